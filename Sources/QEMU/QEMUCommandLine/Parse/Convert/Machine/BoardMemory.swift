// Data table.

/// How much memory QEMU gives to a board when nobody says it. Most have 128 MiB; these have what the hardware has.
enum BoardMemory {
  /// The memory in bytes.
  static func standard(of machine: String, isLoongArch: Bool) -> UInt64 {
    if isLoongArch { return 1 << 30 }
    return (kibibytes[machine] ?? 131_072) << 10
  }

  private static let kibibytes: [String: UInt64] = {
    var table: [String: UInt64] = [:]
    func add(_ names: [String], _ size: UInt64) { for name in names { table[name] = size } }
    add(["sifive_e"], 16)
    add(["opentitan"], 128)
    add(["mps2-an385", "mps2-an386", "mps2-an500", "mps2-an505", "mps2-an511", "mps2-an521"], 16_384)
    add(["musicpal"], 32_768)
    add(["lx60", "lx60-nommu", "next-cube"], 65_536)
    add(["lx200", "lx200-nommu"], 98_304)
    add(["palmetto-bmc", "supermicrox11-bmc", "kc705-nommu", "ml605-nommu"], 262_144)
    add(["ml605"], 393_216)
    add(
      [
        "raspi0", "raspi1ap", "raspi3ap", "romulus-bmc", "witherspoon-bmc", "ast2500-evb", "fp5280g2-bmc",
        "sonorapass-bmc", "npcm750-evb", "quanta-gsj", "collie", "hppa", "pseries",
      ], 524_288)
    add(["kc705"], 917_504)
    add(
      [
        "raspi2b", "raspi3b", "sbsa-ref", "cubieboard", "orangepi-pc", "ast2600-evb", "rainier-bmc", "tacoma-bmc",
        "g220a-bmc", "kudo-bmc", "mori-bmc", "qcom-dc-scm-v1-bmc", "qcom-firework-bmc", "quanta-gbs-bmc", "powernv",
        "powernv8", "powernv9", "powernv10",
      ], 1_048_576)
    add(["raspi4b", "bletchley-bmc", "fby35-bmc", "fuji-bmc", "mps3-an524", "mps3-an547"], 2_097_152)
    return table
  }()
}

import DroverCore

// Commands that change drives.
extension HMPRendering {
  init?(blockOrder command: QMPCommand) {
    let arguments = command.arguments
    func text(_ name: String) -> String? { arguments[name]?.string }
    switch command.name {
    case "eject":
      guard let drive = text("device") else { return nil }
      self = .order("eject \(arguments["force"]?.bool == true ? "-f " : "")\(HMPWord.quoted(drive))")
    case "blockdev-change-medium":
      guard let drive = text("device"), let path = text("filename") else { return nil }
      let force = arguments["force"]?.bool == true ? "-f " : ""
      let format = text("format").map { " \(HMPWord.quoted($0))" } ?? ""
      self = .order("change \(HMPWord.quoted(drive)) \(force)\(HMPWord.quoted(path))\(format)")
    case "block_resize":
      guard let drive = text("device"), let bytes = arguments["size"]?.uint64 else { return nil }
      self = .order("block_resize \(HMPWord.quoted(drive)) \(bytes)B")
    case "block_set_io_throttle": self.init(limits: arguments)
    default: return nil
    }
  }

  /// The limits of a drive: six numbers. It has no words for bursts, groups and the size of a request.
  private init?(limits arguments: JSONObject) {
    let names = ["bps", "bps_rd", "bps_wr", "iops", "iops_rd", "iops_wr"]
    guard let drive = arguments["id"]?.string ?? arguments["device"]?.string else { return nil }
    for member in arguments.members where member.key != "id" && member.key != "device" {
      guard names.contains(member.key) || member.value == .integer(0) else { return nil }
    }
    let numbers = names.map { "\(arguments[$0]?.uint64 ?? 0)" }
    self = .order("block_set_io_throttle \(HMPWord.quoted(drive)) \(numbers.joined(separator: " "))")
  }
}

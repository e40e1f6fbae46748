import DomainModel
import DroverCore
import DroverHost
import Glibc

/// The program that plays a guest's TPM, and the folder in which it keeps what the guest entrusted to it.
struct TPMEmulator: Sendable {
  /// The alias of the device.
  let alias: String
  /// Whether it speaks version 2.0.
  let isVersion2: Bool
  /// Where the state is.
  let folder: String
  /// The banks of hashes that are to be active; empty: the program's choice.
  let banks: [String]
  let debugLevel: UInt32?
  /// Who the state is made for, in its certificates.
  let owner: String
  let configuration: HypervisorConfiguration

  /// Takes what a definition says; nil when the guest has no TPM that a program plays.
  ///
  /// Errors: `configUnsupported` for what the program cannot be told, and when it is not installed.
  init?(_ definition: DomainDefinition, name: String, configuration: HypervisorConfiguration) throws(VirtError) {
    guard let tpm = definition.devices?.tpms.first(where: { $0.backend?.type == .emulator }), let backend = tpm.backend
    else { return nil }
    guard backend.encryption == nil else {
      throw VirtError(.configUnsupported, "the state of a TPM cannot be encrypted: there is no store of secrets")
    }
    guard backend.source?.type != .file else {
      throw VirtError(.configUnsupported, "the state of a TPM is kept in a folder; one file for it is not supported")
    }
    let uuid = definition.uuid ?? UUID(high: 0, low: 0)
    alias = tpm.info.alias?.name ?? "tpm0"
    isVersion2 = backend.version != .v12
    folder =
      backend.source?.path ?? "\(configuration.tpmFolder)/\(uuid)/\(isVersion2 ? "tpm2" : "tpm1.2")"
    banks = backend.activePcrBanks?.names ?? []
    debugLevel = backend.debug
    owner = "\(name):\(uuid)"
    self.configuration = configuration
    guard !folder.contains(",") else {
      throw VirtError(.configUnsupported, "swtpm takes no folder with a comma in its name: \(folder)")
    }
  }

  /// The running program.
  func companion(in run: RunFolder) -> CompanionPlan {
    var arguments = [
      "socket", "--ctrl", "type=unixio,fd=\(CompanionPlan.socketNumber)", "--tpmstate", "dir=\(folder),mode=0600",
      // QEMU's end is its end.
      "--terminate",
    ]
    if isVersion2 { arguments.append("--tpm2") }
    if let debugLevel { arguments += ["--log", "fd=2,level=\(debugLevel)"] }
    return CompanionPlan(
      program: "swtpm", alias: alias, executable: configuration.swtpm, arguments: arguments,
      socket: "\(run.path)/\(alias)-swtpm.sock", user: configuration.tpmUser)
  }

  /// How long the making of keys and certificates may take; a busy host takes many times the usual two seconds.
  private static let setupLimit = Duration.seconds(120)

  /// What makes the state in a folder, or changes what is there.
  func setup(in folder: String, isNew: Bool, run: RunFolder) -> HelperProgram {
    var arguments = isVersion2 ? ["--tpm2"] : []
    arguments += ["--tpm-state", folder]
    if isNew {
      arguments += [
        "--vmid", owner, "--createek", "--create-ek-cert", "--create-platform-cert", "--lock-nvram",
        "--not-overwrite",
      ]
    } else {
      arguments.append("--reconfigure")
    }
    if !banks.isEmpty { arguments += ["--pcr-banks", banks.joined(separator: ",")] }
    return HelperProgram(
      executable: configuration.swtpmSetup, arguments: arguments, user: configuration.tpmUser, folder: run)
  }

  /// Runs that.
  func setUp(in folder: String, isNew: Bool, run: RunFolder, reactor: Reactor) async throws(VirtError) {
    try await setup(in: folder, isNew: isNew, run: run).run(within: Self.setupLimit, reactor: reactor)
  }
}

extension TPMBanks {
  /// As swtpm_setup takes them.
  fileprivate var names: [String] {
    [(sha1, "sha1"), (sha256, "sha256"), (sha384, "sha384"), (sha512, "sha512")].filter(\.0).map(\.1)
  }
}

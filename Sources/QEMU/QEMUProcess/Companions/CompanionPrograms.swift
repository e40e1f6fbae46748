import DroverHost
import Glibc

/// Which programs this host has to run beside guests, at present.
struct CompanionPrograms: Sendable {
  /// Whether a TPM can be played.
  var hasTPM = true
  /// Whether folders can be served.
  var hasFilesystems = true

  /// Looks. Blocks on the disk.
  static func find(_ configuration: HypervisorConfiguration) -> CompanionPrograms {
    let programs = [configuration.swtpm, configuration.swtpmSetup]
    return CompanionPrograms(
      hasTPM: programs.allSatisfy { access($0, X_OK) == 0 },
      hasFilesystems: VhostUserShelf(folders: configuration.vhostUserFolders).program(for: "fs") != nil)
  }
}

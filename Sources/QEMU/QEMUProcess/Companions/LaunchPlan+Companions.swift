import DomainModel
import DroverCore
import DroverHost
import Glibc

extension DomainDefinition {
  /// Names the program that serves each shared folder, as the live definition shows it.
  ///
  /// - Throws: `configUnsupported` when a folder is to be shared and there is no program for it.
  mutating func chooseFilesystemServers(_ shelf: VhostUserShelf) throws(VirtError) {
    guard var filesystems = devices?.filesystems else { return }
    for index in filesystems.indices where filesystems[index].needsServer && filesystems[index].binary?.path == nil {
      guard let program = shelf.program(for: "fs") else {
        throw VirtError(
          .configUnsupported,
          "there is no virtiofsd on this host: no descriptor in \(shelf.folders.joined(separator: ", ")) names one")
      }
      var binary = filesystems[index].binary ?? FilesystemBinary()
      binary.path = program
      filesystems[index].binary = binary
    }
    devices?.filesystems = filesystems
  }
}

extension LaunchPlan {
  /// Decides which programs run beside the emulator.
  mutating func planCompanions(name: String, _ configuration: HypervisorConfiguration) throws(VirtError) {
    if let emulator = try TPMEmulator(definition, name: name, configuration: configuration) {
      try Self.require(configuration.swtpm, "a TPM")
      try Self.require(configuration.swtpmSetup, "a TPM")
      tpm = emulator
      companions.append(emulator.companion(in: folder))
    }
    for filesystem in definition.devices?.filesystems ?? [] where filesystem.needsServer {
      let program = filesystem.binary?.path ?? ""
      try Self.require(program, "the shared folder '\(filesystem.target?.dir ?? "")'")
      companions.append(try VirtioFSServer(filesystem: filesystem, executable: program).companion(in: folder))
    }
  }

  private static func require(_ program: String, _ what: String) throws(VirtError) {
    guard access(program, X_OK) == 0 else {
      throw VirtError(
        .configUnsupported, "\(what) needs the program \(program)", causes: [SystemFailure(errno).words])
    }
  }
}

import DomainModel
import Domains
import DroverCore
import DroverHost
import QEMUCommandLine

/// What a start is going to do, decided before anything is changed on the host.
struct LaunchPlan: Sendable {
  /// The definition of the running domain: aliases given, what is missing on purpose taken out.
  var definition: DomainDefinition
  /// The emulator, its arguments and environment, and the descriptors that they name.
  var command: CommandLine
  /// The folder of the run.
  var folder: RunFolder
  /// The emulator's version, for the log.
  var version: String
  /// Whether a master key has to lie in the folder.
  var needsMasterKey: Bool
  /// The programs that run beside the emulator.
  var companions: [CompanionPlan] = []
  /// The program that plays the TPM, which needs a state of its own.
  var tpm: TPMEmulator?
  /// The images that take what is to be forgotten.
  var overlays: [OverlayPlan] = []
  /// The folders for memory that lies in files.
  var memoryFolders: [String] = []
  /// Programs of the user's that are told of taps that are gone; known when the taps are made.
  var downScripts: [InterfaceScript] = []
  /// The guest's end of its sockets to the host: opened before the command line, which names its address.
  var vsock: SharedDescriptor?
}

extension LaunchPlan {
  /// The paths of sockets that are made for the guest's lines.
  var sockets: [String] {
    command.descriptors.compactMap { passed in
      if case .listener(let path) = passed.purpose { path } else { nil }
    }
  }

  /// Whether everything that is made or opened for the guest lies below a folder.
  func usesOnlyFiles(below folder: String) -> Bool {
    command.descriptors.allSatisfy { passed in
      switch passed.purpose {
      case .monitor: true
      case .listener(let path): path.hasPrefix(folder) && !path.contains("/../")
      default: false
      }
    }
  }
}

/// Makes plans. A protocol, so that tests can launch what is not QEMU.
protocol LaunchPlanner: Sendable {
  /// Decides how a domain is started. Errors: those of the definition under this emulator.
  func plan(_ request: StartRequest, context: HypervisorContext) async throws(VirtError) -> LaunchPlan
}

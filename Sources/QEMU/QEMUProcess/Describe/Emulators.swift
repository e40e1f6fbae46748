import DomainModel
import Glibc

/// Where the emulators of a host are. Blocks on the disk.
enum Emulators {
  /// The emulator for guests of an architecture; nil when there is none.
  static func find(_ architecture: GuestArchitecture, in folders: [String]) -> String? {
    var names = ["qemu-system-\(architecture.targetName)"]
    // The one that Red Hat's family ships.
    if architecture == QEMUHypervisor.hostArchitecture { names.append("qemu-kvm") }
    for name in names {
      for folder in folders where access("\(folder)/\(name)", X_OK) == 0 { return "\(folder)/\(name)" }
    }
    return nil
  }
}

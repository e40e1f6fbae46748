import Domains
import DroverCore
import QEMUMonitor

extension QEMUGuest {
  func injectNMI() async throws(VirtError) { _ = try await ask(.injectNMI) }

  func press(keys: [UInt32], hold: Duration?) async throws(VirtError) {
    _ = try await ask(.sendKey(numbers: keys, hold: hold))
  }

  func setMemory(kibibytes: UInt64) async throws(VirtError) {
    guard let size = ByteCount(kibibytes: kibibytes) else {
      throw VirtError(.invalidArg, "\(kibibytes) KiB are more than there can be")
    }
    _ = try await ask(.balloon(size))
  }

  func setEndsOnReboot(_ ends: Bool) async throws(VirtError) {
    _ = try await ask(.setAction([("reboot", ends ? "shutdown" : "reset")]))
  }
}

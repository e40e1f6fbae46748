import Domains
import DroverCore
import QEMUMonitor

extension QEMUGuest {
  func setBalloonPeriod(seconds: Int32, alias: String) async throws(VirtError) {
    _ = try await ask(.setBalloonPeriod(seconds: seconds, alias: alias))
  }
}

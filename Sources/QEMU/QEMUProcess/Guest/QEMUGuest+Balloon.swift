import Domains
import DroverCore
import QEMUMonitor

extension QEMUGuest {
  func setBalloonPeriod(seconds: Int32, alias: String) async throws(VirtError) {
    _ = try await ask(
      .setProperty(
        "guest-stats-polling-interval", of: names.path(alias), to: .integer(Int64(max(0, seconds)))))
  }
}

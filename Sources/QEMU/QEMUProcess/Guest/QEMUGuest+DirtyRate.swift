import Domains
import DroverCore
import QEMUMonitor

extension QEMUGuest {
  func measureDirtyRate(seconds: Int, mode: DirtyRateMode) async throws(VirtError) {
    _ = try await ask(.measureDirtyRate(seconds: seconds, mode: mode.rawValue))
  }
}

extension DirtyRateStatistics {
  /// Reads `query-dirty-rate`; nil for what is none.
  init?(_ answer: JSON) {
    guard let word = answer["status"]?.string else { return nil }
    let status: Status =
      switch word {
      case "measuring": .measuring
      case "measured": .measured
      default: .unstarted
      }
    let each = (answer["vcpu-dirty-rate"]?.array ?? []).compactMap { item -> (index: Int, rate: Int64)? in
      guard let index = item["id"]?.int, let rate = item["dirty-rate"]?.int64 else { return nil }
      return (index, rate)
    }
    self.init(
      status, start: answer["start-time"]?.int64 ?? 0, period: Int32(clamping: answer["calc-time"]?.int64 ?? 0),
      mode: answer["mode"]?.string ?? "page-sampling",
      rate: status == .measured ? answer["dirty-rate"]?.int64 ?? 0 : nil, virtualCPUs: each)
  }
}

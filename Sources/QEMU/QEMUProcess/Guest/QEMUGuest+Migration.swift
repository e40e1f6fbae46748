import Domains
import DroverCore
import QEMUMonitor

extension QEMUGuest {
  func sendMigration(to address: MigrationAddress, settings: MigrationSettings) async throws(VirtError) {
    _ = try await ask(
      .setMigrationCapabilities([("events", true), ("auto-converge", settings.autoConverge)]))
    try await changeMigration(settings)
    _ = try await ask(.migrate(to: address.qemuURI(listening: nil)))
  }

  func changeMigration(_ settings: MigrationSettings) async throws(VirtError) {
    var parameters = JSONObject()
    if let bandwidth = settings.bandwidth { parameters["max-bandwidth"] = JSON(bandwidth) }
    if let downtime = settings.downtime { parameters["downtime-limit"] = JSON(downtime) }
    if let cache = settings.compressionCache { parameters["xbzrle-cache-size"] = JSON(cache) }
    if let step = settings.autoConvergeInitial { parameters["cpu-throttle-initial"] = .integer(Int64(step)) }
    if let step = settings.autoConvergeIncrement { parameters["cpu-throttle-increment"] = .integer(Int64(step)) }
    guard !parameters.isEmpty else { return }
    _ = try await ask(.setMigrationParameters(parameters))
  }

  func migrationSettings() async throws(VirtError) -> MigrationSettings {
    let answer = try await ask(.queryMigrationParameters)
    var settings = MigrationSettings()
    settings.bandwidth = answer["max-bandwidth"]?.uint64
    settings.downtime = answer["downtime-limit"]?.uint64
    settings.compressionCache = answer["xbzrle-cache-size"]?.uint64
    return settings
  }

  func cancelMigration() async throws(VirtError) { _ = try await ask(.cancelMigration) }

  func migrationFigures() async throws(VirtError) -> MigrationFigures {
    MigrationFigures(try await ask(.queryMigration))
  }
}

extension MigrationAddress {
  /// As QEMU knows it.
  ///
  /// - Parameter listening: for the end that listens: at which address of the host.
  func qemuURI(listening address: String?) -> String {
    switch self {
    case .tcp(let host, let port):
      let place = address ?? host
      return "tcp:\(place.contains(":") ? "[\(place)]" : place):\(port)"
    case .unix(let path): return "unix:\(path)"
    }
  }
}

extension MigrationFigures {
  /// Reads `query-migrate`.
  init(_ answer: JSON) {
    self.init(status: answer["status"]?.string.flatMap(MigrationStatus.init) ?? .none)
    elapsed = answer["total-time"]?.uint64 ?? 0
    downtime = answer["downtime"]?.uint64 ?? answer["expected-downtime"]?.uint64
    setup = answer["setup-time"]?.uint64
    failure = answer["error-desc"]?.string
    throttle = answer["cpu-throttle-percentage"]?.int64.flatMap { Int32(exactly: $0) }
    guard let memory = answer["ram"] else { return }
    total = memory["total"]?.uint64 ?? 0
    transferred = memory["transferred"]?.uint64 ?? 0
    remaining = memory["remaining"]?.uint64 ?? 0
    constantPages = memory["duplicate"]?.uint64 ?? 0
    normalPages = memory["normal"]?.uint64 ?? 0
    normalBytes = memory["normal-bytes"]?.uint64 ?? 0
    iteration = memory["dirty-sync-count"]?.uint64 ?? 0
    dirtyRate = memory["dirty-pages-rate"]?.uint64 ?? 0
    pageSize = memory["page-size"]?.uint64 ?? 0
    // QEMU tells megabits; a figure that is no number of them is none.
    let megabits = memory["mbps"]?.double ?? 0
    bytesPerSecond = megabits.isFinite && megabits > 0 && megabits < 1e12 ? UInt64(megabits * 125_000) : 0
  }
}

import DroverClient
import DroverCore
@testable import SystemHarness

/// A client that carries a guest from one daemon to the other, as far as it is told.
// Safety: a test awaits each phase before it begins the next.
final class MigrationCarrier: @unchecked Sendable {
  /// What has been done when somebody dies.
  enum Phase: String, CaseIterable, Sendable {
    case begun, prepared, sent, finished
  }

  private(set) var source: Connection
  private(set) var target: Connection
  private let domain: Domain
  private var options: MigrationOptions
  private var cookie: [UInt8] = []

  init(_ pair: MigrationPair, _ guest: Guest) async throws {
    source = try await Connection.open(Endpoint(sockets: [pair.source.socket]))
    target = try await Connection.open(Endpoint(sockets: [pair.target.socket]))
    domain = try await source.domain(named: guest.name)
    options = MigrationOptions(flags: [.live, .changeProtection])
    options.name = guest.name
  }

  /// Goes on until a phase is complete.
  func carry(until last: Phase, bandwidth: UInt64? = nil) async throws {
    options.bandwidth = bandwidth
    try await begin()
    if last == .begun { return }
    try await prepare()
    if last == .prepared { return }
    try await send()
    if last == .sent { return }
    try await finish()
  }

  /// What the target is given as the guest's definition.
  func changeXML(_ change: (String) -> String) { options.xml = options.xml.map(change) }

  func begin() async throws {
    let begun = try await domain.migrateBegin(options)
    (cookie, options.xml) = (begun.cookie, begun.xml)
  }

  func prepare() async throws {
    let prepared = try await target.migratePrepare(options, cookie: cookie)
    (cookie, options.address) = (prepared.cookie, prepared.address)
  }

  func send() async throws { cookie = try await domain.migratePerform(options, cookie: cookie) }

  func finish(isCancelled: Bool = false) async throws {
    _ = try await target.migrateFinish(options, cookie: cookie, isCancelled: isCancelled)
  }

  func confirm(isCancelled: Bool = false) async throws {
    try await domain.migrateConfirm(options, cookie: [], isCancelled: isCancelled)
  }

  /// Goes on as any client does when a phase has failed: what was begun at the target is given up, and the source told.
  func goOn(after done: Phase) async throws {
    do {
      switch done {
      case .begun:
        try await prepare()
        try await send()
      case .prepared: try await send()
      case .sent, .finished: break
      }
    } catch {
      _ = try? await finish(isCancelled: true)
      _ = try? await confirm(isCancelled: true)
      throw error
    }
    do {
      if done != .finished { try await finish() }
    } catch {
      _ = try? await confirm(isCancelled: true)
      throw error
    }
    try await confirm()
  }

  /// Ends both connections without a word, as the kernel does for a process that was killed.
  func die() {
    source.cut()
    target.cut()
  }
}

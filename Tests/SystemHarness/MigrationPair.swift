import Foundation
import Testing

/// Two daemons that move guests to each other, as if they were on two hosts.
struct MigrationPair: Sendable {
  let source: DaemonUnderTest
  let target: DaemonUnderTest

  /// What makes a daemon another host than its neighbour.
  static func configuration(_ name: String, port: Int) -> String {
    """
    hostname = "\(name)"
    host_uuid = "\(UUID().uuidString)"
    migration_host = "127.0.0.1"
    migration_address = "127.0.0.1"
    migration_port_min = \(port)
    migration_port_max = \(port + 15)
    job_timeout = 5
    migration_stall = 2

    """
  }

  /// Runs a body with two daemons, of which nothing stays behind.
  static func with(_ body: @Sendable (MigrationPair) async throws -> Void) async throws {
    try await withDaemon(configuration: configuration("source.example", port: 49_152)) { source in
      try await withDaemon(configuration: configuration("target.example", port: 49_168)) { target in
        try await body(MigrationPair(source: source, target: target))
      }
    }
  }

  /// Waits until something of a guest has been sent.
  func expectSending(_ guest: Guest, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let told: Bool = try await source.python(
      """
      domain = libvirt.open(uri).lookupByUUIDString("\(guest.uuid)")
      end = time.monotonic() + 20
      while domain.jobStats().get("data_processed", 0) == 0 and time.monotonic() < end: time.sleep(0.02)
      tell(domain.jobStats().get("data_processed", 0) > 0)
      """)
    #expect(told, sourceLocation: sourceLocation)
  }

  /// Waits until nothing goes on with a guest at the source.
  func expectNoJob(_ guest: Guest, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(15))
    var job = try await source.virshResult("domjobinfo", guest.name)
    while job.output.contains("bounded"), ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(50))
      job = try await source.virshResult("domjobinfo", guest.name)
    }
    #expect(!job.output.contains("bounded"), "\(job)", sourceLocation: sourceLocation)
  }

  /// What a guest does on one of the hosts, as `domstate --reason` says; nil when there is none.
  static func state(_ guest: Guest, on daemon: DaemonUnderTest) async throws -> String? {
    let result = try await daemon.virshResult("domstate", "--reason", guest.name)
    return result.succeeded ? result.lines.first : nil
  }

  /// Waits until a guest is as it should be. What nobody reports is asked for, as any client would.
  static func expect(
    _ guest: Guest, on daemon: DaemonUnderTest, is expected: String?, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(15))
    var found = try await state(guest, on: daemon)
    while found != expected, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(50))
      found = try await state(guest, on: daemon)
    }
    #expect(found == expected, comment, sourceLocation: sourceLocation)
  }
}

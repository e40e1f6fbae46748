import DroverClient
import DroverCore
import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// Somebody dies while a guest moves: never do two of it run, and never none.
  @Suite("A death in a migration")
  struct MigrationFaultTests {
    typealias Phase = MigrationCarrier.Phase

    private static let here = "running (booted)"
    private static let back = "running (migration canceled)"
    private static let moved = "running (migrated)"
    private static let gone = "shut off (migrated)"

    private func start(_ name: String, _ pair: MigrationPair) async throws -> Guest {
      let guest = Guest.idle(name, on: pair.source)
      try await pair.source.virsh("define", pair.source.write(guest.xml, name))
      try await pair.source.virsh("start", guest.name)
      return guest
    }

    private func expect(
      _ guest: Guest, _ pair: MigrationPair, source: String?, target: String?, _ phase: Phase,
      sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
      try await MigrationPair.expect(
        guest, on: pair.target, is: target, "target, after \(phase)", sourceLocation: sourceLocation)
      try await MigrationPair.expect(
        guest, on: pair.source, is: source, "source, after \(phase)", sourceLocation: sourceLocation)
      // The job is free again, or the domain is off.
      try await pair.expectNoJob(guest, sourceLocation: sourceLocation)
      _ = try await pair.target.virshResult("destroy", guest.name)
    }

    @Test("of the client leaves the guest where it was, or where it had arrived")
    func client() async throws {
      try await MigrationPair.with { pair in
        for phase in Phase.allCases {
          let guest = try await start("client-\(phase)", pair)
          let carrier = try await MigrationCarrier(pair, guest)
          try await carrier.carry(until: phase)
          carrier.die()
          switch phase {
          case .begun, .prepared: try await expect(guest, pair, source: Self.here, target: nil, phase)
          case .sent: try await expect(guest, pair, source: Self.back, target: nil, phase)
          case .finished: try await expect(guest, pair, source: Self.gone, target: Self.moved, phase)
          }
        }
      }
    }

    @Test("of the source's daemon leaves the guest there, unless it had arrived")
    func sourceDaemon() async throws {
      try await MigrationPair.with { pair in
        for phase in Phase.allCases {
          let guest = try await start("source-\(phase)", pair)
          let carrier = try await MigrationCarrier(pair, guest)
          try await carrier.carry(until: phase)
          try await pair.source.crash()
          await #expect(throws: VirtError.self) { try await carrier.goOn(after: phase) }
          try await pair.source.start()
          switch phase {
          case .begun, .prepared: try await expect(guest, pair, source: Self.here, target: nil, phase)
          case .sent: try await expect(guest, pair, source: Self.back, target: nil, phase)
          case .finished:
            // Nobody is left who knows on both sides: what was given up is not taken back.
            let resumed = try await pair.source.virshResult("resume", guest.name)
            #expect(resumed.errors.contains("given up to another host"), "\(resumed)")
            try await expect(guest, pair, source: "paused (migrating)", target: Self.moved, phase)
            try await pair.source.virsh("destroy", guest.name)
          }
        }
      }
    }

    @Test("of the target's daemon leaves the guest at the source, unless it had arrived")
    func targetDaemon() async throws {
      try await MigrationPair.with { pair in
        for phase in Phase.allCases where phase != .begun {
          let guest = try await start("target-\(phase)", pair)
          let carrier = try await MigrationCarrier(pair, guest)
          try await carrier.carry(until: phase)
          try await pair.target.crash()
          if phase == .finished {
            try await carrier.goOn(after: phase)
          } else {
            await #expect(throws: VirtError.self) { try await carrier.goOn(after: phase) }
          }
          try await pair.target.start()
          switch phase {
          case .begun, .prepared: try await expect(guest, pair, source: Self.here, target: nil, phase)
          case .sent: try await expect(guest, pair, source: Self.back, target: nil, phase)
          case .finished: try await expect(guest, pair, source: Self.gone, target: Self.moved, phase)
          }
        }
      }
    }

    @Test("of the target's QEMU leaves the guest at the source, unless it had arrived")
    func targetEmulator() async throws {
      try await MigrationPair.with { pair in
        for phase in Phase.allCases where phase != .begun {
          let guest = try await start("emulator-\(phase)", pair)
          let carrier = try await MigrationCarrier(pair, guest)
          try await carrier.carry(until: phase)
          kill(try #require(emulator(of: guest, on: pair.target)), SIGKILL)
          if phase == .finished {
            try await carrier.goOn(after: phase)
          } else {
            await #expect(throws: VirtError.self) { try await carrier.goOn(after: phase) }
          }
          switch phase {
          case .begun, .prepared: try await expect(guest, pair, source: Self.here, target: nil, phase)
          case .sent: try await expect(guest, pair, source: Self.back, target: nil, phase)
          // It died as any guest may.
          case .finished: try await expect(guest, pair, source: Self.gone, target: nil, phase)
          }
        }
      }
    }

    @Test("of the source's QEMU ends the guest, unless all of it had been sent")
    func sourceEmulator() async throws {
      try await MigrationPair.with { pair in
        for phase in Phase.allCases {
          let guest = try await start("lost-\(phase)", pair)
          let carrier = try await MigrationCarrier(pair, guest)
          try await carrier.carry(until: phase)
          kill(try #require(emulator(of: guest, on: pair.source)), SIGKILL)
          try await MigrationPair.expect(guest, on: pair.source, is: "shut off (crashed)", "source, after \(phase)")
          await #expect(throws: VirtError.self) { try await carrier.goOn(after: phase) }
          let arrives = phase == .sent || phase == .finished
          try await expect(
            guest, pair, source: "shut off (crashed)", target: arrives ? Self.moved : nil, phase)
        }
      }
    }

    /// Who dies while the guest is sent; whoever does so to the source's QEMU ends the guest, so that comes last.
    enum Victim: String, CaseIterable, Sendable {
      case targetEmulator, targetDaemon, sourceDaemon, client, sourceEmulator
    }

    @Test("of anybody while the guest is sent leaves it at the source")
    func whileSending() async throws {
      try await MigrationPair.with { pair in
        let guest = try Guest.linux("sending", on: pair.source)
        try await pair.source.virsh("define", pair.source.write(guest.xml, "sending"))
        try await pair.source.virsh("start", "--paused", guest.name)
        let console = try Console(pair.source.file("sending") + ".console")
        try await pair.source.virsh("resume", guest.name)
        try await console.line(holding: "count 1 ")
        for victim in Victim.allCases {
          let carrier = try await MigrationCarrier(pair, guest)
          try await carrier.carry(until: .begun, bandwidth: 1)
          carrier.changeXML { $0.replacingOccurrences(of: pair.source.folder, with: pair.target.folder) }
          try await carrier.prepare()
          async let sent: Void = carrier.send()
          try await pair.expectSending(guest)
          switch victim {
          case .client: carrier.die()
          case .sourceDaemon: try await pair.source.crash()
          case .targetDaemon: try await pair.target.crash()
          case .sourceEmulator: kill(try #require(emulator(of: guest, on: pair.source)), SIGKILL)
          case .targetEmulator: kill(try #require(emulator(of: guest, on: pair.target)), SIGKILL)
          }
          do {
            if victim == .targetDaemon { try await pair.source.virsh("domjobabort", guest.name) }
            try await sent
            Issue.record("it was sent, after \(victim)")
          } catch {
            _ = try? await carrier.finish(isCancelled: true)
          }
          if victim == .sourceDaemon { try await pair.source.start() }
          if victim == .targetDaemon { try await pair.target.start() }
          try await MigrationPair.expect(guest, on: pair.target, is: nil, "target, after \(victim)")
          try await pair.expectNoJob(guest)
          guard victim != .sourceEmulator else { break }
          let seen = console.lines.value.lines.count
          _ = try await console.lines.wait(for: "the count going on", within: .seconds(20)) { written in
            written.lines.dropFirst(seen).first { $0.contains("count ") }
          }
        }
        try await MigrationPair.expect(guest, on: pair.source, is: "shut off (crashed)", "at last")
      }
    }

    /// Both QEMUs have the guest's uuid in their command line; whose each is, its files say.
    private func emulator(of guest: Guest, on daemon: DaemonUnderTest) -> Int32? {
      Processes.touching(daemon.root).first { Processes.arguments(of: $0).contains(guest.uuid) }
    }
  }
}

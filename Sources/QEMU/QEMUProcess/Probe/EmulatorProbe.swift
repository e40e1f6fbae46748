import DomainModel
import DroverCore
import DroverHost
import Glibc
import QEMUCapabilities
import QEMUMonitor

/// Runs one emulator without a machine, asks it what the probe's script says, and ends it.
struct EmulatorProbe: Sendable {
  /// How long all of it may take; a loaded host takes many times the usual half second.
  static let limit: Duration = .seconds(60)

  let emulator: String
  let usesKVM: Bool
  let user: UserIdentity?
  /// The value of the argument `-name` of its processes.
  let name: String
  let reactor: Reactor

  /// Asks and concludes.
  ///
  /// - Throws: `internalError` for what is no QEMU, with what it wrote.
  func run() async throws(VirtError) -> Capabilities {
    let transcript = try await record()
    do {
      return try Capabilities(transcript)
    } catch {
      throw VirtError(.internalError, "cannot use the emulator \(emulator)", causes: [error.description])
    }
  }

  /// Asks: the best accelerator, and under KVM the translator too.
  func record() async throws(VirtError) -> ProbeTranscript {
    var transcript = ProbeTranscript()
    let first = try await converse(accelerator: usesKVM ? "kvm:tcg" : "tcg") { ask in
      var exchanges = await ask(Array(ProbeScript.opening.dropFirst()))
      let target = exchanges.last?.reply.value?["arch"]?.string
      exchanges += await ask(ProbeScript.main(for: target.flatMap(GuestArchitecture.init(targetName:))))
      return exchanges
    }
    transcript.conversations.append(first)
    if usesKVM {
      transcript.conversations.append(
        try await converse(accelerator: "tcg") { ask in await ask(ProbeScript.translator) })
    }
    return transcript
  }

  private typealias Ask = ([ProbeCommand]) async -> [ProbeTranscript.Exchange]

  /// One process from its start to its end.
  private func converse(
    accelerator: String, _ body: (Ask) async -> [ProbeTranscript.Exchange]
  ) async throws(VirtError) -> [ProbeTranscript.Exchange] {
    let process = try await ProbeProcess.start(
      emulator, accelerator: accelerator, user: user, name: name, reactor: reactor)
    let channel = process.channel
    let outcome: Result<[ProbeTranscript.Exchange], QMPFailure>
    do throws(QMPFailure) {
      _ = try await channel.ready()
      var failure: QMPFailure?
      let exchanges = await body { commands in
        do throws(QMPFailure) {
          return try await Self.ask(commands, channel)
        } catch {
          failure = failure ?? error
          return []
        }
      }
      if let failure { throw failure }
      outcome = .success(
        [ProbeTranscript.Exchange(command: ProbeCommand("qmp_capabilities"), reply: .value([:]))] + exchanges)
    } catch {
      outcome = .failure(error)
    }
    let words = await process.end()
    switch outcome {
    case .success(let exchanges): return exchanges
    case .failure(let failure):
      let reason = words.isEmpty ? failure.virtError.message : words
      throw VirtError(.internalError, "cannot ask the emulator \(emulator) what it can do", causes: [reason])
    }
  }

  /// All in one flight; a refusal is an answer.
  private static func ask(
    _ commands: [ProbeCommand], _ channel: MonitorChannel
  ) async throws(QMPFailure) -> [ProbeTranscript.Exchange] {
    let requests = commands.map { QMPCommand($0.name, arguments: $0.arguments, pace: .heavy) }
    let replies = await channel.replies(to: requests, limit: limit)
    var exchanges: [ProbeTranscript.Exchange] = []
    for (command, result) in zip(commands, replies) {
      let reply = try result.get()
      if let refusal = reply.refusal {
        exchanges.append(
          .init(command: command, reply: .failure(type: refusal.errorClass.rawValue, description: refusal.text)))
      } else {
        exchanges.append(.init(command: command, reply: .value(reply.message["return"] ?? .null)))
      }
    }
    return exchanges
  }
}

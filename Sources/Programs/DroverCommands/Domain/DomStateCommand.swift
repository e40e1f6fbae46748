import ArgumentParser
import DroverClient
import DroverCore

struct DomStateCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domstate", abstract: "Show what a domain is doing, and why.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Flag(help: "And why.") var reason = false

  func run(in session: ToolSession) async throws {
    let state = try await session.connected { connection in
      let domain = try await connection.domain(meaning: domain.text)
      return try await CommandFailure.saying("Failed to get domain state") { () async throws(VirtError) in
        let numbers = try await domain.stateNumbers()
        return StateNumbers(state: numbers.state, reason: numbers.reason)
      }
    }
    session.show(Self.report(state, reason: reason))
  }

  static func report(_ state: StateNumbers, reason: Bool) -> Report {
    let text = reason ? "\(state.words) (\(state.reasonWords))" : state.words
    return Report(
      .answer(text + "\n"), json: ["state": .string(state.words), "reason": .string(state.reasonWords)])
  }
}

struct DomControlCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domcontrol", abstract: "Show whether a domain's QEMU can be spoken to.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    let info = try await session.connected { connection in
      try await connection.domain(meaning: domain.text).controlInfo()
    }
    session.show(Self.report(info))
  }

  static func report(_ info: ControlInfo) -> Report {
    let text: String
    switch info.state {
    case .ok, nil: text = info.word
    case .error: text = "\(info.word): \(info.errorWord)"
    case .job, .occupied: text = "\(info.word) (\(seconds(info.since))s)"
    }
    return Report(
      .answer(text + "\n"),
      json: ["state": .string(info.word), "milliseconds": JSON(info.since)])
  }

  private static func seconds(_ milliseconds: UInt64) -> String {
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}

extension ControlInfo {
  var word: String {
    switch state {
    case .ok: "ok"
    case .job: "background job"
    case .occupied: "occupied"
    case .error: "error"
    case nil: "unknown"
    }
  }

  var errorWord: String {
    switch details {
    case 2: "monitor failure"
    case 3: "internal (locking) error"
    default: "unknown"
    }
  }
}

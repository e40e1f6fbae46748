import ArgumentParser
import DroverClient
import DroverCore

struct DomJobInfoCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domjobinfo", abstract: "Show the long job that a domain is busy with.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Flag(help: "The last one that ended, which is forgotten then.") var completed = false
  @Flag(help: "It is not forgotten.") var keepCompleted = false
  @Flag(help: "Accepted for virsh's sake; any kind of job is shown.") var anystats = false

  func run(in session: ToolSession) async throws {
    let info = try await session.connected { connection in
      try await connection.domain(meaning: domain.text).jobInfo(
        completed: completed || keepCompleted, keeping: keepCompleted)
    }
    session.show(Self.report(info))
  }

  static func report(_ info: JobInfo) -> Report {
    var text = line("Job type:", info.word)
    var json: JSONObject = ["type": .string(info.word)]
    if let word = info.operationWord {
      text += line("Operation:", word)
      json["operation"] = .string(word)
    }
    if let elapsed = info.elapsed {
      text += padded("Time elapsed:", 17) + " " + padded("\(elapsed)", 12) + " ms\n"
      json["elapsedMilliseconds"] = JSON(elapsed)
    }
    return Report(.answer(text), json: .object(json))
  }

  // virsh pads the values too.
  private static func line(_ name: String, _ value: String) -> String {
    padded(name, 17) + " " + padded(value, 12) + "\n"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension JobInfo {
  var word: String {
    switch kind {
    case .some(.none): "None"
    case .bounded: "Bounded"
    case .unbounded: "Unbounded"
    case .completed: "Completed"
    case .failed: "Failed"
    case .cancelled: "Cancelled"
    case nil: "unknown"
    }
  }

  /// In virsh's words; nil when there is no job, or the daemon does not say.
  var operationWord: String? {
    guard let operation else { return nil }
    let words = [
      "Unknown", "Start", "Save", "Restore", "Incoming migration", "Outgoing migration", "Snapshot",
      "Snapshot revert", "Dump", "Backup", "Snapshot delete",
    ]
    return words.indices.contains(Int(operation)) ? words[Int(operation)] : "Unknown"
  }
}

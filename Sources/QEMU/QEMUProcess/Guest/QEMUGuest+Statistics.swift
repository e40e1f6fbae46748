import Domains
import DroverCore
import QEMUMonitor

extension QEMUGuest {
  func statistics(_ groups: GuestStatistics.Groups, limit: Duration) async throws(VirtError) -> GuestStatistics {
    let questions = StatisticsQuestion.allCases.filter { groups.contains($0.group) }
    let results = await replies(to: questions.map(\.command), limit: limit)
    var answers: [StatisticsQuestion: JSON] = [:]
    for (question, result) in zip(questions, results) {
      // Silence is an error. A refusal is an answer: a guest without a balloon has nothing to tell of it.
      if case .success(let value) = try result.get().value { answers[question] = value }
    }
    return GuestStatistics(answers, process: process.pid)
  }
}

/// What QEMU is asked for figures.
enum StatisticsQuestion: CaseIterable, Hashable {
  case balloonSize, balloonDetails, blocks, images, virtualCPUs, ioThreads

  var group: GuestStatistics.Groups {
    switch self {
    case .balloonSize, .balloonDetails: .balloon
    case .blocks, .images: .blocks
    case .virtualCPUs: .virtualCPUs
    case .ioThreads: .ioThreads
    }
  }

  var command: QMPCommand {
    switch self {
    case .balloonSize: .queryBalloon
    case .balloonDetails: .property("guest-stats", of: "/machine/peripheral/balloon0")
    case .blocks: .queryBlockStatistics
    case .images: .queryBlock
    case .virtualCPUs: .queryCPUs
    case .ioThreads: .queryIOThreads
    }
  }
}

extension GuestStatistics {
  /// Makes figures of QEMU's answers, and of what the kernel knows of the threads that they name.
  init(_ answers: [StatisticsQuestion: JSON], process: Int32) {
    self.init()
    if let size = answers[.balloonSize].flatMap(QMPIdentity.balloon) {
      var statistics = BalloonStatistics(actual: size.kibibytes)
      if let details = answers[.balloonDetails] { statistics.add(details) }
      balloon = statistics
    }
    if let answer = answers[.blocks] {
      blocks = BlockStatistics.list(answer, images: BlockStatistics.images(answers[.images] ?? .null))
    }
    if let answer = answers[.virtualCPUs] {
      virtualCPUs = QMPCPU.list(answer).map { cpu in
        ThreadFacts(process: process, thread: cpu.thread).statistics(ofCPU: cpu.index)
      }
    }
    if let answer = answers[.ioThreads] { ioThreads = IOThreadStatistics.list(answer) }
  }
}

extension IOThreadStatistics {
  /// Reads `query-iothreads`; threads with other names than ours are left out.
  static func list(_ answer: JSON) -> [IOThreadStatistics] {
    (answer.array ?? []).compactMap { item in
      guard let name = item["id"]?.string, name.hasPrefix("iothread"), let id = UInt32(name.dropFirst(8)) else {
        return nil
      }
      func number(_ key: String) -> UInt64 { item[key]?.uint64 ?? 0 }
      return IOThreadStatistics(
        id: id, pollMaximum: number("poll-max-ns"), pollGrow: number("poll-grow"), pollShrink: number("poll-shrink"))
    }
  }
}

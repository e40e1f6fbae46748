import Domains
import DroverCore
import QEMUMonitor

extension QEMUGuest {
  func statistics(_ groups: GuestStatistics.Groups, limit: Duration) async throws(VirtError) -> GuestStatistics {
    let questions = StatisticsQuestion.allCases.filter {
      groups.contains($0.group) && understands($0.command(names))
    }
    let results = await replies(to: questions.map { $0.command(names) }, limit: limit)
    var answers: [StatisticsQuestion: JSON] = [:]
    for (question, result) in zip(questions, results) {
      // Silence is an error. A refusal is an answer: a guest without a balloon has nothing to tell of it.
      if case .success(let value) = try result.get().value { answers[question] = value }
    }
    return GuestStatistics(answers, process: process.pid, showsAffinity: groups.contains(.affinity), names: names)
  }
}

/// What QEMU is asked for figures.
enum StatisticsQuestion: CaseIterable, Hashable {
  case balloonSize, balloonDetails, blocks, images, virtualCPUs, ioThreads
  case kernelNames, machineCounts, processorCounts, processorPaths, dirtyRate

  var group: GuestStatistics.Groups {
    switch self {
    case .balloonSize, .balloonDetails: .balloon
    case .blocks, .images: .blocks
    case .virtualCPUs: .virtualCPUs
    case .ioThreads: .ioThreads
    case .kernelNames, .machineCounts, .processorCounts, .processorPaths: .kernel
    case .dirtyRate: .dirtyRate
    }
  }

  func command(_ names: GuestNames) -> QMPCommand {
    switch self {
    case .balloonSize: .queryBalloon
    case .balloonDetails: .property("guest-stats", of: names.path("balloon0"))
    case .blocks: .queryBlockStatistics
    case .images: .queryBlock
    case .virtualCPUs, .processorPaths: .queryCPUs
    case .ioThreads: .queryIOThreads
    case .kernelNames: .queryCountNames
    case .machineCounts: .queryCounts(of: "vm")
    case .processorCounts: .queryCounts(of: "vcpu")
    case .dirtyRate: .queryDirtyRate
    }
  }
}

extension GuestStatistics {
  /// Makes figures of QEMU's answers, and of what the kernel knows of the threads that they name.
  init(
    _ answers: [StatisticsQuestion: JSON], process: Int32, showsAffinity: Bool = false,
    names: GuestNames = GuestNames()
  ) {
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
        let thread = ThreadFacts(process: process, thread: cpu.thread)
        var statistics = thread.statistics(ofCPU: cpu.index)
        if showsAffinity { statistics.affinity = thread.affinity }
        return statistics
      }
    }
    if let answer = answers[.ioThreads] {
      ioThreads = IOThreadStatistics.list(answer, process: showsAffinity ? process : nil, names: names)
    }
    kernel = KernelStatistics(answers)
    dirtyRate = answers[.dirtyRate].flatMap(DirtyRateStatistics.init)
  }
}

extension IOThreadStatistics {
  /// Reads `query-iothreads`; threads with other names than ours are left out.
  ///
  /// - Parameter process: whose threads are looked at; nil to leave out what only the kernel knows.
  static func list(_ answer: JSON, process: Int32? = nil, names: GuestNames = GuestNames()) -> [IOThreadStatistics] {
    (answer.array ?? []).compactMap { item in
      guard let id = names.ioThread(item["id"]?.string) else { return nil }
      func number(_ key: String) -> UInt64 { item[key]?.uint64 ?? 0 }
      var statistics = IOThreadStatistics(
        id: id, pollMaximum: number("poll-max-ns"), pollGrow: number("poll-grow"), pollShrink: number("poll-shrink"))
      if let process, let thread = item["thread-id"]?.int64.flatMap({ Int32(exactly: $0) }) {
        statistics.affinity = ThreadFacts(process: process, thread: thread).affinity
      }
      return statistics
    }
  }
}

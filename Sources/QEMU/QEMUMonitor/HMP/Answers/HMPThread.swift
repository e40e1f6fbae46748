/// One I/O thread in the answer to `info iothreads`.
public struct HMPThread: Hashable, Sendable {
  /// The id of its object.
  public let id: String
  /// Its number for the kernel.
  public private(set) var thread: Int32 = 0
  /// The longest time that it polls, nanoseconds; how that grows and shrinks.
  public private(set) var pollMaximum: UInt64 = 0, pollGrow: UInt64 = 0, pollShrink: UInt64 = 0

  /// Reads the answer: `iothread1:`, and what is indented below it, `thread_id=6369`. Those without a thread are left out.
  public static func list(_ text: String) -> [HMPThread] {
    var threads: [HMPThread] = []
    for line in text.answerLines {
      if !line.hasPrefix(" ") {
        guard line.hasSuffix(":") else { continue }
        threads.append(HMPThread(id: String(line.dropLast())))
      } else if !threads.isEmpty {
        threads[threads.count - 1].add(line)
      }
    }
    return threads.filter { $0.thread > 0 }
  }

  private init(id: String) { self.id = id }

  private mutating func add(_ line: Substring) {
    let pair = line.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
    guard pair.count == 2, let number = UInt64(pair[1]) else { return }
    switch pair[0] {
    case "thread_id": thread = Int32(exactly: number) ?? 0
    case "poll-max-ns": pollMaximum = number
    case "poll-grow": pollGrow = number
    case "poll-shrink": pollShrink = number
    default: break
    }
  }
}

import Glibc

/// What a process is doing, as the kernel sees it.
public enum ProcessState: Hashable, Sendable {
  /// It runs or could run.
  case running
  /// It waits, and a signal would wake it.
  case sleeping
  /// It waits in the kernel and no signal reaches it, SIGKILL included; where, when the kernel tells us.
  case uninterruptible(at: String?)
  /// Stopped by a signal; only SIGKILL and SIGCONT do anything.
  case stopped
  /// Stopped by a debugger.
  case traced
  /// It has ended and nobody has reaped it.
  case zombie
  /// There is no such process.
  case gone

  /// Reads the letter of `/proc/PID/stat`.
  init(letter: UInt8, place: () -> String?) {
    switch letter {
    case UInt8(ascii: "R"): self = .running
    case UInt8(ascii: "D"): self = .uninterruptible(at: place())
    case UInt8(ascii: "T"): self = .stopped
    case UInt8(ascii: "t"): self = .traced
    case UInt8(ascii: "Z"): self = .zombie
    case UInt8(ascii: "X"), UInt8(ascii: "x"): self = .gone
    default: self = .sleeping
    }
  }

  /// Asks the kernel about a number; the caller knows whose it is.
  ///
  /// A process whose first thread has ended looks like a zombie while others are still held in the kernel: then what one
  /// of them does is told.
  static func read(_ pid: Int32) -> ProcessState {
    guard let status = try? ProcessStatus.read(pid) else { return .gone }
    let state = ProcessState(letter: status.letter) { place(of: "\(pid)") }
    guard state == .zombie else { return state }
    let others = (try? FolderListing.names("/proc/\(pid)/task")) ?? []
    for thread in others where thread != "\(pid)" {
      guard let line = try? FileContents.bytes("/proc/\(pid)/task/\(thread)/stat", limit: 1 << 16),
        let other = ProcessStatus(parsing: line), other.letter != UInt8(ascii: "Z"), other.letter != UInt8(ascii: "X")
      else { continue }
      return ProcessState(letter: other.letter) { place(of: "\(pid)/task/\(thread)") }
    }
    return state
  }

  /// The kernel function in which a process sleeps: from its stack (for root), else from its wait channel.
  private static func place(of process: String) -> String? {
    if let stack = FileContents.trimmed("/proc/\(process)/stack"), let line = stack.split(separator: "\n").first {
      return line.split(separator: " ").last.map(String.init)
    }
    let channel = FileContents.trimmed("/proc/\(process)/wchan")
    return channel == "0" || channel == "" ? nil : channel
  }
}

extension ProcessState: CustomStringConvertible {
  /// For messages: `in uninterruptible sleep at nfs_wait_bit_killable`.
  public var description: String {
    switch self {
    case .running: "running"
    case .sleeping: "sleeping"
    case .uninterruptible(let place): "in uninterruptible sleep" + (place.map { " at \($0)" } ?? "")
    case .stopped: "stopped"
    case .traced: "stopped by a debugger"
    case .zombie: "ended, not reaped by its parent"
    case .gone: "gone"
    }
  }
}

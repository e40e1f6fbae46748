import DroverCore
import Glibc

/// Why a number cannot be taken for a running process.
enum ProcessAbsence: Equatable {
  /// The kernel knows none of that number.
  case none
  /// It has ended, and its parent has not waited for it.
  case ended
  /// It is one thread of a process.
  case thread(of: Int32)
  /// The kernel knows it, and `/proc` does not show it to us.
  case hidden

  /// Asks the kernel about a number that could not be taken hold of.
  init(_ pid: Int32) {
    // To the kernel, numbers below one are groups of processes.
    guard pid > 0 else {
      self = .none
      return
    }
    let group = (try? FileContents.text("/proc/\(pid)/status", limit: 1 << 16)).flatMap(Self.group)
    if let group {
      self = group == pid ? .ended : .thread(of: group)
    } else {
      self = kill(pid, 0) == 0 || errno == EPERM ? .hidden : .none
    }
  }

  /// The process of a thread, from `/proc/TID/status`.
  static func group(_ status: String) -> Int32? {
    KeyedLines.value(of: "Tgid", in: status).flatMap { Int32($0) }
  }
}

extension ProcessAbsence {
  /// The numbers of `operationFailed` are those of processes that are not there.
  func error(_ pid: Int32) -> VirtError {
    switch self {
    case .none: VirtError(.operationFailed, "there is no process \(pid)")
    case .ended:
      VirtError(.operationFailed, "there is no process \(pid): it has ended, and its parent has not waited for it")
    case .thread(let process):
      VirtError(.operationFailed, "there is no process \(pid): that is a thread of process \(process)")
    case .hidden:
      VirtError(
        .operationDenied,
        "process \(pid) is not shown to us: /proc hides it (hidepid), or belongs to another PID namespace")
    }
  }
}

import DroverHost

/// Whether another start would execute the same file as a process that runs.
enum ExecutableStanding: Equatable {
  /// It would, as far as we may know.
  case same
  /// The file was deleted or replaced since.
  case replaced
  /// The file lies where the process alone has it, or another of that name does.
  case elsewhere

  /// What a user should know of it.
  func note(_ path: String) -> String? {
    switch self {
    case .same: nil
    case .replaced:
      "unsure: \(path) was deleted or replaced since QEMU started; another start runs another QEMU, or none"
    case .elsewhere:
      "unsure: \(path) is that of QEMU's own file system, a container's; another start runs the host's file of that "
        + "name, or none"
    }
  }
}

extension RunningProcess {
  /// Compares what it executes with what its path leads to now. Takes a moment.
  var standing: ExecutableStanding {
    if (try? FileContents.link("/proc/\(pid)/exe"))?.hasSuffix(" (deleted)") == true { return .replaced }
    guard let executable, let its = FileIdentity("/proc/\(pid)/exe") else { return .same }
    if FileIdentity(executable) == its { return .same }
    return ProcessNamespaces.sharesMounts(pid) ? .replaced : .elsewhere
  }
}

import DroverCore
import DroverHost
import QEMUCommandLine

/// What the kernel tells of a process that may be a QEMU: everything that its command line does not say itself.
struct RunningProcess: Sendable {
  /// The process.
  let pid: Int32
  /// Its arguments, the program first; what is no UTF-8 is replaced.
  let arguments: [String]
  /// The variables that matter to QEMU.
  let environment: [QEMUCommandLine.CommandLine.Variable]
  /// The folder in which it was started, as far as that can be known.
  let folder: String
  /// What it executes; nil when we may not know.
  let executable: String?
  /// Its user.
  let uid: UInt32
  /// Its name, as the kernel keeps it.
  let name: String
  /// Whether somebody stopped it.
  let isStopped: Bool

  /// Looks at a process. May block for a moment on a busy one.
  ///
  /// Errors: `operationFailed` for one that is gone; `operationDenied` for one that we may not look at.
  init(_ identity: ProcessIdentity) throws(VirtError) {
    let pid = identity.pid
    self.pid = pid
    executable = identity.executable
    guard let facts = ProcessFacts(pid: pid), facts.startTime == identity.startTime else {
      throw VirtError(.operationFailed, "there is no process \(pid)")
    }
    isStopped = facts.isStopped
    uid = ProcessIdentity.user(of: pid) ?? 0
    name = ProcessIdentity.name(of: pid) ?? ""
    arguments = Self.arguments(of: pid)
    let variables = Self.words("/proc/\(pid)/environ").compactMap { word -> QEMUCommandLine.CommandLine.Variable? in
      guard let equals = word.firstIndex(of: "=") else { return nil }
      return QEMUCommandLine.CommandLine.Variable(
        String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
    environment = variables.filter { Self.matters($0.name) }
    folder = LaunchFolder.find(
      pid: pid, arguments: arguments,
      current: (try? FileContents.link("/proc/\(pid)/cwd")).map(ProcessIdentity.withoutDeletionMark) ?? "/",
      shell: variables.first { $0.name == "PWD" }?.value)
  }

  /// The command that started it.
  ///
  /// Errors: `operationInvalid` for what is no QEMU, with what it is; `operationDenied` when we may not know.
  func command() throws(VirtError) -> LaunchedCommand {
    guard !arguments.isEmpty else {
      throw VirtError(
        .operationInvalid, "process \(pid) (\(name)) has no command line: it is a thread of the kernel, or is ending")
    }
    guard let executable else {
      throw VirtError(
        .operationDenied,
        "we may not look at process \(pid) (\(name)), which user \(uid) runs: only that user's daemon or root's may")
    }
    switch RunningProgram(pid, executable: executable, arguments: arguments) {
    case .emulator(let path, let first):
      return try LaunchedCommand(words: [path] + arguments.dropFirst(first), environment: environment)
    case .other(let words):
      throw VirtError(.operationInvalid, "process \(pid) is \(words) and no QEMU that runs a machine")
    }
  }

  /// A clause about who stopped a process, now; nil for one that is not stopped.
  static func whoStopped(_ pid: Int32) -> String? {
    guard let facts = ProcessFacts(pid: pid), facts.isStopped else { return nil }
    guard facts.state == UInt8(ascii: "t") else { return "stopped by a signal" }
    let status = try? FileContents.text("/proc/\(pid)/status", limit: 4 << 20)
    let tracer = status.flatMap { KeyedLines.value(of: "TracerPid", in: $0) }.flatMap { Int32($0) }
    guard let tracer, tracer > 0 else { return "stopped by a debugger" }
    return "stopped by a debugger, process \(tracer) (\(ProcessIdentity.name(of: tracer) ?? ""))"
  }

  private static func matters(_ name: String) -> Bool {
    ["QEMU_", "SDL_", "PULSE_", "SPICE_", "GTK_", "VIRGL_"].contains { name.hasPrefix($0) }
      || ["DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"].contains(name)
  }

  /// The arguments of a process, the program first; none for one that is gone, or a thread of the kernel's.
  static func arguments(of pid: Int32) -> [String] { words("/proc/\(pid)/cmdline") }

  private static func words(_ path: String) -> [String] {
    guard let bytes = try? FileContents.bytes(path, limit: 4 << 20), !bytes.isEmpty else { return [] }
    let ended = bytes.last == 0 ? bytes.dropLast() : bytes[...]
    return ended.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}

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
  /// Whether what it executes was deleted or replaced since it was started.
  let isReplaced: Bool

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
    isReplaced = (try? FileContents.link("/proc/\(pid)/exe"))?.hasSuffix(" (deleted)") == true
    name = Self.text("/proc/\(pid)/comm").map { String($0.prefix { $0 != "\n" }) } ?? ""
    arguments = Self.words("/proc/\(pid)/cmdline")
    let variables = Self.words("/proc/\(pid)/environ").compactMap { word -> QEMUCommandLine.CommandLine.Variable? in
      guard let equals = word.firstIndex(of: "=") else { return nil }
      return QEMUCommandLine.CommandLine.Variable(
        String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
    environment = variables.filter { Self.matters($0.name) }
    folder = LaunchFolder.find(
      pid: pid, arguments: arguments, current: (try? FileContents.link("/proc/\(pid)/cwd")) ?? "/",
      shell: variables.first { $0.name == "PWD" }?.value)
  }

  /// The command that started it.
  ///
  /// Errors: `operationInvalid` for what is no QEMU, with what it is; `operationDenied` when we may not know.
  func command() throws(VirtError) -> LaunchedCommand {
    guard !arguments.isEmpty else {
      throw VirtError(
        .operationInvalid, "process \(pid) (\(name)) has no command line: it is a thread of the kernel, or ends")
    }
    guard let executable else {
      throw VirtError(.operationDenied, "we may not look at process \(pid) (\(name))")
    }
    guard Self.isEmulator(executable) else {
      let program = executable.split(separator: "/").last.map(String.init) ?? executable
      throw VirtError(.operationInvalid, "process \(pid) is '\(program)' and no QEMU that runs a machine")
    }
    return try LaunchedCommand(words: [executable] + arguments.dropFirst(), environment: environment)
  }

  /// Whether what a process executes is called as a QEMU that runs a machine.
  static func isEmulator(_ executable: String) -> Bool {
    let program = executable.split(separator: "/").last ?? executable[...]
    return program.hasPrefix("qemu-system-") || program.hasPrefix("qemu-kvm") || program == "kvm" || program == "qemu"
  }

  /// Whether somebody stopped a process, now.
  static func isStopped(_ pid: Int32) -> Bool { ProcessFacts(pid: pid)?.isStopped == true }

  private static func matters(_ name: String) -> Bool {
    ["QEMU_", "SDL_", "PULSE_", "SPICE_", "GTK_", "VIRGL_"].contains { name.hasPrefix($0) }
      || ["DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"].contains(name)
  }

  private static func text(_ path: String) -> String? { try? FileContents.text(path, limit: 4 << 20) }

  private static func words(_ path: String) -> [String] {
    guard let bytes = try? FileContents.bytes(path, limit: 4 << 20), !bytes.isEmpty else { return [] }
    let ended = bytes.last == 0 ? bytes.dropLast() : bytes[...]
    return ended.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}

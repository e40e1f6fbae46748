import DroverHost

/// Which program a process runs: by the file that it executes, not only by its name.
enum RunningProgram: Equatable {
  /// A QEMU at a path; the words that follow it begin at a place in the command line.
  case emulator(path: String, arguments: Int)
  /// Something else; a clause that says what: `'sleep'`.
  case other(String)

  /// Looks at a process. Takes a moment.
  init(_ pid: Int32, executable: String, arguments: [String]) {
    let name = Self.name(executable)
    switch EmulatorFile.isEmulator(at: "/proc/\(pid)/exe") {
    case true?: self = .emulator(path: executable, arguments: 1)
    case nil where Self.isEmulator(executable): self = .emulator(path: executable, arguments: 1)
    case nil: self = .other("'\(name)'")
    case false?:
      let isLoader = name.hasPrefix("ld-") || name.hasPrefix("ld.so")
      guard let found = Self.mapped(pid, wanted: isLoader ? nil : "qemu") else {
        self = .other(Self.isEmulator(executable) ? "called '\(name)'" : "'\(name)'")
        return
      }
      guard isLoader else {
        self = .emulator(path: executable, arguments: 1)
        return
      }
      // `ld-linux.so [its options] PROGRAM …`
      let place = arguments.dropFirst().firstIndex { Self.name($0) == Self.name(found) }
      self = place.map { .emulator(path: found, arguments: $0 + 1) } ?? .other("'\(name)'")
    }
  }

  /// Whether a program is called as a QEMU that runs a machine.
  static func isEmulator(_ executable: String) -> Bool {
    var program = name(executable)[...]
    // Packagers wrap a program under its name, and hide it.
    if program.hasPrefix(".") { program = program.dropFirst() }
    return program.hasPrefix("qemu-system-") || program.hasPrefix("qemu-kvm") || program == "kvm" || program == "qemu"
  }

  /// Whether a command line has an option that says nothing to most programs but QEMU: then its program is worth a look.
  static func isWorthALook(_ arguments: [String]) -> Bool {
    arguments.dropFirst().contains(where: tellingOptions.contains)
  }

  private static let tellingOptions: Set<String> = [
    "-machine", "-M", "-accel", "-enable-kvm", "-m", "-smp", "-cpu", "-drive", "-device", "-netdev", "-qmp", "-monitor",
    "-mon", "-nographic", "-display", "-vnc", "-cdrom", "-hda", "-kernel", "-blockdev", "-chardev", "-nodefaults",
    "-readconfig", "-boot", "-daemonize", "-pflash", "-bios",
  ]

  /// The file that has QEMU in it among those that a process has mapped.
  private static func mapped(_ pid: Int32, wanted: String?) -> String? {
    guard let text = try? FileContents.text("/proc/\(pid)/maps", limit: 16 << 20) else { return nil }
    var seen: Set<Substring> = []
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
      guard fields.count == 6, fields[1].contains("x") else { continue }
      let path = fields[5].drop { $0 == " " }
      guard path.hasPrefix("/"), seen.insert(path).inserted, seen.count <= 256 else { continue }
      if let wanted, !name(String(path)).contains(wanted) { continue }
      guard let reached = try? ReachedPath.find(String(path), of: pid) else { continue }
      if withExtendedLifetime(reached, { EmulatorFile.isEmulator(at: reached.path) }) == true { return String(path) }
    }
    return nil
  }

  private static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension String {
  fileprivate func contains(_ part: String) -> Bool {
    utf8.count >= part.utf8.count && indices.contains { self[$0...].hasPrefix(part) }
  }
}

import Glibc

/// An emulator that lies: it speaks QMP as a script tells it to, to hold the daemon against what QEMU never should do.
///
/// A definition names it as its `<emulator>` and gives it a script by `<qemu:arg value='-script'/>` and the path. The
/// script is read anew at each start. Without one it becomes the real emulator: that is how it is probed.
@main
enum FakeQEMU {
  static func main() {
    let arguments = Arguments(CommandLine.arguments)
    guard let path = arguments.script else { becomeReal() }
    // Its deaths are played; nobody wants to see the core.
    var limit = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    signal(SIGPIPE, SIG_IGN)
    do {
      let script = try Script(text: try Script.read(path))
      var player = try Player(script, arguments)
      if let listener = arguments.agent { Agent.start(script, listener: listener) }
      player.play()
    } catch {
      fail("\(path): \(error.reason)")
    }
  }

  private static func becomeReal() -> Never {
    let name = "qemu-system-x86_64"
    var words = ([name] + CommandLine.arguments.dropFirst()).map { strdup($0) } + [nil]
    execvp(name, &words)
    fail("cannot execute \(name): \(String(cString: strerror(errno)))")
  }

  static func fail(_ words: String) -> Never {
    note(words)
    exit(2)
  }

  /// Writes a line to where QEMU writes its own: the guest's log, which tests read.
  static func note(_ words: String) {
    let line = Array("fake-qemu: \(words)\n".utf8)
    _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}

/// What keeps it from playing.
struct Unplayable: Error {
  let reason: String
}

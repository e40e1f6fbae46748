import DroverCore
import DroverHost
import Glibc

/// The daemon: answers libvirt's protocol and runs QEMU. What it is made of is put together in `Daemon`.
@main
enum Droverd {
  static let version = "0.1.0"

  // Not async: the runtime would end the main thread in a wait that lets every signal through, also blocked ones.
  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      switch options.inquiry {
      case .help: print(Options.usage)
      case .version: print("droverd \(version)")
      case nil: try run(options)
      }
    } catch let mistake as Options.Mistake {
      fail("\(mistake.description)\n\n\(Options.usage)", status: 2)
    } catch {
      fail(VirtError(wrapping: error).message, status: 1)
    }
  }

  private static func run(_ options: Options) throws -> Never {
    // Before any thread: threads inherit that the signals are blocked.
    let signals = try SignalSource([SIGTERM, SIGINT, SIGHUP, SIGUSR1])
    SignalSource.ignoreBrokenPipes()
    MemoryTuning.limitArenas()
    DescriptorLimit.raise()
    umask(0o022)
    Task {
      do {
        let daemon = try Daemon(options)
        try await daemon.start()
        await daemon.runUntilStopped(by: signals)
        exit(0)
      } catch {
        fail(VirtError(wrapping: error).message, status: 1)
      }
    }
    while true { pause() }
  }

  private static func fail(_ words: String, status: Int32) -> Never {
    let line = Array("droverd: \(words)\n".utf8)
    _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    exit(status)
  }
}

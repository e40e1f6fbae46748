import ArgumentParser
import DroverClient
import DroverCore
import DroverHost
import Glibc

struct ConsoleCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Connect this terminal with a console of a domain.",
    discussion: "Ctrl + ] ends the connection; everything else that is typed goes to the guest.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Option(help: "The alias of the console or serial port; the first without.") var devname: String?
  @Flag(help: "Cut off another client that has it.") var force = false
  @Flag(help: "Only where two clients cannot have it at a time.") var safe = false

  /// Ctrl + ]
  static let escape: UInt8 = 0x1D

  func run(in session: ToolSession) async throws {
    guard isatty(STDIN_FILENO) == 1 else {
      throw CommandFailure("Cannot run interactive console without a controlling TTY")
    }
    try await session.connected { connection in
      let domain = try await connection.domain(meaning: self.domain.text)
      let stream = try await domain.openConsole(device: devname, force: force, isSafe: safe)
      session.console.output("Connected to domain '\(domain.name)'\nEscape character is ^] (Ctrl + ])\n")
      let terminal = try Terminal()
      let typing = Task {
        for await bytes in terminal.input {
          let typed = bytes.prefix { $0 != Self.escape }
          stream.send(Array(typed))
          if typed.count < bytes.count { break }
        }
        try? await stream.finish()
      }
      defer {
        typing.cancel()
        terminal.restore()
      }
      for try await piece in stream { _ = Terminal.write(piece, to: STDOUT_FILENO) }
      try? await stream.finish()
    }
    session.console.output("\n")
  }
}

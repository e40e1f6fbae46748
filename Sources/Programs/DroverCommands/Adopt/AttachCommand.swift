import ArgumentParser
import DroverClient
import DroverCore

struct AttachCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "qemu-attach", abstract: "Take over a QEMU that somebody else started.",
    discussion: "It becomes a domain like any other, as far as its monitor reaches.", aliases: ["attach"])

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Argument(help: "The processes.") var pids: [Int32]
  @Flag(help: "Wait for a monitor that somebody else holds. droverd only.") var wait = false
  @Flag(help: "Do without a monitor: the guest can only be looked at and ended. droverd only.") var processOnly = false

  mutating func validate() throws {
    guard !pids.isEmpty else { throw ValidationError("which process?") }
    guard !wait || !processOnly else { throw ValidationError("--wait and --process-only exclude each other") }
  }

  func run(in session: ToolSession) async throws {
    let monitor: AttachMonitor = processOnly ? .none : wait ? .wait : .free
    for pid in pids {
      let domain = try await session.asking("Failed to attach to pid \(pid)") { connection async throws(VirtError) in
        try await connection.attach(process: pid, monitor: monitor)
      }
      session.done("Domain '\(domain.name)' attached to pid \(pid)", "attached", domain: domain)
    }
  }
}

import ArgumentParser
import DroverClient
import DroverCore

struct AttachCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach", abstract: "Take over guests that were started without the daemon.",
    discussion: """
      The guest is not touched, unless --add-monitor asks for it: its command line, its monitor and the kernel tell what it is. Afterwards it is a \
      domain like any other; `dumpxml --inactive` and `define` make it permanent. droverd only.
      """, aliases: ["qemu-attach"])

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Argument(help: ArgumentHelp("The processes.", valueName: "pid")) var pids: [Int32] = []
  @Flag(help: "All that `discover` shows.") var all = false
  @Option(help: "The one whose machine has this name.") var name: String?
  @Option(help: ArgumentHelp("Wait so long for a monitor that somebody else holds.", valueName: "seconds"))
  var wait: Double?
  @Flag(help: "Use no monitor: look at the guest and end it, nothing else.") var processOnly = false
  @Flag(help: "Give a guest with only a human monitor a QMP monitor, if its QEMU can; it is taken away by `detach`.")
  var addMonitor = false
  @Flag(help: "Destroy the guest when this command's connection ends.") var autodestroy = false
  @Flag(help: "Show what of the command line has no place of its own in the definition.") var report = false

  mutating func validate() throws {
    let ways = (pids.isEmpty ? 0 : 1) + (all ? 1 : 0) + (name == nil ? 0 : 1)
    guard ways == 1 else { throw ValidationError("name the processes, or give --all or --name") }
    if let wait, !(wait >= 0 && wait <= 86_400) { throw ValidationError("--wait is from 0 to 86400 seconds") }
    if wait != nil, processOnly { throw ValidationError("Options --wait and --process-only are mutually exclusive") }
    if addMonitor, processOnly {
      throw ValidationError("Options --add-monitor and --process-only are mutually exclusive")
    }
  }

  func run(in session: ToolSession) async throws {
    try await session.connected { connection in
      var failure: CommandFailure?
      for pid in try await chosen(connection) {
        do {
          let attached = try await CommandFailure.saying("Failed to attach to pid \(pid)") {
            () async throws(VirtError) in try await connection.attach(pid: pid, how)
          }
          show(attached.domain, attached.report, pid: pid, session)
        } catch let error as CommandFailure where all {
          // The others are taken over all the same.
          session.console.error(error.text(colours: session.console.showsErrorColours))
          failure = error
        }
      }
      if let failure { throw failure }
    }
  }

  private var how: AttachOptions {
    var how = AttachOptions()
    how.isOwned = autodestroy
    how.isProcessOnly = processOnly
    how.addsMonitor = addMonitor
    how.patience = wait.map { .seconds($0) }
    return how
  }

  private func chosen(_ connection: Connection) async throws -> [Int32] {
    guard all || name != nil else { return pids }
    let found = try await CommandFailure.saying("Failed to look for guests") { () async throws(VirtError) in
      try await connection.discover()
    }
    guard let name else { return found.filter { $0.obstacle == nil }.map(\.pid) }
    let named = found.filter { $0.name == name }
    guard let only = named.first, named.count == 1 else {
      let reason = named.isEmpty ? "no QEMU" : "\(named.count) QEMUs"
      throw CommandFailure("\(reason) of the name '\(name)' that no domain stands for", cause: nil)
    }
    return [only.pid]
  }

  private func show(_ domain: Domain, _ notes: [String], pid: Int32, _ session: ToolSession) {
    var text = "Domain '\(domain.name)' attached to pid \(pid)"
    if report { for note in notes { text += "\n  \(note)" } }
    session.show(
      Report(
        .done(text),
        json: [
          "action": "attached", "domain": .string(domain.name), "uuid": .string("\(domain.uuid)"),
          "pid": JSON(Int(pid)),
          "report": .array(notes.map(JSON.string)),
        ]))
  }
}

struct DetachCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "detach", abstract: "Let a guest go that was attached; it runs on.", discussion: "droverd only.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    try await session.connected { connection in
      let domain = try await connection.domain(meaning: domain.text)
      try await CommandFailure.saying("Failed to detach domain '\(domain.name)'") { () async throws(VirtError) in
        try await connection.detach(domain)
      }
      session.done("Domain '\(domain.name)' detached; its guest runs on", "detached", domain: domain)
    }
  }
}

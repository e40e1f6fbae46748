import ArgumentParser
import DroverClient
import DroverCore

struct SuspendCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "Stop the guest's CPUs; it stays in memory.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    try await session.act(on: domain, failing: "Failed to suspend domain", "suspended") {
      domain async throws(VirtError) in
      try await domain.suspend()
      return "Domain '\(domain.name)' suspended"
    }
  }
}

struct ResumeCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let the guest's CPUs run again.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    try await session.act(on: domain, failing: "Failed to resume domain", "resumed") {
      domain async throws(VirtError) in
      try await domain.resume()
      return "Domain '\(domain.name)' resumed"
    }
  }
}

struct AutostartCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "autostart", abstract: "Start a domain with the host, or no longer.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Flag(help: "No longer.") var disable = false

  func run(in session: ToolSession) async throws {
    let failing = disable ? "Failed to unmark domain" : "Failed to mark domain"
    let action = disable ? "autostart-disabled" : "autostart-enabled"
    try await session.act(on: domain, failing: failing, failingEnd: " as autostarted", action) {
      domain async throws(VirtError) in
      try await domain.setAutostart(!disable)
      return "Domain '\(domain.name)' \(disable ? "unmarked" : "marked") as autostarted"
    }
  }
}

struct UndefineCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "undefine", abstract: "Remove a definition; a domain that runs goes on until it stops.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Flag(help: "Remove its saved image.") var managedSave = false
  @Flag(help: "Remove what is known of its snapshots.") var snapshotsMetadata = false
  @Flag(help: "Remove what is known of its checkpoints.") var checkpointsMetadata = false
  @Flag(help: "Remove its firmware's variables.") var nvram = false
  @Flag(name: .customLong("keep-nvram"), help: "Keep its firmware's variables.") var keepNVRAM = false
  @Flag(help: "Remove the state of its TPM.") var tpm = false
  @Flag(name: .customLong("keep-tpm"), help: "Keep the state of its TPM.") var keepTPM = false

  mutating func validate() throws {
    if nvram, keepNVRAM { throw ValidationError("Options --nvram and --keep-nvram are mutually exclusive") }
    if tpm, keepTPM { throw ValidationError("Options --tpm and --keep-tpm are mutually exclusive") }
  }

  func run(in session: ToolSession) async throws {
    let named: [(Bool, UndefineOptions)] = [
      (managedSave, .managedSave), (snapshotsMetadata, .snapshotsMetadata),
      (checkpointsMetadata, .checkpointsMetadata), (nvram, .nvram), (keepNVRAM, .keepNVRAM), (tpm, .tpm),
      (keepTPM, .keepTPM),
    ]
    let chosen = named.reduce(into: UndefineOptions()) { set, entry in if entry.0 { set.insert(entry.1) } }
    try await session.act(on: domain, failing: "Failed to undefine domain", "undefined") {
      domain async throws(VirtError) in
      try await domain.undefine(chosen)
      return "Domain '\(domain.name)' has been undefined"
    }
  }
}

extension ToolSession {
  /// Finds a domain, does one thing to it, and says so.
  ///
  /// - Parameters:
  ///   - failing: the words before the name when it cannot be done; `failingEnd` those behind it.
  ///   - action: the word for it in JSON.
  ///   - body: does it and returns the sentence.
  func act(
    on argument: DomainArgument, failing: String, failingEnd: String = "", _ action: String,
    _ body: (Domain) async throws(VirtError) -> String
  ) async throws {
    try await connected { connection in
      let domain = try await connection.domain(meaning: argument.text)
      let sentence = try await CommandFailure.saying("\(failing) '\(argument.text)'\(failingEnd)") {
        () async throws(VirtError) in try await body(domain)
      }
      done(sentence, action, domain: domain)
    }
  }
}

import ArgumentParser
import DroverClient
import DroverCore

/// How a start goes: options of `start` and `create`.
struct StartFlags: ParsableArguments {
  @Flag(help: "Leave the guest's CPUs stopped.") var paused = false
  @Flag(help: "Destroy the guest when this command's connection ends; best with --wait.") var autodestroy = false
  @Flag(help: .hidden) var autokill = false
  @Option(help: ArgumentHelp("Destroy the guest after this time, unless somebody renews it.", valueName: "time"))
  var lease: LeaseArgument?
  @Flag(help: "Avoid the page cache while a saved image is read.") var bypassCache = false
  @Flag(help: "Throw a saved image away.") var forceBoot = false
  @Flag(name: .customLong("reset-nvram"), help: "Begin with fresh variables of the firmware.") var resetNVRAM = false
  @Flag(help: "Stay until the domain has stopped.") var wait = false

  mutating func validate() throws {
    if lease != nil, bypassCache || forceBoot {
      throw ValidationError(
        "--lease begins anew from the definition: --bypass-cache and --force-boot do not go with it")
    }
  }

  var chosen: StartOptions {
    var result: StartOptions = []
    if paused { result.insert(.paused) }
    if autodestroy || autokill { result.insert(.autodestroy) }
    if bypassCache { result.insert(.bypassCache) }
    if forceBoot { result.insert(.forceBoot) }
    if resetNVRAM { result.insert(.resetNVRAM) }
    return result
  }

  /// The events of a connection, subscribed before the start so that none is missed; nil when nobody waits.
  func watch(on connection: Connection) async throws(VirtError) -> StopWatch? {
    guard wait else { return nil }
    return StopWatch(events: try await connection.lifecycleEvents())
  }
}

/// Waits for a domain to stop.
struct StopWatch: Sendable {
  var events: DomainEvents

  func untilStopped(_ domain: Domain) async throws(VirtError) {
    for try await event in events {
      guard let event = event.lifecycle, event.domain.uuid == domain.uuid else { continue }
      if event.kind == .stopped { return }
    }
  }
}

struct StartCommand: ToolCommand {
  static let configuration = CommandConfiguration(commandName: "start", abstract: "Start a domain.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @OptionGroup var how: StartFlags

  func run(in session: ToolSession) async throws {
    try await session.connected { connection in
      let domain = try await connection.domain(meaning: domain.text, byNumber: false)
      guard domain.id == nil else {
        throw CommandFailure("Domain is already active", cause: nil)
      }
      let watch = try await how.watch(on: connection)
      let started = try await CommandFailure.saying("Failed to start domain '\(domain.name)'") {
        () async throws(VirtError) in try await start(domain)
      }
      session.done("Domain '\(domain.name)' started", "started", domain: started)
      try await watch?.untilStopped(domain)
    }
  }

  /// With a lease the guest is made from its definition with that in it: so there is no moment without.
  private func start(_ domain: Domain) async throws(VirtError) -> Domain {
    guard let lease = how.lease else { return try await domain.start(how.chosen) }
    guard try await !domain.hasManagedSave() else {
      throw VirtError(.operationInvalid, "a saved image goes on without a lease: start it, then 'drover lease --renew'")
    }
    let xml = lease.added(to: try await domain.xml([.inactive, .secure]))
    return try await domain.connection.createDomain(xml, options: how.chosen)
  }
}

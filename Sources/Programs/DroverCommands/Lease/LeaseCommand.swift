import ArgumentParser
import DroverClient
import DroverCore

struct LeaseCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "lease", abstract: "Show, renew or drop the lease of a guest: it runs as long as somebody renews.",
    discussion: """
      A time is a number of seconds, or one with s, m, h or d: 90s, 10m, 2h, 1d. The lease begins anew with each \
      renewal. With --config it is that of the definition: each start begins it.
      """)

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Option(help: ArgumentHelp("Let it run for this time from now.", valueName: "time")) var renew: LeaseArgument?
  @Flag(help: "Let it run without one.") var drop = false
  @Flag(help: "That of the definition.") var config = false

  mutating func validate() throws {
    if renew != nil, drop { throw ValidationError("Options --renew and --drop are mutually exclusive") }
  }

  func run(in session: ToolSession) async throws {
    let which: MetadataSource = config ? .config : .live
    guard renew != nil || drop else { return try await show(in: session) }
    let failing = drop ? "Failed to drop the lease of" : "Failed to renew the lease of"
    let action = drop ? "lease-dropped" : "lease-renewed"
    try await session.act(on: domain, failing: failing, action) { domain async throws(VirtError) in
      try await domain.setMetadataElement(
        renew?.element, namespace: LeaseTerm.namespace, prefix: LeaseTerm.prefix, which)
      guard let renew else { return "Domain '\(domain.name)' runs without a lease" }
      return "Lease of domain '\(domain.name)' renewed for \(renew.text)"
    }
  }

  private func show(in session: ToolSession) async throws {
    let (name, lease) = try await session.connected { connection in
      let domain = try await connection.domain(meaning: domain.text)
      return (
        domain.name,
        try await CommandFailure.saying("Failed to get the lease of '\(domain.name)'") { () async throws(VirtError) in
          try await domain.lease(config ? .config : .current)
        }
      )
    }
    guard let lease else { throw CommandFailure("Domain '\(name)' has no lease") }
    session.show(Report(.done(lease.sentence()), json: lease.json()))
  }
}

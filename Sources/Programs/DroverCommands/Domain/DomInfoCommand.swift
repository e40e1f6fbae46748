import ArgumentParser
import DroverClient
import DroverCore

struct DomInfoCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "dominfo", abstract: "Show the short description of a domain.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    let summary = try await session.connected { connection in
      let domain = try await connection.domain(meaning: domain.text)
      return try await DomainSummary(of: domain)
    }
    session.show(summary.report)
  }
}

/// What `dominfo` shows.
struct DomainSummary: Sendable {
  var identity: DomainIdentity
  var osType: String
  var info: DomainInfo
  var isPersistent: Bool
  var autostart: Bool
  /// nil where the daemon has no saved images.
  var isSaved: Bool?
  /// nil where the daemon has no security models.
  var security: SecurityModel?
  var label: SecurityLabel?
  /// What the daemon has to say of the domain: that it was tampered with, what is deprecated.
  var messages: [String] = []
  /// nil without one.
  var lease: LeaseNote?

  /// The lines, below each other as virsh has them.
  var report: Report { .fields(fields, width: 16, json: json) }

  private var state: StateNumbers { StateNumbers(state: info.stateNumber, reason: 0) }

  private var fields: [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = [
      ("Id", identity.id.map { "\($0)" } ?? "-"),
      ("Name", identity.name),
      ("UUID", "\(identity.uuid)"),
      ("OS Type", osType),
      ("State", state.words),
      ("CPU(s)", "\(info.virtualCPUs)"),
    ]
    if info.cpuTime > .zero { fields.append(("CPU time", "\(Self.tenths(info.cpuTime))s")) }
    fields += [
      ("Max memory", "\(info.maximumMemory.kibibytes) KiB"),
      ("Used memory", "\(info.memory.kibibytes) KiB"),
      ("Persistent", isPersistent ? "yes" : "no"),
      ("Autostart", autostart ? "enable" : "disable"),
    ]
    if let isSaved { fields.append(("Managed save", isSaved ? "yes" : "no")) }
    if let lease { fields.append(("Lease", lease.sentence())) }
    if let security, !security.model.isEmpty {
      fields += [("Security model", security.model), ("Security DOI", security.doi)]
      if let label {
        fields.append(("Security label", "\(label.label) (\(label.enforcing ? "enforcing" : "permissive"))"))
      }
    }
    for (index, message) in messages.enumerated() { fields.append((index == 0 ? "Messages" : "", message)) }
    return fields
  }

  private var json: JSON {
    [
      "id": identity.id.map { .integer(Int64($0)) } ?? .null,
      "name": .string(identity.name),
      "uuid": .string("\(identity.uuid)"),
      "osType": .string(osType),
      "state": .string(state.words),
      "cpus": JSON(info.virtualCPUs),
      "cpuTimeSeconds": .double(info.cpuTime / .seconds(1)),
      "maxMemoryKiB": JSON(info.maximumMemory.kibibytes),
      "memoryKiB": JSON(info.memory.kibibytes),
      "persistent": .bool(isPersistent),
      "autostart": .bool(autostart),
      "managedSave": isSaved.map(JSON.bool) ?? .null,
      "securityModel": security.map { .string($0.model) } ?? .null,
      "securityLabel": label.map { .string($0.label) } ?? .null,
      "lease": lease?.json() ?? .null,
      "messages": .array(messages.map(JSON.string)),
    ]
  }

  /// A duration in seconds with one digit behind the point, rounded half to even as `printf` does.
  static func tenths(_ duration: Duration) -> String {
    let tenths = (duration / .seconds(1) * 10).rounded(.toNearestOrEven)
    let whole = Int(tenths)
    return "\(whole / 10).\(whole % 10)"
  }
}

extension DomainSummary {
  /// Asks the daemon, all at once.
  init(of domain: Domain) async throws(VirtError) {
    let domain = domain
    do {
      async let osType = domain.osType()
      async let info = domain.info()
      async let persistent = domain.isPersistent()
      async let autostart = domain.autostart()
      async let saved = Self.supported { () async throws(VirtError) in try await domain.hasManagedSave() }
      async let security = Self.supported { () async throws(VirtError) in
        try await domain.connection.securityModel()
      }
      async let messages = Self.supported { () async throws(VirtError) in try await domain.messages() }
      async let lease = domain.lease()
      self.init(
        identity: domain.identity, osType: try await osType, info: try await info,
        isPersistent: try await persistent, autostart: try await autostart, isSaved: try await saved,
        security: try await security, messages: try await messages ?? [],
        lease: try await lease)
      if domain.id != nil, let security = self.security, !security.model.isEmpty {
        label = try await Self.supported { () async throws(VirtError) in try await domain.securityLabel() } ?? nil
      }
    } catch {
      throw VirtError(wrapping: error)
    }
  }

  /// nil when the daemon does not have the call.
  private static func supported<Result>(
    _ body: () async throws(VirtError) -> Result
  ) async throws(VirtError) -> Result? {
    do {
      return try await body()
    } catch {
      guard error.code != .noSupport else { return nil }
      throw error
    }
  }
}

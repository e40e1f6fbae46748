public import DroverCore
package import LibvirtWire

/// How a guest is moved (`virDomainMigrateFlags`, `VIR_MIGRATE_PARAM_…`).
public struct MigrationOptions: Sendable {
  /// The bits on the wire.
  public struct Flags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt32
    /// Takes any bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// The guest runs while it is sent.
    public static let live = Flags(rawValue: 1 << 0)
    /// The source's daemon speaks with the target's.
    public static let peerToPeer = Flags(rawValue: 1 << 1)
    /// The domain is defined at the target.
    public static let persistDestination = Flags(rawValue: 1 << 3)
    /// The domain is undefined at the source.
    public static let undefineSource = Flags(rawValue: 1 << 4)
    /// The guest is left paused at the target.
    public static let paused = Flags(rawValue: 1 << 5)
    /// Nobody changes the domain meanwhile.
    public static let changeProtection = Flags(rawValue: 1 << 8)
    /// Even when the disks may be harmed.
    public static let unsafe = Flags(rawValue: 1 << 9)
    /// A disk that fails ends the migration.
    public static let abortOnError = Flags(rawValue: 1 << 12)
    /// The guest is slowed down when it writes faster than can be sent.
    public static let autoConverge = Flags(rawValue: 1 << 13)
  }

  /// What is wanted.
  public var flags: Flags
  /// Where the guest is sent, `tcp://HOST[:PORT]` or `unix:///PATH`; nil leaves it to the target.
  public var address: String?
  /// The domain's name at the target; nil: as it is.
  public var name: String?
  /// The definition at the target; nil: as it is.
  public var xml: String?
  /// The definition that is kept at the target, with `persistDestination`.
  public var persistentXML: String?
  /// MiB a second; nil: QEMU's own limit.
  public var bandwidth: UInt64?

  /// A live migration.
  public init(flags: Flags = .live) { self.flags = flags }

  var parameters: [Remote.TypedParameter] {
    var list: [Remote.TypedParameter] = []
    func add(_ field: String, _ text: String?) {
      if let text { list.append(.init(field: field, value: .string(text))) }
    }
    add("migrate_uri", address)
    add("destination_name", name)
    add("destination_xml", xml)
    add("persistent_xml", persistentXML)
    if let bandwidth { list.append(.init(field: "bandwidth", value: .uint64(bandwidth))) }
    return list
  }
}

extension Domain {
  /// Moves the guest; this client speaks with both daemons.
  ///
  /// When this client dies, or either daemon, the guest goes on where it was, or runs at the target: never both.
  ///
  /// - Returns: the domain at the target.
  /// - Throws: why it was not moved. The guest runs at the source then.
  public func migrate(
    to target: Connection, _ options: MigrationOptions = MigrationOptions()
  ) async throws(VirtError) -> Domain {
    var options = options
    options.flags.insert(.changeProtection)
    options.name = options.name ?? name
    let begun = try await migrateBegin(options)
    options.xml = begun.xml
    do throws(VirtError) {
      if case .paused = try await state() { options.flags.insert(.paused) }
      let prepared = try await target.migratePrepare(options, cookie: begun.cookie)
      options.address = prepared.address ?? options.address
      let sent: [UInt8]
      do throws(VirtError) {
        sent = try await migratePerform(options, cookie: prepared.cookie)
      } catch {
        _ = try? await target.migrateFinish(options, cookie: [], isCancelled: true)
        throw error
      }
      let moved = try await target.migrateFinish(options, cookie: sent, isCancelled: false)
      try await migrateConfirm(options, cookie: [], isCancelled: false)
      return moved
    } catch {
      // One that has gone back to the source by itself refuses this.
      try? await migrateConfirm(options, cookie: [], isCancelled: true)
      throw error
    }
  }

  /// Moves the guest; the source's daemon does it all, and goes on when this client is gone.
  ///
  /// - Parameter uri: the target's daemon, as the source's reaches it.
  /// - Throws: why it was not moved. The guest runs at the source then.
  public func migrate(toURI uri: String, _ options: MigrationOptions = MigrationOptions()) async throws(VirtError) {
    var options = options
    options.flags.insert(.peerToPeer)
    _ = try await migratePerform(options, cookie: [], to: uri)
  }
}

// MARK: The phases

extension Domain {
  /// The first phase, at the source: what the target is to be given.
  package func migrateBegin(
    _ options: MigrationOptions
  ) async throws(VirtError) -> (cookie: [UInt8], xml: String) {
    let result = try await connection.call(
      .domainMigrateBegin3Params,
      Remote.DomainMigrateBegin3ParamsArguments(
        domain: reference, parameters: options.parameters, flags: options.flags.rawValue),
      returning: Remote.DomainMigrateBegin3ParamsResult.self)
    return (result.cookieOut, result.xml)
  }

  /// The third phase, at the source: the guest is sent.
  package func migratePerform(
    _ options: MigrationOptions, cookie: [UInt8], to uri: String? = nil
  ) async throws(VirtError) -> [UInt8] {
    try await connection.call(
      .domainMigratePerform3Params,
      Remote.DomainMigratePerform3ParamsArguments(
        domain: reference, destinationURI: uri, parameters: options.parameters, cookieIn: cookie,
        flags: options.flags.rawValue),
      returning: Remote.DomainMigratePerform3ParamsResult.self
    ).cookieOut
  }

  /// The last phase, at the source: it ends here, or goes on.
  package func migrateConfirm(
    _ options: MigrationOptions, cookie: [UInt8], isCancelled: Bool
  ) async throws(VirtError) {
    try await connection.call(
      .domainMigrateConfirm3Params,
      Remote.DomainMigrateConfirm3ParamsArguments(
        domain: reference, parameters: options.parameters, cookieIn: cookie, flags: options.flags.rawValue,
        cancelled: isCancelled ? 1 : 0))
  }
}

extension Connection {
  /// The second phase, at the target: a QEMU waits for the guest, and dies with this connection.
  package func migratePrepare(
    _ options: MigrationOptions, cookie: [UInt8]
  ) async throws(VirtError) -> (cookie: [UInt8], address: String?) {
    try await migratePrepare(options.parameters, cookie: cookie, flags: options.flags.rawValue)
  }

  package func migratePrepare(
    _ parameters: [Remote.TypedParameter], cookie: [UInt8], flags: UInt32
  ) async throws(VirtError) -> (cookie: [UInt8], address: String?) {
    let result = try await call(
      .domainMigratePrepare3Params,
      Remote.DomainMigratePrepare3ParamsArguments(parameters: parameters, cookieIn: cookie, flags: flags),
      returning: Remote.DomainMigratePrepare3ParamsResult.self)
    return (result.cookieOut, result.uriOut)
  }

  /// The fourth phase, at the target: the guest runs there, or is gone.
  package func migrateFinish(
    _ options: MigrationOptions, cookie: [UInt8], isCancelled: Bool
  ) async throws(VirtError) -> Domain {
    try await migrateFinish(
      options.parameters, cookie: cookie, flags: options.flags.rawValue, isCancelled: isCancelled)
  }

  package func migrateFinish(
    _ parameters: [Remote.TypedParameter], cookie: [UInt8], flags: UInt32, isCancelled: Bool
  ) async throws(VirtError) -> Domain {
    let result = try await call(
      .domainMigrateFinish3Params,
      Remote.DomainMigrateFinish3ParamsArguments(
        parameters: parameters, cookieIn: cookie, flags: flags, cancelled: isCancelled ? 1 : 0),
      returning: Remote.DomainMigrateFinish3ParamsResult.self)
    return Domain(self, result.domain)
  }
}

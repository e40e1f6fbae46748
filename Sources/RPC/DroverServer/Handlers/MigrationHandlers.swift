import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  /// The phases of a migration, version 3: with parameters, and as older clients call them.
  mutating func addMigration() {
    addMigrationPhases()
    addOlderSourcePhases()
    addOlderTargetPhases()
    addMigrationSettings()
    addCompression()
  }

  private mutating func addMigrationPhases() {
    self[.domainMigrateBegin3Params] = .work {
      (arguments: Remote.DomainMigrateBegin3ParamsArguments, call) async throws(VirtError) in
      let (cookie, xml) = try await call.service.migrateBegin(
        .init(arguments.domain), try .init(arguments.parameters.map(TypedParameter.init)),
        flags: .init(rawValue: arguments.flags), caller: call.caller)
      return Remote.DomainMigrateBegin3ParamsResult(cookieOut: cookie, xml: xml)
    }
    self[.domainMigratePrepare3Params] = .work {
      (arguments: Remote.DomainMigratePrepare3ParamsArguments, call) async throws(VirtError) in
      let (cookie, address) = try await call.service.migratePrepare(
        try .init(arguments.parameters.map(TypedParameter.init)), cookie: arguments.cookieIn,
        flags: .init(rawValue: arguments.flags), caller: call.caller)
      return Remote.DomainMigratePrepare3ParamsResult(cookieOut: cookie, uriOut: address)
    }
    self[.domainMigratePerform3Params] = .work {
      (arguments: Remote.DomainMigratePerform3ParamsArguments, call) async throws(VirtError) in
      let cookie = try await call.service.migratePerform(
        .init(arguments.domain), to: arguments.destinationURI,
        try .init(arguments.parameters.map(TypedParameter.init)), cookie: arguments.cookieIn,
        flags: .init(rawValue: arguments.flags), caller: call.caller)
      return Remote.DomainMigratePerform3ParamsResult(cookieOut: cookie)
    }
    self[.domainMigrateFinish3Params] = .work {
      (arguments: Remote.DomainMigrateFinish3ParamsArguments, call) async throws(VirtError) in
      let domain = try await call.service.migrateFinish(
        try .init(arguments.parameters.map(TypedParameter.init)), cookie: arguments.cookieIn,
        flags: .init(rawValue: arguments.flags), cancelled: arguments.cancelled != 0, caller: call.caller)
      return Remote.DomainMigrateFinish3ParamsResult(domain: .init(domain), cookieOut: [])
    }
    self[.domainMigrateConfirm3Params] = .work {
      (arguments: Remote.DomainMigrateConfirm3ParamsArguments, call) async throws(VirtError) in
      try await call.service.migrateConfirm(
        .init(arguments.domain), cookie: arguments.cookieIn, flags: .init(rawValue: arguments.flags),
        cancelled: arguments.cancelled != 0, caller: call.caller)
    }
  }

  private mutating func addOlderSourcePhases() {
    self[.domainMigrateBegin3] = .work {
      (arguments: Remote.DomainMigrateBegin3Arguments, call) async throws(VirtError) in
      let parameters = MigrationParameters(
        xml: arguments.xml, name: arguments.name, bandwidth: arguments.resource)
      let (cookie, xml) = try await call.service.migrateBegin(
        .init(arguments.domain), parameters, flags: try .init(wide: arguments.flags), caller: call.caller)
      return Remote.DomainMigrateBegin3Result(cookieOut: cookie, xml: xml)
    }
    self[.domainMigratePerform3] = .work {
      (arguments: Remote.DomainMigratePerform3Arguments, call) async throws(VirtError) in
      let parameters = MigrationParameters(
        xml: arguments.xml, name: arguments.name, address: arguments.uri, bandwidth: arguments.resource)
      let cookie = try await call.service.migratePerform(
        .init(arguments.domain), to: arguments.destinationURI, parameters, cookie: arguments.cookieIn,
        flags: try .init(wide: arguments.flags), caller: call.caller)
      return Remote.DomainMigratePerform3Result(cookieOut: cookie)
    }
    self[.domainMigrateConfirm3] = .work {
      (arguments: Remote.DomainMigrateConfirm3Arguments, call) async throws(VirtError) in
      try await call.service.migrateConfirm(
        .init(arguments.domain), cookie: arguments.cookieIn, flags: try .init(wide: arguments.flags),
        cancelled: arguments.cancelled != 0, caller: call.caller)
    }
  }

  private mutating func addOlderTargetPhases() {
    self[.domainMigratePrepare3] = .work {
      (arguments: Remote.DomainMigratePrepare3Arguments, call) async throws(VirtError) in
      let parameters = MigrationParameters(
        xml: arguments.domainXML, name: arguments.name, address: arguments.uriIn, bandwidth: arguments.resource)
      let (cookie, address) = try await call.service.migratePrepare(
        parameters, cookie: arguments.cookieIn, flags: try .init(wide: arguments.flags), caller: call.caller)
      return Remote.DomainMigratePrepare3Result(cookieOut: cookie, uriOut: address)
    }
    self[.domainMigrateFinish3] = .work {
      (arguments: Remote.DomainMigrateFinish3Arguments, call) async throws(VirtError) in
      let domain = try await call.service.migrateFinish(
        MigrationParameters(name: arguments.name), cookie: arguments.cookieIn,
        flags: try .init(wide: arguments.flags), cancelled: arguments.cancelled != 0, caller: call.caller)
      return Remote.DomainMigrateFinish3Result(domain: .init(domain), cookieOut: [])
    }
  }

  private mutating func addCompression() {
    self[.domainMigrateSetCompressionCache] = .work {
      (arguments: Remote.DomainMigrateSetCompressionCacheArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      try await call.service.setMigrationCache(
        .init(arguments.domain), bytes: arguments.cacheSize, caller: call.caller)
    }
    self[.domainMigrateGetCompressionCache] = .work {
      (arguments: Remote.DomainMigrateGetCompressionCacheArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      let settings = try await call.service.migrationSettings(.init(arguments.domain), caller: call.caller)
      return Remote.DomainMigrateGetCompressionCacheResult(cacheSize: settings.compressionCache ?? 0)
    }
    self[.domainMigrateStartPostCopy] = .read {
      (arguments: Remote.DomainMigrateStartPostCopyArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      try call.service.startPostCopy(.init(arguments.domain))
      return XDRNothing()
    }
  }

  private mutating func addMigrationSettings() {
    self[.domainMigrateSetMaxDowntime] = .work {
      (arguments: Remote.DomainMigrateSetMaxDowntimeArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      try await call.service.setMigrationDowntime(
        .init(arguments.domain), milliseconds: arguments.downtime, caller: call.caller)
    }
    self[.domainMigrateGetMaxDowntime] = .work {
      (arguments: Remote.DomainMigrateGetMaxDowntimeArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      let settings = try await call.service.migrationSettings(.init(arguments.domain), caller: call.caller)
      return Remote.DomainMigrateGetMaxDowntimeResult(downtime: settings.downtime ?? 0)
    }
    self[.domainMigrateSetMaxSpeed] = .work {
      (arguments: Remote.DomainMigrateSetMaxSpeedArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      try await call.service.setMigrationSpeed(
        .init(arguments.domain), mebibytes: arguments.bandwidth, caller: call.caller)
    }
    self[.domainMigrateGetMaxSpeed] = .read {
      (arguments: Remote.DomainMigrateGetMaxSpeedArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      return Remote.DomainMigrateGetMaxSpeedResult(bandwidth: try call.service.migrationSpeed(.init(arguments.domain)))
    }
  }
}

extension MigrationFlags {
  /// Older calls have room for more bits than there are.
  fileprivate init(wide: UInt64) throws(VirtError) {
    guard let narrow = UInt32(exactly: wide) else {
      throw VirtError(.invalidArg, "unsupported flags (0x\(String(wide, radix: 16)))")
    }
    self.init(rawValue: narrow)
  }
}

extension MigrationParameters {
  /// What older calls say.
  fileprivate init(
    xml: String? = nil, name: String?, address: String? = nil, bandwidth: UInt64 = 0
  ) {
    self.init()
    self.xml = xml
    self.name = name
    self.address = address
    self.bandwidth = min(bandwidth, UInt64(Int64.max) >> 21)
  }
}

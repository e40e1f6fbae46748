// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The arguments of `virDomainMigratePrepare`.
  package struct DomainMigratePrepareArguments: XDRCodable {
    package var uriIn: String?
    package var flags: UInt64
    package var name: String?
    package var resource: UInt64

    package init(uriIn: String?, flags: UInt64, name: String?, resource: UInt64) {
      self.uriIn = uriIn
      self.flags = flags
      self.name = name
      self.resource = resource
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      uriIn = try decoder.optionalString()
      flags = try decoder.uint64()
      name = try decoder.optionalString()
      resource = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(uriIn)
      encoder.uint64(flags)
      try encoder.optionalString(name)
      encoder.uint64(resource)
    }
  }

  /// The result of `virDomainMigratePrepare`.
  package struct DomainMigratePrepareResult: XDRCodable {
    package var cookie: [UInt8]
    package var uriOut: String?

    package init(cookie: [UInt8], uriOut: String?) {
      self.cookie = cookie
      self.uriOut = uriOut
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookie = try decoder.opaque(max: WireLimit.migrateCookie)
      uriOut = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookie, max: WireLimit.migrateCookie)
      try encoder.optionalString(uriOut)
    }
  }

  /// The arguments of `virDomainMigratePerform`.
  package struct DomainMigratePerformArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var cookie: [UInt8]
    package var uri: String
    package var flags: UInt64
    package var name: String?
    package var resource: UInt64

    package init(
      domain: Remote.DomainReference,
      cookie: [UInt8],
      uri: String,
      flags: UInt64,
      name: String?,
      resource: UInt64
    ) {
      self.domain = domain
      self.cookie = cookie
      self.uri = uri
      self.flags = flags
      self.name = name
      self.resource = resource
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      cookie = try decoder.opaque(max: WireLimit.migrateCookie)
      uri = try decoder.string()
      flags = try decoder.uint64()
      name = try decoder.optionalString()
      resource = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.opaque(cookie, max: WireLimit.migrateCookie)
      try encoder.string(uri)
      encoder.uint64(flags)
      try encoder.optionalString(name)
      encoder.uint64(resource)
    }
  }

  /// The arguments of `virDomainMigrateFinish`.
  package struct DomainMigrateFinishArguments: XDRCodable {
    package var name: String
    package var cookie: [UInt8]
    package var uri: String
    package var flags: UInt64

    package init(name: String, cookie: [UInt8], uri: String, flags: UInt64) {
      self.name = name
      self.cookie = cookie
      self.uri = uri
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      cookie = try decoder.opaque(max: WireLimit.migrateCookie)
      uri = try decoder.string()
      flags = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      try encoder.opaque(cookie, max: WireLimit.migrateCookie)
      try encoder.string(uri)
      encoder.uint64(flags)
    }
  }

  /// The result of `virDomainMigrateFinish`.
  package struct DomainMigrateFinishResult: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The arguments of `virDomainMigratePrepare2`.
  package struct DomainMigratePrepare2Arguments: XDRCodable {
    package var uriIn: String?
    package var flags: UInt64
    package var name: String?
    package var resource: UInt64
    package var domainXML: String

    package init(uriIn: String?, flags: UInt64, name: String?, resource: UInt64, domainXML: String) {
      self.uriIn = uriIn
      self.flags = flags
      self.name = name
      self.resource = resource
      self.domainXML = domainXML
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      uriIn = try decoder.optionalString()
      flags = try decoder.uint64()
      name = try decoder.optionalString()
      resource = try decoder.uint64()
      domainXML = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(uriIn)
      encoder.uint64(flags)
      try encoder.optionalString(name)
      encoder.uint64(resource)
      try encoder.string(domainXML)
    }
  }

  /// The result of `virDomainMigratePrepare2`.
  package struct DomainMigratePrepare2Result: XDRCodable {
    package var cookie: [UInt8]
    package var uriOut: String?

    package init(cookie: [UInt8], uriOut: String?) {
      self.cookie = cookie
      self.uriOut = uriOut
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookie = try decoder.opaque(max: WireLimit.migrateCookie)
      uriOut = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookie, max: WireLimit.migrateCookie)
      try encoder.optionalString(uriOut)
    }
  }

  /// The arguments of `virDomainMigrateFinish2`.
  package struct DomainMigrateFinish2Arguments: XDRCodable {
    package var name: String
    package var cookie: [UInt8]
    package var uri: String
    package var flags: UInt64
    package var status: Int32

    package init(name: String, cookie: [UInt8], uri: String, flags: UInt64, status: Int32) {
      self.name = name
      self.cookie = cookie
      self.uri = uri
      self.flags = flags
      self.status = status
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      cookie = try decoder.opaque(max: WireLimit.migrateCookie)
      uri = try decoder.string()
      flags = try decoder.uint64()
      status = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      try encoder.opaque(cookie, max: WireLimit.migrateCookie)
      try encoder.string(uri)
      encoder.uint64(flags)
      encoder.int32(status)
    }
  }

  /// The result of `virDomainMigrateFinish2`.
  package struct DomainMigrateFinish2Result: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The arguments of `virDomainMigratePrepareTunnel`.
  package struct DomainMigratePrepareTunnelArguments: XDRCodable {
    package var flags: UInt64
    package var name: String?
    package var resource: UInt64
    package var domainXML: String

    package init(flags: UInt64, name: String?, resource: UInt64, domainXML: String) {
      self.flags = flags
      self.name = name
      self.resource = resource
      self.domainXML = domainXML
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      flags = try decoder.uint64()
      name = try decoder.optionalString()
      resource = try decoder.uint64()
      domainXML = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint64(flags)
      try encoder.optionalString(name)
      encoder.uint64(resource)
      try encoder.string(domainXML)
    }
  }

  /// The arguments of `virDomainMigrateSetMaxDowntime`.
  package struct DomainMigrateSetMaxDowntimeArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var downtime: UInt64
    package var flags: UInt32

    package init(domain: Remote.DomainReference, downtime: UInt64, flags: UInt32) {
      self.domain = domain
      self.downtime = downtime
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      downtime = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint64(downtime)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainMigrateSetMaxSpeed`.
  package struct DomainMigrateSetMaxSpeedArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var bandwidth: UInt64
    package var flags: UInt32

    package init(domain: Remote.DomainReference, bandwidth: UInt64, flags: UInt32) {
      self.domain = domain
      self.bandwidth = bandwidth
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      bandwidth = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint64(bandwidth)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainMigrateBegin3`.
  package struct DomainMigrateBegin3Arguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var xml: String?
    package var flags: UInt64
    package var name: String?
    package var resource: UInt64

    package init(domain: Remote.DomainReference, xml: String?, flags: UInt64, name: String?, resource: UInt64) {
      self.domain = domain
      self.xml = xml
      self.flags = flags
      self.name = name
      self.resource = resource
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      xml = try decoder.optionalString()
      flags = try decoder.uint64()
      name = try decoder.optionalString()
      resource = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(xml)
      encoder.uint64(flags)
      try encoder.optionalString(name)
      encoder.uint64(resource)
    }
  }

  /// The result of `virDomainMigrateBegin3`.
  package struct DomainMigrateBegin3Result: XDRCodable {
    package var cookieOut: [UInt8]
    package var xml: String

    package init(cookieOut: [UInt8], xml: String) {
      self.cookieOut = cookieOut
      self.xml = xml
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookieOut = try decoder.opaque(max: WireLimit.migrateCookie)
      xml = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookieOut, max: WireLimit.migrateCookie)
      try encoder.string(xml)
    }
  }

  /// The arguments of `virDomainMigratePrepare3`.
  package struct DomainMigratePrepare3Arguments: XDRCodable {
    package var cookieIn: [UInt8]
    package var uriIn: String?
    package var flags: UInt64
    package var name: String?
    package var resource: UInt64
    package var domainXML: String

    package init(cookieIn: [UInt8], uriIn: String?, flags: UInt64, name: String?, resource: UInt64, domainXML: String) {
      self.cookieIn = cookieIn
      self.uriIn = uriIn
      self.flags = flags
      self.name = name
      self.resource = resource
      self.domainXML = domainXML
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookieIn = try decoder.opaque(max: WireLimit.migrateCookie)
      uriIn = try decoder.optionalString()
      flags = try decoder.uint64()
      name = try decoder.optionalString()
      resource = try decoder.uint64()
      domainXML = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookieIn, max: WireLimit.migrateCookie)
      try encoder.optionalString(uriIn)
      encoder.uint64(flags)
      try encoder.optionalString(name)
      encoder.uint64(resource)
      try encoder.string(domainXML)
    }
  }

  /// The result of `virDomainMigratePrepare3`.
  package struct DomainMigratePrepare3Result: XDRCodable {
    package var cookieOut: [UInt8]
    package var uriOut: String?

    package init(cookieOut: [UInt8], uriOut: String?) {
      self.cookieOut = cookieOut
      self.uriOut = uriOut
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookieOut = try decoder.opaque(max: WireLimit.migrateCookie)
      uriOut = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookieOut, max: WireLimit.migrateCookie)
      try encoder.optionalString(uriOut)
    }
  }

  /// The arguments of `virDomainMigratePrepareTunnel3`.
  package struct DomainMigratePrepareTunnel3Arguments: XDRCodable {
    package var cookieIn: [UInt8]
    package var flags: UInt64
    package var name: String?
    package var resource: UInt64
    package var domainXML: String

    package init(cookieIn: [UInt8], flags: UInt64, name: String?, resource: UInt64, domainXML: String) {
      self.cookieIn = cookieIn
      self.flags = flags
      self.name = name
      self.resource = resource
      self.domainXML = domainXML
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookieIn = try decoder.opaque(max: WireLimit.migrateCookie)
      flags = try decoder.uint64()
      name = try decoder.optionalString()
      resource = try decoder.uint64()
      domainXML = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookieIn, max: WireLimit.migrateCookie)
      encoder.uint64(flags)
      try encoder.optionalString(name)
      encoder.uint64(resource)
      try encoder.string(domainXML)
    }
  }

  /// The result of `virDomainMigratePrepareTunnel3`.
  package struct DomainMigratePrepareTunnel3Result: XDRCodable {
    package var cookieOut: [UInt8]

    package init(cookieOut: [UInt8]) {
      self.cookieOut = cookieOut
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookieOut = try decoder.opaque(max: WireLimit.migrateCookie)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookieOut, max: WireLimit.migrateCookie)
    }
  }

  /// The arguments of `virDomainMigratePerform3`.
  package struct DomainMigratePerform3Arguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var xml: String?
    package var cookieIn: [UInt8]
    package var destinationURI: String?
    package var uri: String?
    package var flags: UInt64
    package var name: String?
    package var resource: UInt64

    package init(
      domain: Remote.DomainReference,
      xml: String?,
      cookieIn: [UInt8],
      destinationURI: String?,
      uri: String?,
      flags: UInt64,
      name: String?,
      resource: UInt64
    ) {
      self.domain = domain
      self.xml = xml
      self.cookieIn = cookieIn
      self.destinationURI = destinationURI
      self.uri = uri
      self.flags = flags
      self.name = name
      self.resource = resource
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      xml = try decoder.optionalString()
      cookieIn = try decoder.opaque(max: WireLimit.migrateCookie)
      destinationURI = try decoder.optionalString()
      uri = try decoder.optionalString()
      flags = try decoder.uint64()
      name = try decoder.optionalString()
      resource = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(xml)
      try encoder.opaque(cookieIn, max: WireLimit.migrateCookie)
      try encoder.optionalString(destinationURI)
      try encoder.optionalString(uri)
      encoder.uint64(flags)
      try encoder.optionalString(name)
      encoder.uint64(resource)
    }
  }

  /// The result of `virDomainMigratePerform3`.
  package struct DomainMigratePerform3Result: XDRCodable {
    package var cookieOut: [UInt8]

    package init(cookieOut: [UInt8]) {
      self.cookieOut = cookieOut
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookieOut = try decoder.opaque(max: WireLimit.migrateCookie)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookieOut, max: WireLimit.migrateCookie)
    }
  }

  /// The arguments of `virDomainMigrateFinish3`.
  package struct DomainMigrateFinish3Arguments: XDRCodable {
    package var name: String
    package var cookieIn: [UInt8]
    package var destinationURI: String?
    package var uri: String?
    package var flags: UInt64
    package var cancelled: Int32

    package init(
      name: String,
      cookieIn: [UInt8],
      destinationURI: String?,
      uri: String?,
      flags: UInt64,
      cancelled: Int32
    ) {
      self.name = name
      self.cookieIn = cookieIn
      self.destinationURI = destinationURI
      self.uri = uri
      self.flags = flags
      self.cancelled = cancelled
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      cookieIn = try decoder.opaque(max: WireLimit.migrateCookie)
      destinationURI = try decoder.optionalString()
      uri = try decoder.optionalString()
      flags = try decoder.uint64()
      cancelled = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      try encoder.opaque(cookieIn, max: WireLimit.migrateCookie)
      try encoder.optionalString(destinationURI)
      try encoder.optionalString(uri)
      encoder.uint64(flags)
      encoder.int32(cancelled)
    }
  }

  /// The result of `virDomainMigrateFinish3`.
  package struct DomainMigrateFinish3Result: XDRCodable {
    package var domain: Remote.DomainReference
    package var cookieOut: [UInt8]

    package init(domain: Remote.DomainReference, cookieOut: [UInt8]) {
      self.domain = domain
      self.cookieOut = cookieOut
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      cookieOut = try decoder.opaque(max: WireLimit.migrateCookie)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.opaque(cookieOut, max: WireLimit.migrateCookie)
    }
  }

  /// The arguments of `virDomainMigrateConfirm3`.
  package struct DomainMigrateConfirm3Arguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var cookieIn: [UInt8]
    package var flags: UInt64
    package var cancelled: Int32

    package init(domain: Remote.DomainReference, cookieIn: [UInt8], flags: UInt64, cancelled: Int32) {
      self.domain = domain
      self.cookieIn = cookieIn
      self.flags = flags
      self.cancelled = cancelled
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      cookieIn = try decoder.opaque(max: WireLimit.migrateCookie)
      flags = try decoder.uint64()
      cancelled = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.opaque(cookieIn, max: WireLimit.migrateCookie)
      encoder.uint64(flags)
      encoder.int32(cancelled)
    }
  }

  /// The arguments of `virDomainMigrateGetMaxSpeed`.
  package struct DomainMigrateGetMaxSpeedArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainMigrateGetMaxSpeed`.
  package struct DomainMigrateGetMaxSpeedResult: XDRCodable {
    package var bandwidth: UInt64

    package init(bandwidth: UInt64) {
      self.bandwidth = bandwidth
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      bandwidth = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint64(bandwidth)
    }
  }

  /// The arguments of `virDomainMigrateGetCompressionCache`.
  package struct DomainMigrateGetCompressionCacheArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainMigrateGetCompressionCache`.
  package struct DomainMigrateGetCompressionCacheResult: XDRCodable {
    package var cacheSize: UInt64

    package init(cacheSize: UInt64) {
      self.cacheSize = cacheSize
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cacheSize = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint64(cacheSize)
    }
  }

  /// The arguments of `virDomainMigrateSetCompressionCache`.
  package struct DomainMigrateSetCompressionCacheArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var cacheSize: UInt64
    package var flags: UInt32

    package init(domain: Remote.DomainReference, cacheSize: UInt64, flags: UInt32) {
      self.domain = domain
      self.cacheSize = cacheSize
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      cacheSize = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint64(cacheSize)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainMigrateBegin3Params`.
  package struct DomainMigrateBegin3ParamsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.domain = domain
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainMigrateParamList)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainMigrateParamList)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainMigrateBegin3Params`.
  package struct DomainMigrateBegin3ParamsResult: XDRCodable {
    package var cookieOut: [UInt8]
    package var xml: String

    package init(cookieOut: [UInt8], xml: String) {
      self.cookieOut = cookieOut
      self.xml = xml
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookieOut = try decoder.opaque(max: WireLimit.migrateCookie)
      xml = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookieOut, max: WireLimit.migrateCookie)
      try encoder.string(xml)
    }
  }

  /// The arguments of `virDomainMigratePrepare3Params`.
  package struct DomainMigratePrepare3ParamsArguments: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var cookieIn: [UInt8]
    package var flags: UInt32

    package init(parameters: [Remote.TypedParameter], cookieIn: [UInt8], flags: UInt32) {
      self.parameters = parameters
      self.cookieIn = cookieIn
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainMigrateParamList)
      cookieIn = try decoder.opaque(max: WireLimit.migrateCookie)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainMigrateParamList)
      try encoder.opaque(cookieIn, max: WireLimit.migrateCookie)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainMigratePrepare3Params`.
  package struct DomainMigratePrepare3ParamsResult: XDRCodable {
    package var cookieOut: [UInt8]
    package var uriOut: String?

    package init(cookieOut: [UInt8], uriOut: String?) {
      self.cookieOut = cookieOut
      self.uriOut = uriOut
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookieOut = try decoder.opaque(max: WireLimit.migrateCookie)
      uriOut = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookieOut, max: WireLimit.migrateCookie)
      try encoder.optionalString(uriOut)
    }
  }

  /// The arguments of `virDomainMigratePrepareTunnel3Params`.
  package struct DomainMigratePrepareTunnel3ParamsArguments: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var cookieIn: [UInt8]
    package var flags: UInt32

    package init(parameters: [Remote.TypedParameter], cookieIn: [UInt8], flags: UInt32) {
      self.parameters = parameters
      self.cookieIn = cookieIn
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainMigrateParamList)
      cookieIn = try decoder.opaque(max: WireLimit.migrateCookie)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainMigrateParamList)
      try encoder.opaque(cookieIn, max: WireLimit.migrateCookie)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainMigratePrepareTunnel3Params`.
  package struct DomainMigratePrepareTunnel3ParamsResult: XDRCodable {
    package var cookieOut: [UInt8]

    package init(cookieOut: [UInt8]) {
      self.cookieOut = cookieOut
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookieOut = try decoder.opaque(max: WireLimit.migrateCookie)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookieOut, max: WireLimit.migrateCookie)
    }
  }

  /// The arguments of `virDomainMigratePerform3Params`.
  package struct DomainMigratePerform3ParamsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var destinationURI: String?
    package var parameters: [Remote.TypedParameter]
    package var cookieIn: [UInt8]
    package var flags: UInt32

    package init(
      domain: Remote.DomainReference,
      destinationURI: String?,
      parameters: [Remote.TypedParameter],
      cookieIn: [UInt8],
      flags: UInt32
    ) {
      self.domain = domain
      self.destinationURI = destinationURI
      self.parameters = parameters
      self.cookieIn = cookieIn
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      destinationURI = try decoder.optionalString()
      parameters = try decoder.list(max: WireLimit.domainMigrateParamList)
      cookieIn = try decoder.opaque(max: WireLimit.migrateCookie)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(destinationURI)
      try encoder.list(parameters, max: WireLimit.domainMigrateParamList)
      try encoder.opaque(cookieIn, max: WireLimit.migrateCookie)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainMigratePerform3Params`.
  package struct DomainMigratePerform3ParamsResult: XDRCodable {
    package var cookieOut: [UInt8]

    package init(cookieOut: [UInt8]) {
      self.cookieOut = cookieOut
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cookieOut = try decoder.opaque(max: WireLimit.migrateCookie)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cookieOut, max: WireLimit.migrateCookie)
    }
  }

  /// The arguments of `virDomainMigrateFinish3Params`.
  package struct DomainMigrateFinish3ParamsArguments: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var cookieIn: [UInt8]
    package var flags: UInt32
    package var cancelled: Int32

    package init(parameters: [Remote.TypedParameter], cookieIn: [UInt8], flags: UInt32, cancelled: Int32) {
      self.parameters = parameters
      self.cookieIn = cookieIn
      self.flags = flags
      self.cancelled = cancelled
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainMigrateParamList)
      cookieIn = try decoder.opaque(max: WireLimit.migrateCookie)
      flags = try decoder.uint32()
      cancelled = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainMigrateParamList)
      try encoder.opaque(cookieIn, max: WireLimit.migrateCookie)
      encoder.uint32(flags)
      encoder.int32(cancelled)
    }
  }

  /// The result of `virDomainMigrateFinish3Params`.
  package struct DomainMigrateFinish3ParamsResult: XDRCodable {
    package var domain: Remote.DomainReference
    package var cookieOut: [UInt8]

    package init(domain: Remote.DomainReference, cookieOut: [UInt8]) {
      self.domain = domain
      self.cookieOut = cookieOut
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      cookieOut = try decoder.opaque(max: WireLimit.migrateCookie)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.opaque(cookieOut, max: WireLimit.migrateCookie)
    }
  }

  /// The arguments of `virDomainMigrateConfirm3Params`.
  package struct DomainMigrateConfirm3ParamsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]
    package var cookieIn: [UInt8]
    package var flags: UInt32
    package var cancelled: Int32

    package init(
      domain: Remote.DomainReference,
      parameters: [Remote.TypedParameter],
      cookieIn: [UInt8],
      flags: UInt32,
      cancelled: Int32
    ) {
      self.domain = domain
      self.parameters = parameters
      self.cookieIn = cookieIn
      self.flags = flags
      self.cancelled = cancelled
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainMigrateParamList)
      cookieIn = try decoder.opaque(max: WireLimit.migrateCookie)
      flags = try decoder.uint32()
      cancelled = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainMigrateParamList)
      try encoder.opaque(cookieIn, max: WireLimit.migrateCookie)
      encoder.uint32(flags)
      encoder.int32(cancelled)
    }
  }

  /// The arguments of `virDomainMigrateStartPostCopy`.
  package struct DomainMigrateStartPostCopyArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainMigrateGetMaxDowntime`.
  package struct DomainMigrateGetMaxDowntimeArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainMigrateGetMaxDowntime`.
  package struct DomainMigrateGetMaxDowntimeResult: XDRCodable {
    package var downtime: UInt64

    package init(downtime: UInt64) {
      self.downtime = downtime
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      downtime = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint64(downtime)
    }
  }
}

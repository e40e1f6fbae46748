// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The arguments of `virDomainBlockStats`.
  package struct DomainBlockStatsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var path: String

    package init(domain: Remote.DomainReference, path: String) {
      self.domain = domain
      self.path = path
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      path = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(path)
    }
  }

  /// The result of `virDomainBlockStats`.
  package struct DomainBlockStatsResult: XDRCodable {
    package var readRequests: Int64
    package var readBytes: Int64
    package var writeRequests: Int64
    package var writeBytes: Int64
    package var errors: Int64

    package init(readRequests: Int64, readBytes: Int64, writeRequests: Int64, writeBytes: Int64, errors: Int64) {
      self.readRequests = readRequests
      self.readBytes = readBytes
      self.writeRequests = writeRequests
      self.writeBytes = writeBytes
      self.errors = errors
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      readRequests = try decoder.int64()
      readBytes = try decoder.int64()
      writeRequests = try decoder.int64()
      writeBytes = try decoder.int64()
      errors = try decoder.int64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int64(readRequests)
      encoder.int64(readBytes)
      encoder.int64(writeRequests)
      encoder.int64(writeBytes)
      encoder.int64(errors)
    }
  }

  /// The arguments of `virDomainBlockPeek`.
  package struct DomainBlockPeekArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var path: String
    package var offset: UInt64
    package var size: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, path: String, offset: UInt64, size: UInt32, flags: UInt32) {
      self.domain = domain
      self.path = path
      self.offset = offset
      self.size = size
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      path = try decoder.string()
      offset = try decoder.uint64()
      size = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(path)
      encoder.uint64(offset)
      encoder.uint32(size)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainBlockPeek`.
  package struct DomainBlockPeekResult: XDRCodable {
    package var buffer: [UInt8]

    package init(buffer: [UInt8]) {
      self.buffer = buffer
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      buffer = try decoder.opaque(max: WireLimit.domainBlockPeekBuffer)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(buffer, max: WireLimit.domainBlockPeekBuffer)
    }
  }

  /// The arguments of `virDomainBlockJobAbort`.
  package struct DomainBlockJobAbortArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var path: String
    package var flags: UInt32

    package init(domain: Remote.DomainReference, path: String, flags: UInt32) {
      self.domain = domain
      self.path = path
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      path = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(path)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainBlockJobSetSpeed`.
  package struct DomainBlockJobSetSpeedArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var path: String
    package var bandwidth: UInt64
    package var flags: UInt32

    package init(domain: Remote.DomainReference, path: String, bandwidth: UInt64, flags: UInt32) {
      self.domain = domain
      self.path = path
      self.bandwidth = bandwidth
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      path = try decoder.string()
      bandwidth = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(path)
      encoder.uint64(bandwidth)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainBlockPull`.
  package struct DomainBlockPullArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var path: String
    package var bandwidth: UInt64
    package var flags: UInt32

    package init(domain: Remote.DomainReference, path: String, bandwidth: UInt64, flags: UInt32) {
      self.domain = domain
      self.path = path
      self.bandwidth = bandwidth
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      path = try decoder.string()
      bandwidth = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(path)
      encoder.uint64(bandwidth)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainBlockStatsFlags`.
  package struct DomainBlockStatsFlagsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var path: String
    package var parameterCount: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, path: String, parameterCount: Int32, flags: UInt32) {
      self.domain = domain
      self.path = path
      self.parameterCount = parameterCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      path = try decoder.string()
      parameterCount = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(path)
      encoder.int32(parameterCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainBlockStatsFlags`.
  package struct DomainBlockStatsFlagsResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var parameterCount: Int32

    package init(parameters: [Remote.TypedParameter], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainBlockStatsParameters)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainBlockStatsParameters)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virDomainBlockResize`.
  package struct DomainBlockResizeArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var disk: String
    package var size: UInt64
    package var flags: UInt32

    package init(domain: Remote.DomainReference, disk: String, size: UInt64, flags: UInt32) {
      self.domain = domain
      self.disk = disk
      self.size = size
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      disk = try decoder.string()
      size = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(disk)
      encoder.uint64(size)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainBlockRebase`.
  package struct DomainBlockRebaseArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var path: String
    package var base: String?
    package var bandwidth: UInt64
    package var flags: UInt32

    package init(domain: Remote.DomainReference, path: String, base: String?, bandwidth: UInt64, flags: UInt32) {
      self.domain = domain
      self.path = path
      self.base = base
      self.bandwidth = bandwidth
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      path = try decoder.string()
      base = try decoder.optionalString()
      bandwidth = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(path)
      try encoder.optionalString(base)
      encoder.uint64(bandwidth)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainBlockCommit`.
  package struct DomainBlockCommitArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var disk: String
    package var base: String?
    package var top: String?
    package var bandwidth: UInt64
    package var flags: UInt32

    package init(
      domain: Remote.DomainReference,
      disk: String,
      base: String?,
      top: String?,
      bandwidth: UInt64,
      flags: UInt32
    ) {
      self.domain = domain
      self.disk = disk
      self.base = base
      self.top = top
      self.bandwidth = bandwidth
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      disk = try decoder.string()
      base = try decoder.optionalString()
      top = try decoder.optionalString()
      bandwidth = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(disk)
      try encoder.optionalString(base)
      try encoder.optionalString(top)
      encoder.uint64(bandwidth)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainBlockCopy`.
  package struct DomainBlockCopyArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var path: String
    package var destxml: String
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(
      domain: Remote.DomainReference,
      path: String,
      destxml: String,
      parameters: [Remote.TypedParameter],
      flags: UInt32
    ) {
      self.domain = domain
      self.path = path
      self.destxml = destxml
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      path = try decoder.string()
      destxml = try decoder.string()
      parameters = try decoder.list(max: WireLimit.domainBlockCopyParameters)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(path)
      try encoder.string(destxml)
      try encoder.list(parameters, max: WireLimit.domainBlockCopyParameters)
      encoder.uint32(flags)
    }
  }
}

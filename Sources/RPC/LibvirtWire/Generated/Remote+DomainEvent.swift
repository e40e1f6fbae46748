// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The message of procedure 107.
  package struct DomainEventLifecycleMessage: XDRCodable, Hashable {
    package var domain: Remote.DomainReference
    package var event: Int32
    package var detail: Int32

    package init(domain: Remote.DomainReference, event: Int32, detail: Int32) {
      self.domain = domain
      self.event = event
      self.detail = detail
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      event = try decoder.int32()
      detail = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(event)
      encoder.int32(detail)
    }
  }

  /// The message of procedure 169.
  package struct DomainEventRebootMessage: XDRCodable, Hashable {
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

  /// The message of procedure 170.
  package struct DomainEventRTCChangeMessage: XDRCodable, Hashable {
    package var domain: Remote.DomainReference
    package var offset: Int64

    package init(domain: Remote.DomainReference, offset: Int64) {
      self.domain = domain
      self.offset = offset
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      offset = try decoder.int64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int64(offset)
    }
  }

  /// The message of procedure 171.
  package struct DomainEventWatchdogMessage: XDRCodable, Hashable {
    package var domain: Remote.DomainReference
    package var action: Int32

    package init(domain: Remote.DomainReference, action: Int32) {
      self.domain = domain
      self.action = action
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      action = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(action)
    }
  }

  /// The message of procedure 172.
  package struct DomainEventIOErrorMessage: XDRCodable, Hashable {
    package var domain: Remote.DomainReference
    package var sourcePath: String
    package var deviceAlias: String
    package var action: Int32

    package init(domain: Remote.DomainReference, sourcePath: String, deviceAlias: String, action: Int32) {
      self.domain = domain
      self.sourcePath = sourcePath
      self.deviceAlias = deviceAlias
      self.action = action
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      sourcePath = try decoder.string()
      deviceAlias = try decoder.string()
      action = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(sourcePath)
      try encoder.string(deviceAlias)
      encoder.int32(action)
    }
  }

  /// The message of procedure 173.
  package struct DomainEventGraphicsMessage: XDRCodable, Hashable {
    package var domain: Remote.DomainReference
    package var phase: Int32
    package var local: Remote.DomainEventGraphicsAddress
    package var remote: Remote.DomainEventGraphicsAddress
    package var authScheme: String
    package var subject: [Remote.DomainEventGraphicsIdentity]

    package init(
      domain: Remote.DomainReference,
      phase: Int32,
      local: Remote.DomainEventGraphicsAddress,
      remote: Remote.DomainEventGraphicsAddress,
      authScheme: String,
      subject: [Remote.DomainEventGraphicsIdentity]
    ) {
      self.domain = domain
      self.phase = phase
      self.local = local
      self.remote = remote
      self.authScheme = authScheme
      self.subject = subject
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      phase = try decoder.int32()
      local = try Remote.DomainEventGraphicsAddress(from: &decoder)
      remote = try Remote.DomainEventGraphicsAddress(from: &decoder)
      authScheme = try decoder.string()
      subject = try decoder.list(max: WireLimit.domainEventGraphicsIdentity)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(phase)
      try local.encode(into: &encoder)
      try remote.encode(into: &encoder)
      try encoder.string(authScheme)
      try encoder.list(subject, max: WireLimit.domainEventGraphicsIdentity)
    }
  }

  /// The message of procedure 195.
  package struct DomainEventIOErrorReasonMessage: XDRCodable, Hashable {
    package var domain: Remote.DomainReference
    package var sourcePath: String
    package var deviceAlias: String
    package var action: Int32
    package var reason: String

    package init(
      domain: Remote.DomainReference,
      sourcePath: String,
      deviceAlias: String,
      action: Int32,
      reason: String
    ) {
      self.domain = domain
      self.sourcePath = sourcePath
      self.deviceAlias = deviceAlias
      self.action = action
      self.reason = reason
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      sourcePath = try decoder.string()
      deviceAlias = try decoder.string()
      action = try decoder.int32()
      reason = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(sourcePath)
      try encoder.string(deviceAlias)
      encoder.int32(action)
      try encoder.string(reason)
    }
  }

  /// The message of procedure 224.
  package struct DomainEventControlErrorMessage: XDRCodable, Hashable {
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

  /// The message of procedure 241.
  package struct DomainEventBlockJobMessage: XDRCodable, Hashable {
    package var domain: Remote.DomainReference
    package var path: String
    package var type: Int32
    package var status: Int32

    package init(domain: Remote.DomainReference, path: String, type: Int32, status: Int32) {
      self.domain = domain
      self.path = path
      self.type = type
      self.status = status
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      path = try decoder.string()
      type = try decoder.int32()
      status = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(path)
      encoder.int32(type)
      encoder.int32(status)
    }
  }

  /// The message of procedure 248.
  package struct DomainEventDiskChangeMessage: XDRCodable, Hashable {
    package var domain: Remote.DomainReference
    package var oldSourcePath: String?
    package var newSourcePath: String?
    package var deviceAlias: String
    package var reason: Int32

    package init(
      domain: Remote.DomainReference,
      oldSourcePath: String?,
      newSourcePath: String?,
      deviceAlias: String,
      reason: Int32
    ) {
      self.domain = domain
      self.oldSourcePath = oldSourcePath
      self.newSourcePath = newSourcePath
      self.deviceAlias = deviceAlias
      self.reason = reason
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      oldSourcePath = try decoder.optionalString()
      newSourcePath = try decoder.optionalString()
      deviceAlias = try decoder.string()
      reason = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(oldSourcePath)
      try encoder.optionalString(newSourcePath)
      try encoder.string(deviceAlias)
      encoder.int32(reason)
    }
  }

  /// The message of procedure 268.
  package struct DomainEventTrayChangeMessage: XDRCodable, Hashable {
    package var domain: Remote.DomainReference
    package var deviceAlias: String
    package var reason: Int32

    package init(domain: Remote.DomainReference, deviceAlias: String, reason: Int32) {
      self.domain = domain
      self.deviceAlias = deviceAlias
      self.reason = reason
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      deviceAlias = try decoder.string()
      reason = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(deviceAlias)
      encoder.int32(reason)
    }
  }

  /// The message of procedure 269.
  package struct DomainEventPMWakeupMessage: XDRCodable, Hashable {
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

  /// The message of procedure 270.
  package struct DomainEventPMSuspendMessage: XDRCodable, Hashable {
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

  /// The message of procedure 276.
  package struct DomainEventBalloonChangeMessage: XDRCodable, Hashable {
    package var domain: Remote.DomainReference
    package var actual: UInt64

    package init(domain: Remote.DomainReference, actual: UInt64) {
      self.domain = domain
      self.actual = actual
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      actual = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint64(actual)
    }
  }

  /// The message of procedure 292.
  package struct DomainEventPMSuspendDiskMessage: XDRCodable, Hashable {
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

  /// The message of procedure 311.
  package struct DomainEventDeviceRemovedMessage: XDRCodable, Hashable {
    package var domain: Remote.DomainReference
    package var deviceAlias: String

    package init(domain: Remote.DomainReference, deviceAlias: String) {
      self.domain = domain
      self.deviceAlias = deviceAlias
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      deviceAlias = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(deviceAlias)
    }
  }

  /// The message of procedure 339.
  package struct DomainEventBlockJob2Message: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var dst: String
    package var type: Int32
    package var status: Int32

    package init(callbackID: Int32, domain: Remote.DomainReference, dst: String, type: Int32, status: Int32) {
      self.callbackID = callbackID
      self.domain = domain
      self.dst = dst
      self.type = type
      self.status = status
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      dst = try decoder.string()
      type = try decoder.int32()
      status = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      try encoder.string(dst)
      encoder.int32(type)
      encoder.int32(status)
    }
  }

  /// The message of procedure 385.
  package struct DomainEventBlockThresholdMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var device: String
    package var path: String?
    package var threshold: UInt64
    package var excess: UInt64

    package init(
      callbackID: Int32,
      domain: Remote.DomainReference,
      device: String,
      path: String?,
      threshold: UInt64,
      excess: UInt64
    ) {
      self.callbackID = callbackID
      self.domain = domain
      self.device = device
      self.path = path
      self.threshold = threshold
      self.excess = excess
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      device = try decoder.string()
      path = try decoder.optionalString()
      threshold = try decoder.uint64()
      excess = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      try encoder.string(device)
      try encoder.optionalString(path)
      encoder.uint64(threshold)
      encoder.uint64(excess)
    }
  }

  /// The message of procedure 423.
  package struct DomainEventMemoryFailureMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var recipient: Int32
    package var action: Int32
    package var flags: UInt32

    package init(callbackID: Int32, domain: Remote.DomainReference, recipient: Int32, action: Int32, flags: UInt32) {
      self.callbackID = callbackID
      self.domain = domain
      self.recipient = recipient
      self.action = action
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      recipient = try decoder.int32()
      action = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      encoder.int32(recipient)
      encoder.int32(action)
      encoder.uint32(flags)
    }
  }

  /// The message of procedure 438.
  package struct DomainEventMemoryDeviceSizeChangeMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var alias: String
    package var size: UInt64

    package init(callbackID: Int32, domain: Remote.DomainReference, alias: String, size: UInt64) {
      self.callbackID = callbackID
      self.domain = domain
      self.alias = alias
      self.size = size
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      alias = try decoder.string()
      size = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      try encoder.string(alias)
      encoder.uint64(size)
    }
  }

  /// The message of procedure 453.
  package struct DomainEventNICMACChangeMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var alias: String
    package var oldMAC: String
    package var newMAC: String

    package init(callbackID: Int32, domain: Remote.DomainReference, alias: String, oldMAC: String, newMAC: String) {
      self.callbackID = callbackID
      self.domain = domain
      self.alias = alias
      self.oldMAC = oldMAC
      self.newMAC = newMAC
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      alias = try decoder.string()
      oldMAC = try decoder.string()
      newMAC = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      try encoder.string(alias)
      try encoder.string(oldMAC)
      try encoder.string(newMAC)
    }
  }
}

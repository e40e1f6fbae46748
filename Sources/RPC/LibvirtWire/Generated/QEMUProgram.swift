// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension QEMUProgram {
  /// The arguments of `virDomainQemuMonitorCommand`.
  package struct DomainMonitorCommandArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var cmd: String
    package var flags: UInt32

    package init(domain: Remote.DomainReference, cmd: String, flags: UInt32) {
      self.domain = domain
      self.cmd = cmd
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      cmd = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(cmd)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainQemuMonitorCommand`.
  package struct DomainMonitorCommandResult: XDRCodable {
    package var result: String

    package init(result: String) {
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      result = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(result)
    }
  }

  /// The arguments of `virDomainQemuAttach`.
  package struct DomainAttachArguments: XDRCodable {
    package var pid: UInt32
    package var flags: UInt32

    package init(pid: UInt32, flags: UInt32) {
      self.pid = pid
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pid = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint32(pid)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainQemuAttach`.
  package struct DomainAttachResult: XDRCodable {
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

  /// The arguments of `virDomainQemuAgentCommand`.
  package struct DomainAgentCommandArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var cmd: String
    package var timeout: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, cmd: String, timeout: Int32, flags: UInt32) {
      self.domain = domain
      self.cmd = cmd
      self.timeout = timeout
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      cmd = try decoder.string()
      timeout = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(cmd)
      encoder.int32(timeout)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainQemuAgentCommand`.
  package struct DomainAgentCommandResult: XDRCodable {
    package var result: String?

    package init(result: String?) {
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      result = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(result)
    }
  }

  /// The arguments of `virConnectDomainQemuMonitorEventRegister`.
  package struct ConnectDomainMonitorEventRegisterArguments: XDRCodable {
    package var domain: Remote.DomainReference?
    package var event: String?
    package var flags: UInt32

    package init(domain: Remote.DomainReference?, event: String?, flags: UInt32) {
      self.domain = domain
      self.event = event
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try decoder.optional()
      event = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optional(domain)
      try encoder.optionalString(event)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectDomainQemuMonitorEventRegister`.
  package struct ConnectDomainMonitorEventRegisterResult: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The arguments of `virConnectDomainQemuMonitorEventDeregister`.
  package struct ConnectDomainMonitorEventDeregisterArguments: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The message of procedure 6.
  package struct DomainMonitorEventMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var event: String
    package var seconds: Int64
    package var micros: UInt32
    package var details: String?

    package init(
      callbackID: Int32,
      domain: Remote.DomainReference,
      event: String,
      seconds: Int64,
      micros: UInt32,
      details: String?
    ) {
      self.callbackID = callbackID
      self.domain = domain
      self.event = event
      self.seconds = seconds
      self.micros = micros
      self.details = details
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      event = try decoder.string()
      seconds = try decoder.int64()
      micros = try decoder.uint32()
      details = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      try encoder.string(event)
      encoder.int64(seconds)
      encoder.uint32(micros)
      try encoder.optionalString(details)
    }
  }

  /// The arguments of `virDomainQemuMonitorCommandWithFiles`.
  package struct DomainMonitorCommandWithFilesArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var cmd: String
    package var flags: UInt32

    package init(domain: Remote.DomainReference, cmd: String, flags: UInt32) {
      self.domain = domain
      self.cmd = cmd
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      cmd = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(cmd)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainQemuMonitorCommandWithFiles`.
  package struct DomainMonitorCommandWithFilesResult: XDRCodable {
    package var result: String

    package init(result: String) {
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      result = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(result)
    }
  }
}

// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.
package import DroverCore

extension Remote {
  /// The arguments of `virSecretLookupByUUID`.
  package struct SecretLookupByUUIDArguments: XDRCodable {
    package var uuid: UUID

    package init(uuid: UUID) {
      self.uuid = uuid
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      uuid = try decoder.uuid()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uuid(uuid)
    }
  }

  /// The result of `virSecretLookupByUUID`.
  package struct SecretLookupByUUIDResult: XDRCodable {
    package var secret: Remote.SecretReference

    package init(secret: Remote.SecretReference) {
      self.secret = secret
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      secret = try Remote.SecretReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try secret.encode(into: &encoder)
    }
  }

  /// The arguments of `virSecretDefineXML`.
  package struct SecretDefineXMLArguments: XDRCodable {
    package var xml: String
    package var flags: UInt32

    package init(xml: String, flags: UInt32) {
      self.xml = xml
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      xml = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(xml)
      encoder.uint32(flags)
    }
  }

  /// The result of `virSecretDefineXML`.
  package struct SecretDefineXMLResult: XDRCodable {
    package var secret: Remote.SecretReference

    package init(secret: Remote.SecretReference) {
      self.secret = secret
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      secret = try Remote.SecretReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try secret.encode(into: &encoder)
    }
  }

  /// The arguments of `virSecretGetXMLDesc`.
  package struct SecretGetXMLDescArguments: XDRCodable {
    package var secret: Remote.SecretReference
    package var flags: UInt32

    package init(secret: Remote.SecretReference, flags: UInt32) {
      self.secret = secret
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      secret = try Remote.SecretReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try secret.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virSecretGetXMLDesc`.
  package struct SecretGetXMLDescResult: XDRCodable {
    package var xml: String

    package init(xml: String) {
      self.xml = xml
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      xml = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(xml)
    }
  }

  /// The arguments of `virSecretSetValue`.
  package struct SecretSetValueArguments: XDRCodable {
    package var secret: Remote.SecretReference
    package var value: [UInt8]
    package var flags: UInt32

    package init(secret: Remote.SecretReference, value: [UInt8], flags: UInt32) {
      self.secret = secret
      self.value = value
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      secret = try Remote.SecretReference(from: &decoder)
      value = try decoder.opaque(max: WireLimit.secretValue)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try secret.encode(into: &encoder)
      try encoder.opaque(value, max: WireLimit.secretValue)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virSecretGetValue`.
  package struct SecretGetValueArguments: XDRCodable {
    package var secret: Remote.SecretReference
    package var flags: UInt32

    package init(secret: Remote.SecretReference, flags: UInt32) {
      self.secret = secret
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      secret = try Remote.SecretReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try secret.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virSecretGetValue`.
  package struct SecretGetValueResult: XDRCodable {
    package var value: [UInt8]

    package init(value: [UInt8]) {
      self.value = value
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      value = try decoder.opaque(max: WireLimit.secretValue)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(value, max: WireLimit.secretValue)
    }
  }

  /// The arguments of `virSecretUndefine`.
  package struct SecretUndefineArguments: XDRCodable {
    package var secret: Remote.SecretReference

    package init(secret: Remote.SecretReference) {
      self.secret = secret
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      secret = try Remote.SecretReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try secret.encode(into: &encoder)
    }
  }

  /// The arguments of `virSecretLookupByUsage`.
  package struct SecretLookupByUsageArguments: XDRCodable {
    package var usageType: Int32
    package var usageID: String

    package init(usageType: Int32, usageID: String) {
      self.usageType = usageType
      self.usageID = usageID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      usageType = try decoder.int32()
      usageID = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(usageType)
      try encoder.string(usageID)
    }
  }

  /// The result of `virSecretLookupByUsage`.
  package struct SecretLookupByUsageResult: XDRCodable {
    package var secret: Remote.SecretReference

    package init(secret: Remote.SecretReference) {
      self.secret = secret
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      secret = try Remote.SecretReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try secret.encode(into: &encoder)
    }
  }

  /// The message of procedure 382.
  package struct SecretEventLifecycleMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var secret: Remote.SecretReference
    package var event: Int32
    package var detail: Int32

    package init(callbackID: Int32, secret: Remote.SecretReference, event: Int32, detail: Int32) {
      self.callbackID = callbackID
      self.secret = secret
      self.event = event
      self.detail = detail
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      secret = try Remote.SecretReference(from: &decoder)
      event = try decoder.int32()
      detail = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try secret.encode(into: &encoder)
      encoder.int32(event)
      encoder.int32(detail)
    }
  }

  /// The message of procedure 383.
  package struct SecretEventValueChangedMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var secret: Remote.SecretReference

    package init(callbackID: Int32, secret: Remote.SecretReference) {
      self.callbackID = callbackID
      self.secret = secret
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      secret = try Remote.SecretReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try secret.encode(into: &encoder)
    }
  }
}

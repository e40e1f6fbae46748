// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The result of `virAuthList`.
  package struct AuthListResult: XDRCodable {
    package var types: [Remote.AuthenticationKind]

    package init(types: [Remote.AuthenticationKind]) {
      self.types = types
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      types = try decoder.list(max: WireLimit.authTypeList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(types, max: WireLimit.authTypeList)
    }
  }

  /// The result of `virAuthSaslInit`.
  package struct AuthSASLInitResult: XDRCodable {
    package var mechlist: String

    package init(mechlist: String) {
      self.mechlist = mechlist
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      mechlist = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(mechlist)
    }
  }

  /// The arguments of `virAuthSaslStart`.
  package struct AuthSASLStartArguments: XDRCodable {
    package var mech: String
    package var isNil: Int32
    package var data: [UInt8]

    package init(mech: String, isNil: Int32, data: [UInt8]) {
      self.mech = mech
      self.isNil = isNil
      self.data = data
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      mech = try decoder.string()
      isNil = try decoder.int32()
      data = try decoder.chars(max: WireLimit.authSASLData)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(mech)
      encoder.int32(isNil)
      try encoder.chars(data, max: WireLimit.authSASLData)
    }
  }

  /// The result of `virAuthSaslStart`.
  package struct AuthSASLStartResult: XDRCodable {
    package var complete: Int32
    package var isNil: Int32
    package var data: [UInt8]

    package init(complete: Int32, isNil: Int32, data: [UInt8]) {
      self.complete = complete
      self.isNil = isNil
      self.data = data
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      complete = try decoder.int32()
      isNil = try decoder.int32()
      data = try decoder.chars(max: WireLimit.authSASLData)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(complete)
      encoder.int32(isNil)
      try encoder.chars(data, max: WireLimit.authSASLData)
    }
  }

  /// The arguments of `virAuthSaslStep`.
  package struct AuthSASLStepArguments: XDRCodable {
    package var isNil: Int32
    package var data: [UInt8]

    package init(isNil: Int32, data: [UInt8]) {
      self.isNil = isNil
      self.data = data
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      isNil = try decoder.int32()
      data = try decoder.chars(max: WireLimit.authSASLData)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(isNil)
      try encoder.chars(data, max: WireLimit.authSASLData)
    }
  }

  /// The result of `virAuthSaslStep`.
  package struct AuthSASLStepResult: XDRCodable {
    package var complete: Int32
    package var isNil: Int32
    package var data: [UInt8]

    package init(complete: Int32, isNil: Int32, data: [UInt8]) {
      self.complete = complete
      self.isNil = isNil
      self.data = data
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      complete = try decoder.int32()
      isNil = try decoder.int32()
      data = try decoder.chars(max: WireLimit.authSASLData)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(complete)
      encoder.int32(isNil)
      try encoder.chars(data, max: WireLimit.authSASLData)
    }
  }

  /// The result of `virAuthPolkit`.
  package struct AuthPolkitResult: XDRCodable {
    package var complete: Int32

    package init(complete: Int32) {
      self.complete = complete
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      complete = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(complete)
    }
  }
}

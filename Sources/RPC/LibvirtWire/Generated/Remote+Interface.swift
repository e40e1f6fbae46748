// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The arguments of `virInterfaceLookupByName`.
  package struct InterfaceLookupByNameArguments: XDRCodable {
    package var name: String

    package init(name: String) {
      self.name = name
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
    }
  }

  /// The result of `virInterfaceLookupByName`.
  package struct InterfaceLookupByNameResult: XDRCodable {
    package var interface: Remote.InterfaceReference

    package init(interface: Remote.InterfaceReference) {
      self.interface = interface
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      interface = try Remote.InterfaceReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try interface.encode(into: &encoder)
    }
  }

  /// The arguments of `virInterfaceLookupByMACString`.
  package struct InterfaceLookupByMACStringArguments: XDRCodable {
    package var mac: String

    package init(mac: String) {
      self.mac = mac
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      mac = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(mac)
    }
  }

  /// The result of `virInterfaceLookupByMACString`.
  package struct InterfaceLookupByMACStringResult: XDRCodable {
    package var interface: Remote.InterfaceReference

    package init(interface: Remote.InterfaceReference) {
      self.interface = interface
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      interface = try Remote.InterfaceReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try interface.encode(into: &encoder)
    }
  }

  /// The arguments of `virInterfaceGetXMLDesc`.
  package struct InterfaceGetXMLDescArguments: XDRCodable {
    package var interface: Remote.InterfaceReference
    package var flags: UInt32

    package init(interface: Remote.InterfaceReference, flags: UInt32) {
      self.interface = interface
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      interface = try Remote.InterfaceReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try interface.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virInterfaceGetXMLDesc`.
  package struct InterfaceGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virInterfaceDefineXML`.
  package struct InterfaceDefineXMLArguments: XDRCodable {
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

  /// The result of `virInterfaceDefineXML`.
  package struct InterfaceDefineXMLResult: XDRCodable {
    package var interface: Remote.InterfaceReference

    package init(interface: Remote.InterfaceReference) {
      self.interface = interface
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      interface = try Remote.InterfaceReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try interface.encode(into: &encoder)
    }
  }

  /// The arguments of `virInterfaceUndefine`.
  package struct InterfaceUndefineArguments: XDRCodable {
    package var interface: Remote.InterfaceReference

    package init(interface: Remote.InterfaceReference) {
      self.interface = interface
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      interface = try Remote.InterfaceReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try interface.encode(into: &encoder)
    }
  }

  /// The arguments of `virInterfaceCreate`.
  package struct InterfaceCreateArguments: XDRCodable {
    package var interface: Remote.InterfaceReference
    package var flags: UInt32

    package init(interface: Remote.InterfaceReference, flags: UInt32) {
      self.interface = interface
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      interface = try Remote.InterfaceReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try interface.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virInterfaceDestroy`.
  package struct InterfaceDestroyArguments: XDRCodable {
    package var interface: Remote.InterfaceReference
    package var flags: UInt32

    package init(interface: Remote.InterfaceReference, flags: UInt32) {
      self.interface = interface
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      interface = try Remote.InterfaceReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try interface.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virInterfaceIsActive`.
  package struct InterfaceIsActiveArguments: XDRCodable {
    package var interface: Remote.InterfaceReference

    package init(interface: Remote.InterfaceReference) {
      self.interface = interface
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      interface = try Remote.InterfaceReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try interface.encode(into: &encoder)
    }
  }

  /// The result of `virInterfaceIsActive`.
  package struct InterfaceIsActiveResult: XDRCodable {
    package var active: Int32

    package init(active: Int32) {
      self.active = active
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      active = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(active)
    }
  }

  /// The arguments of `virInterfaceChangeBegin`.
  package struct InterfaceChangeBeginArguments: XDRCodable {
    package var flags: UInt32

    package init(flags: UInt32) {
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virInterfaceChangeCommit`.
  package struct InterfaceChangeCommitArguments: XDRCodable {
    package var flags: UInt32

    package init(flags: UInt32) {
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virInterfaceChangeRollback`.
  package struct InterfaceChangeRollbackArguments: XDRCodable {
    package var flags: UInt32

    package init(flags: UInt32) {
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint32(flags)
    }
  }
}

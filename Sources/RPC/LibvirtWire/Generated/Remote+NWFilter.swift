// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.
package import DroverCore

extension Remote {
  /// The arguments of `virNWFilterLookupByName`.
  package struct NWFilterLookupByNameArguments: XDRCodable {
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

  /// The result of `virNWFilterLookupByName`.
  package struct NWFilterLookupByNameResult: XDRCodable {
    package var nwfilter: Remote.NWFilterReference

    package init(nwfilter: Remote.NWFilterReference) {
      self.nwfilter = nwfilter
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nwfilter = try Remote.NWFilterReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try nwfilter.encode(into: &encoder)
    }
  }

  /// The arguments of `virNWFilterLookupByUUID`.
  package struct NWFilterLookupByUUIDArguments: XDRCodable {
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

  /// The result of `virNWFilterLookupByUUID`.
  package struct NWFilterLookupByUUIDResult: XDRCodable {
    package var nwfilter: Remote.NWFilterReference

    package init(nwfilter: Remote.NWFilterReference) {
      self.nwfilter = nwfilter
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nwfilter = try Remote.NWFilterReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try nwfilter.encode(into: &encoder)
    }
  }

  /// The arguments of `virNWFilterGetXMLDesc`.
  package struct NWFilterGetXMLDescArguments: XDRCodable {
    package var nwfilter: Remote.NWFilterReference
    package var flags: UInt32

    package init(nwfilter: Remote.NWFilterReference, flags: UInt32) {
      self.nwfilter = nwfilter
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nwfilter = try Remote.NWFilterReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try nwfilter.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNWFilterGetXMLDesc`.
  package struct NWFilterGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virNWFilterDefineXML`.
  package struct NWFilterDefineXMLArguments: XDRCodable {
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

  /// The result of `virNWFilterDefineXML`.
  package struct NWFilterDefineXMLResult: XDRCodable {
    package var nwfilter: Remote.NWFilterReference

    package init(nwfilter: Remote.NWFilterReference) {
      self.nwfilter = nwfilter
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nwfilter = try Remote.NWFilterReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try nwfilter.encode(into: &encoder)
    }
  }

  /// The arguments of `virNWFilterUndefine`.
  package struct NWFilterUndefineArguments: XDRCodable {
    package var nwfilter: Remote.NWFilterReference

    package init(nwfilter: Remote.NWFilterReference) {
      self.nwfilter = nwfilter
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nwfilter = try Remote.NWFilterReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try nwfilter.encode(into: &encoder)
    }
  }

  /// The arguments of `virNWFilterBindingLookupByPortDev`.
  package struct NWFilterBindingLookupByPortDevArguments: XDRCodable {
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

  /// The result of `virNWFilterBindingLookupByPortDev`.
  package struct NWFilterBindingLookupByPortDevResult: XDRCodable {
    package var nwfilter: Remote.NWFilterBindingReference

    package init(nwfilter: Remote.NWFilterBindingReference) {
      self.nwfilter = nwfilter
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nwfilter = try Remote.NWFilterBindingReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try nwfilter.encode(into: &encoder)
    }
  }

  /// The arguments of `virNWFilterBindingGetXMLDesc`.
  package struct NWFilterBindingGetXMLDescArguments: XDRCodable {
    package var nwfilter: Remote.NWFilterBindingReference
    package var flags: UInt32

    package init(nwfilter: Remote.NWFilterBindingReference, flags: UInt32) {
      self.nwfilter = nwfilter
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nwfilter = try Remote.NWFilterBindingReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try nwfilter.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNWFilterBindingGetXMLDesc`.
  package struct NWFilterBindingGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virNWFilterBindingCreateXML`.
  package struct NWFilterBindingCreateXMLArguments: XDRCodable {
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

  /// The result of `virNWFilterBindingCreateXML`.
  package struct NWFilterBindingCreateXMLResult: XDRCodable {
    package var nwfilter: Remote.NWFilterBindingReference

    package init(nwfilter: Remote.NWFilterBindingReference) {
      self.nwfilter = nwfilter
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nwfilter = try Remote.NWFilterBindingReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try nwfilter.encode(into: &encoder)
    }
  }

  /// The arguments of `virNWFilterBindingDelete`.
  package struct NWFilterBindingDeleteArguments: XDRCodable {
    package var nwfilter: Remote.NWFilterBindingReference

    package init(nwfilter: Remote.NWFilterBindingReference) {
      self.nwfilter = nwfilter
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nwfilter = try Remote.NWFilterBindingReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try nwfilter.encode(into: &encoder)
    }
  }

  /// The arguments of `virNWFilterDefineXMLFlags`.
  package struct NWFilterDefineXMLFlagsArguments: XDRCodable {
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

  /// The result of `virNWFilterDefineXMLFlags`.
  package struct NWFilterDefineXMLFlagsResult: XDRCodable {
    package var nwfilter: Remote.NWFilterReference

    package init(nwfilter: Remote.NWFilterReference) {
      self.nwfilter = nwfilter
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nwfilter = try Remote.NWFilterReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try nwfilter.encode(into: &encoder)
    }
  }
}

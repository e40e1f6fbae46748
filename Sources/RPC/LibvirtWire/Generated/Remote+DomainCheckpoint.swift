// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The arguments of `virDomainCheckpointCreateXML`.
  package struct DomainCheckpointCreateXMLArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var xml: String
    package var flags: UInt32

    package init(domain: Remote.DomainReference, xml: String, flags: UInt32) {
      self.domain = domain
      self.xml = xml
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      xml = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(xml)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainCheckpointCreateXML`.
  package struct DomainCheckpointCreateXMLResult: XDRCodable {
    package var checkpoint: Remote.DomainCheckpointReference

    package init(checkpoint: Remote.DomainCheckpointReference) {
      self.checkpoint = checkpoint
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      checkpoint = try Remote.DomainCheckpointReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try checkpoint.encode(into: &encoder)
    }
  }

  /// The arguments of `virDomainCheckpointGetXMLDesc`.
  package struct DomainCheckpointGetXMLDescArguments: XDRCodable {
    package var checkpoint: Remote.DomainCheckpointReference
    package var flags: UInt32

    package init(checkpoint: Remote.DomainCheckpointReference, flags: UInt32) {
      self.checkpoint = checkpoint
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      checkpoint = try Remote.DomainCheckpointReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try checkpoint.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainCheckpointGetXMLDesc`.
  package struct DomainCheckpointGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virDomainCheckpointListAllChildren`.
  package struct DomainCheckpointListAllChildrenArguments: XDRCodable {
    package var checkpoint: Remote.DomainCheckpointReference
    package var needResults: Int32
    package var flags: UInt32

    package init(checkpoint: Remote.DomainCheckpointReference, needResults: Int32, flags: UInt32) {
      self.checkpoint = checkpoint
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      checkpoint = try Remote.DomainCheckpointReference(from: &decoder)
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try checkpoint.encode(into: &encoder)
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainCheckpointListAllChildren`.
  package struct DomainCheckpointListAllChildrenResult: XDRCodable {
    package var checkpoints: [Remote.DomainCheckpointReference]
    package var result: Int32

    package init(checkpoints: [Remote.DomainCheckpointReference], result: Int32) {
      self.checkpoints = checkpoints
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      checkpoints = try decoder.list(max: WireLimit.domainCheckpointList)
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(checkpoints, max: WireLimit.domainCheckpointList)
      encoder.int32(result)
    }
  }

  /// The arguments of `virDomainCheckpointLookupByName`.
  package struct DomainCheckpointLookupByNameArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var name: String
    package var flags: UInt32

    package init(domain: Remote.DomainReference, name: String, flags: UInt32) {
      self.domain = domain
      self.name = name
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      name = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(name)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainCheckpointLookupByName`.
  package struct DomainCheckpointLookupByNameResult: XDRCodable {
    package var checkpoint: Remote.DomainCheckpointReference

    package init(checkpoint: Remote.DomainCheckpointReference) {
      self.checkpoint = checkpoint
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      checkpoint = try Remote.DomainCheckpointReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try checkpoint.encode(into: &encoder)
    }
  }

  /// The arguments of `virDomainCheckpointGetParent`.
  package struct DomainCheckpointGetParentArguments: XDRCodable {
    package var checkpoint: Remote.DomainCheckpointReference
    package var flags: UInt32

    package init(checkpoint: Remote.DomainCheckpointReference, flags: UInt32) {
      self.checkpoint = checkpoint
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      checkpoint = try Remote.DomainCheckpointReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try checkpoint.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainCheckpointGetParent`.
  package struct DomainCheckpointGetParentResult: XDRCodable {
    package var parent: Remote.DomainCheckpointReference

    package init(parent: Remote.DomainCheckpointReference) {
      self.parent = parent
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parent = try Remote.DomainCheckpointReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try parent.encode(into: &encoder)
    }
  }

  /// The arguments of `virDomainCheckpointDelete`.
  package struct DomainCheckpointDeleteArguments: XDRCodable {
    package var checkpoint: Remote.DomainCheckpointReference
    package var flags: UInt32

    package init(checkpoint: Remote.DomainCheckpointReference, flags: UInt32) {
      self.checkpoint = checkpoint
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      checkpoint = try Remote.DomainCheckpointReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try checkpoint.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }
}

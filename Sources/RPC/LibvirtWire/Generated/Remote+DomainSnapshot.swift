// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The arguments of `virDomainSnapshotCreateXML`.
  package struct DomainSnapshotCreateXMLArguments: XDRCodable {
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

  /// The result of `virDomainSnapshotCreateXML`.
  package struct DomainSnapshotCreateXMLResult: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference

    package init(snapshot: Remote.DomainSnapshotReference) {
      self.snapshot = snapshot
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
    }
  }

  /// The arguments of `virDomainSnapshotGetXMLDesc`.
  package struct DomainSnapshotGetXMLDescArguments: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference
    package var flags: UInt32

    package init(snapshot: Remote.DomainSnapshotReference, flags: UInt32) {
      self.snapshot = snapshot
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainSnapshotGetXMLDesc`.
  package struct DomainSnapshotGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virDomainSnapshotNum`.
  package struct DomainSnapshotNumberArguments: XDRCodable {
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

  /// The result of `virDomainSnapshotNum`.
  package struct DomainSnapshotNumberResult: XDRCodable {
    package var num: Int32

    package init(num: Int32) {
      self.num = num
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      num = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(num)
    }
  }

  /// The arguments of `virDomainSnapshotListNames`.
  package struct DomainSnapshotListNamesArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var maxnames: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, maxnames: Int32, flags: UInt32) {
      self.domain = domain
      self.maxnames = maxnames
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      maxnames = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(maxnames)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainSnapshotListNames`.
  package struct DomainSnapshotListNamesResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.domainSnapshotList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.domainSnapshotList)
    }
  }

  /// The arguments of `virDomainSnapshotLookupByName`.
  package struct DomainSnapshotLookupByNameArguments: XDRCodable {
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

  /// The result of `virDomainSnapshotLookupByName`.
  package struct DomainSnapshotLookupByNameResult: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference

    package init(snapshot: Remote.DomainSnapshotReference) {
      self.snapshot = snapshot
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
    }
  }

  /// The arguments of `virDomainSnapshotCurrent`.
  package struct DomainSnapshotCurrentArguments: XDRCodable {
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

  /// The result of `virDomainSnapshotCurrent`.
  package struct DomainSnapshotCurrentResult: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference

    package init(snapshot: Remote.DomainSnapshotReference) {
      self.snapshot = snapshot
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
    }
  }

  /// The arguments of `virDomainSnapshotDelete`.
  package struct DomainSnapshotDeleteArguments: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference
    package var flags: UInt32

    package init(snapshot: Remote.DomainSnapshotReference, flags: UInt32) {
      self.snapshot = snapshot
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSnapshotGetParent`.
  package struct DomainSnapshotGetParentArguments: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference
    package var flags: UInt32

    package init(snapshot: Remote.DomainSnapshotReference, flags: UInt32) {
      self.snapshot = snapshot
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainSnapshotGetParent`.
  package struct DomainSnapshotGetParentResult: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference

    package init(snapshot: Remote.DomainSnapshotReference) {
      self.snapshot = snapshot
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
    }
  }

  /// The arguments of `virDomainSnapshotNumChildren`.
  package struct DomainSnapshotNumberChildrenArguments: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference
    package var flags: UInt32

    package init(snapshot: Remote.DomainSnapshotReference, flags: UInt32) {
      self.snapshot = snapshot
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainSnapshotNumChildren`.
  package struct DomainSnapshotNumberChildrenResult: XDRCodable {
    package var num: Int32

    package init(num: Int32) {
      self.num = num
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      num = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(num)
    }
  }

  /// The arguments of `virDomainSnapshotListChildrenNames`.
  package struct DomainSnapshotListChildrenNamesArguments: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference
    package var maxnames: Int32
    package var flags: UInt32

    package init(snapshot: Remote.DomainSnapshotReference, maxnames: Int32, flags: UInt32) {
      self.snapshot = snapshot
      self.maxnames = maxnames
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
      maxnames = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
      encoder.int32(maxnames)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainSnapshotListChildrenNames`.
  package struct DomainSnapshotListChildrenNamesResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.domainSnapshotList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.domainSnapshotList)
    }
  }

  /// The arguments of `virDomainSnapshotIsCurrent`.
  package struct DomainSnapshotIsCurrentArguments: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference
    package var flags: UInt32

    package init(snapshot: Remote.DomainSnapshotReference, flags: UInt32) {
      self.snapshot = snapshot
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainSnapshotIsCurrent`.
  package struct DomainSnapshotIsCurrentResult: XDRCodable {
    package var current: Int32

    package init(current: Int32) {
      self.current = current
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      current = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(current)
    }
  }

  /// The arguments of `virDomainSnapshotHasMetadata`.
  package struct DomainSnapshotHasMetadataArguments: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference
    package var flags: UInt32

    package init(snapshot: Remote.DomainSnapshotReference, flags: UInt32) {
      self.snapshot = snapshot
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainSnapshotHasMetadata`.
  package struct DomainSnapshotHasMetadataResult: XDRCodable {
    package var metadata: Int32

    package init(metadata: Int32) {
      self.metadata = metadata
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      metadata = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(metadata)
    }
  }

  /// The arguments of `virDomainSnapshotListAllChildren`.
  package struct DomainSnapshotListAllChildrenArguments: XDRCodable {
    package var snapshot: Remote.DomainSnapshotReference
    package var needResults: Int32
    package var flags: UInt32

    package init(snapshot: Remote.DomainSnapshotReference, needResults: Int32, flags: UInt32) {
      self.snapshot = snapshot
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshot = try Remote.DomainSnapshotReference(from: &decoder)
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try snapshot.encode(into: &encoder)
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainSnapshotListAllChildren`.
  package struct DomainSnapshotListAllChildrenResult: XDRCodable {
    package var snapshots: [Remote.DomainSnapshotReference]
    package var result: Int32

    package init(snapshots: [Remote.DomainSnapshotReference], result: Int32) {
      self.snapshots = snapshots
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      snapshots = try decoder.list(max: WireLimit.domainSnapshotList)
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(snapshots, max: WireLimit.domainSnapshotList)
      encoder.int32(result)
    }
  }
}

// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The arguments of `virStorageVolCreateXML`.
  package struct StorageVolumeCreateXMLArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference
    package var xml: String
    package var flags: UInt32

    package init(pool: Remote.StoragePoolReference, xml: String, flags: UInt32) {
      self.pool = pool
      self.xml = xml
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
      xml = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
      try encoder.string(xml)
      encoder.uint32(flags)
    }
  }

  /// The result of `virStorageVolCreateXML`.
  package struct StorageVolumeCreateXMLResult: XDRCodable {
    package var volume: Remote.StorageVolumeReference

    package init(volume: Remote.StorageVolumeReference) {
      self.volume = volume
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
    }
  }

  /// The arguments of `virStorageVolDelete`.
  package struct StorageVolumeDeleteArguments: XDRCodable {
    package var volume: Remote.StorageVolumeReference
    package var flags: UInt32

    package init(volume: Remote.StorageVolumeReference, flags: UInt32) {
      self.volume = volume
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virStorageVolLookupByName`.
  package struct StorageVolumeLookupByNameArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference
    package var name: String

    package init(pool: Remote.StoragePoolReference, name: String) {
      self.pool = pool
      self.name = name
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
      name = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
      try encoder.string(name)
    }
  }

  /// The result of `virStorageVolLookupByName`.
  package struct StorageVolumeLookupByNameResult: XDRCodable {
    package var volume: Remote.StorageVolumeReference

    package init(volume: Remote.StorageVolumeReference) {
      self.volume = volume
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
    }
  }

  /// The arguments of `virStorageVolLookupByKey`.
  package struct StorageVolumeLookupByKeyArguments: XDRCodable {
    package var key: String

    package init(key: String) {
      self.key = key
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      key = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(key)
    }
  }

  /// The result of `virStorageVolLookupByKey`.
  package struct StorageVolumeLookupByKeyResult: XDRCodable {
    package var volume: Remote.StorageVolumeReference

    package init(volume: Remote.StorageVolumeReference) {
      self.volume = volume
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
    }
  }

  /// The arguments of `virStorageVolLookupByPath`.
  package struct StorageVolumeLookupByPathArguments: XDRCodable {
    package var path: String

    package init(path: String) {
      self.path = path
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      path = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(path)
    }
  }

  /// The result of `virStorageVolLookupByPath`.
  package struct StorageVolumeLookupByPathResult: XDRCodable {
    package var volume: Remote.StorageVolumeReference

    package init(volume: Remote.StorageVolumeReference) {
      self.volume = volume
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
    }
  }

  /// The arguments of `virStorageVolGetInfo`.
  package struct StorageVolumeGetInfoArguments: XDRCodable {
    package var volume: Remote.StorageVolumeReference

    package init(volume: Remote.StorageVolumeReference) {
      self.volume = volume
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
    }
  }

  /// The result of `virStorageVolGetInfo`.
  package struct StorageVolumeGetInfoResult: XDRCodable {
    package var type: Int8
    package var capacity: UInt64
    package var allocation: UInt64

    package init(type: Int8, capacity: UInt64, allocation: UInt64) {
      self.type = type
      self.capacity = capacity
      self.allocation = allocation
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      type = try decoder.char()
      capacity = try decoder.uint64()
      allocation = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.char(type)
      encoder.uint64(capacity)
      encoder.uint64(allocation)
    }
  }

  /// The arguments of `virStorageVolGetXMLDesc`.
  package struct StorageVolumeGetXMLDescArguments: XDRCodable {
    package var volume: Remote.StorageVolumeReference
    package var flags: UInt32

    package init(volume: Remote.StorageVolumeReference, flags: UInt32) {
      self.volume = volume
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virStorageVolGetXMLDesc`.
  package struct StorageVolumeGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virStorageVolGetPath`.
  package struct StorageVolumeGetPathArguments: XDRCodable {
    package var volume: Remote.StorageVolumeReference

    package init(volume: Remote.StorageVolumeReference) {
      self.volume = volume
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
    }
  }

  /// The result of `virStorageVolGetPath`.
  package struct StorageVolumeGetPathResult: XDRCodable {
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

  /// The arguments of `virStorageVolCreateXMLFrom`.
  package struct StorageVolumeCreateXMLFromArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference
    package var xml: String
    package var clonevol: Remote.StorageVolumeReference
    package var flags: UInt32

    package init(
      pool: Remote.StoragePoolReference,
      xml: String,
      clonevol: Remote.StorageVolumeReference,
      flags: UInt32
    ) {
      self.pool = pool
      self.xml = xml
      self.clonevol = clonevol
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
      xml = try decoder.string()
      clonevol = try Remote.StorageVolumeReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
      try encoder.string(xml)
      try clonevol.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virStorageVolCreateXMLFrom`.
  package struct StorageVolumeCreateXMLFromResult: XDRCodable {
    package var volume: Remote.StorageVolumeReference

    package init(volume: Remote.StorageVolumeReference) {
      self.volume = volume
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
    }
  }

  /// The arguments of `virStorageVolWipe`.
  package struct StorageVolumeWipeArguments: XDRCodable {
    package var volume: Remote.StorageVolumeReference
    package var flags: UInt32

    package init(volume: Remote.StorageVolumeReference, flags: UInt32) {
      self.volume = volume
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virStorageVolUpload`.
  package struct StorageVolumeUploadArguments: XDRCodable {
    package var volume: Remote.StorageVolumeReference
    package var offset: UInt64
    package var length: UInt64
    package var flags: UInt32

    package init(volume: Remote.StorageVolumeReference, offset: UInt64, length: UInt64, flags: UInt32) {
      self.volume = volume
      self.offset = offset
      self.length = length
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
      offset = try decoder.uint64()
      length = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
      encoder.uint64(offset)
      encoder.uint64(length)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virStorageVolDownload`.
  package struct StorageVolumeDownloadArguments: XDRCodable {
    package var volume: Remote.StorageVolumeReference
    package var offset: UInt64
    package var length: UInt64
    package var flags: UInt32

    package init(volume: Remote.StorageVolumeReference, offset: UInt64, length: UInt64, flags: UInt32) {
      self.volume = volume
      self.offset = offset
      self.length = length
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
      offset = try decoder.uint64()
      length = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
      encoder.uint64(offset)
      encoder.uint64(length)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virStorageVolWipePattern`.
  package struct StorageVolumeWipePatternArguments: XDRCodable {
    package var volume: Remote.StorageVolumeReference
    package var algorithm: UInt32
    package var flags: UInt32

    package init(volume: Remote.StorageVolumeReference, algorithm: UInt32, flags: UInt32) {
      self.volume = volume
      self.algorithm = algorithm
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
      algorithm = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
      encoder.uint32(algorithm)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virStorageVolResize`.
  package struct StorageVolumeResizeArguments: XDRCodable {
    package var volume: Remote.StorageVolumeReference
    package var capacity: UInt64
    package var flags: UInt32

    package init(volume: Remote.StorageVolumeReference, capacity: UInt64, flags: UInt32) {
      self.volume = volume
      self.capacity = capacity
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
      capacity = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
      encoder.uint64(capacity)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virStorageVolGetInfoFlags`.
  package struct StorageVolumeGetInfoFlagsArguments: XDRCodable {
    package var volume: Remote.StorageVolumeReference
    package var flags: UInt32

    package init(volume: Remote.StorageVolumeReference, flags: UInt32) {
      self.volume = volume
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volume = try Remote.StorageVolumeReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try volume.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virStorageVolGetInfoFlags`.
  package struct StorageVolumeGetInfoFlagsResult: XDRCodable {
    package var type: Int8
    package var capacity: UInt64
    package var allocation: UInt64

    package init(type: Int8, capacity: UInt64, allocation: UInt64) {
      self.type = type
      self.capacity = capacity
      self.allocation = allocation
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      type = try decoder.char()
      capacity = try decoder.uint64()
      allocation = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.char(type)
      encoder.uint64(capacity)
      encoder.uint64(allocation)
    }
  }
}

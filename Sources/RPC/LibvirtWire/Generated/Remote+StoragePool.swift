// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.
package import DroverCore

extension Remote {
  /// The arguments of `virStoragePoolCreateXML`.
  package struct StoragePoolCreateXMLArguments: XDRCodable {
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

  /// The result of `virStoragePoolCreateXML`.
  package struct StoragePoolCreateXMLResult: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The arguments of `virStoragePoolDefineXML`.
  package struct StoragePoolDefineXMLArguments: XDRCodable {
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

  /// The result of `virStoragePoolDefineXML`.
  package struct StoragePoolDefineXMLResult: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The arguments of `virStoragePoolCreate`.
  package struct StoragePoolCreateArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference
    package var flags: UInt32

    package init(pool: Remote.StoragePoolReference, flags: UInt32) {
      self.pool = pool
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virStoragePoolBuild`.
  package struct StoragePoolBuildArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference
    package var flags: UInt32

    package init(pool: Remote.StoragePoolReference, flags: UInt32) {
      self.pool = pool
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virStoragePoolDestroy`.
  package struct StoragePoolDestroyArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The arguments of `virStoragePoolDelete`.
  package struct StoragePoolDeleteArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference
    package var flags: UInt32

    package init(pool: Remote.StoragePoolReference, flags: UInt32) {
      self.pool = pool
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virStoragePoolUndefine`.
  package struct StoragePoolUndefineArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The arguments of `virStoragePoolRefresh`.
  package struct StoragePoolRefreshArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference
    package var flags: UInt32

    package init(pool: Remote.StoragePoolReference, flags: UInt32) {
      self.pool = pool
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virStoragePoolLookupByName`.
  package struct StoragePoolLookupByNameArguments: XDRCodable {
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

  /// The result of `virStoragePoolLookupByName`.
  package struct StoragePoolLookupByNameResult: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The arguments of `virStoragePoolLookupByUUID`.
  package struct StoragePoolLookupByUUIDArguments: XDRCodable {
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

  /// The result of `virStoragePoolLookupByUUID`.
  package struct StoragePoolLookupByUUIDResult: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The arguments of `virStoragePoolLookupByVolume`.
  package struct StoragePoolLookupByVolumeArguments: XDRCodable {
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

  /// The result of `virStoragePoolLookupByVolume`.
  package struct StoragePoolLookupByVolumeResult: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The arguments of `virStoragePoolGetInfo`.
  package struct StoragePoolGetInfoArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The result of `virStoragePoolGetInfo`.
  package struct StoragePoolGetInfoResult: XDRCodable {
    package var state: UInt8
    package var capacity: UInt64
    package var allocation: UInt64
    package var available: UInt64

    package init(state: UInt8, capacity: UInt64, allocation: UInt64, available: UInt64) {
      self.state = state
      self.capacity = capacity
      self.allocation = allocation
      self.available = available
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      state = try decoder.unsignedChar()
      capacity = try decoder.uint64()
      allocation = try decoder.uint64()
      available = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.unsignedChar(state)
      encoder.uint64(capacity)
      encoder.uint64(allocation)
      encoder.uint64(available)
    }
  }

  /// The arguments of `virStoragePoolGetXMLDesc`.
  package struct StoragePoolGetXMLDescArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference
    package var flags: UInt32

    package init(pool: Remote.StoragePoolReference, flags: UInt32) {
      self.pool = pool
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virStoragePoolGetXMLDesc`.
  package struct StoragePoolGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virStoragePoolGetAutostart`.
  package struct StoragePoolGetAutostartArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The result of `virStoragePoolGetAutostart`.
  package struct StoragePoolGetAutostartResult: XDRCodable {
    package var autostart: Int32

    package init(autostart: Int32) {
      self.autostart = autostart
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      autostart = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(autostart)
    }
  }

  /// The arguments of `virStoragePoolSetAutostart`.
  package struct StoragePoolSetAutostartArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference
    package var autostart: Int32

    package init(pool: Remote.StoragePoolReference, autostart: Int32) {
      self.pool = pool
      self.autostart = autostart
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
      autostart = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
      encoder.int32(autostart)
    }
  }

  /// The arguments of `virStoragePoolNumOfVolumes`.
  package struct StoragePoolNumberOfVolumesArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The result of `virStoragePoolNumOfVolumes`.
  package struct StoragePoolNumberOfVolumesResult: XDRCodable {
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

  /// The arguments of `virStoragePoolListVolumes`.
  package struct StoragePoolListVolumesArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference
    package var maxnames: Int32

    package init(pool: Remote.StoragePoolReference, maxnames: Int32) {
      self.pool = pool
      self.maxnames = maxnames
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
      maxnames = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
      encoder.int32(maxnames)
    }
  }

  /// The result of `virStoragePoolListVolumes`.
  package struct StoragePoolListVolumesResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.storageVolumeList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.storageVolumeList)
    }
  }

  /// The arguments of `virStoragePoolIsActive`.
  package struct StoragePoolIsActiveArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The result of `virStoragePoolIsActive`.
  package struct StoragePoolIsActiveResult: XDRCodable {
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

  /// The arguments of `virStoragePoolIsPersistent`.
  package struct StoragePoolIsPersistentArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }

  /// The result of `virStoragePoolIsPersistent`.
  package struct StoragePoolIsPersistentResult: XDRCodable {
    package var persistent: Int32

    package init(persistent: Int32) {
      self.persistent = persistent
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      persistent = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(persistent)
    }
  }

  /// The arguments of `virStoragePoolListAllVolumes`.
  package struct StoragePoolListAllVolumesArguments: XDRCodable {
    package var pool: Remote.StoragePoolReference
    package var needResults: Int32
    package var flags: UInt32

    package init(pool: Remote.StoragePoolReference, needResults: Int32, flags: UInt32) {
      self.pool = pool
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virStoragePoolListAllVolumes`.
  package struct StoragePoolListAllVolumesResult: XDRCodable {
    package var volumes: [Remote.StorageVolumeReference]
    package var result: UInt32

    package init(volumes: [Remote.StorageVolumeReference], result: UInt32) {
      self.volumes = volumes
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      volumes = try decoder.list(max: WireLimit.storageVolumeList)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(volumes, max: WireLimit.storageVolumeList)
      encoder.uint32(result)
    }
  }

  /// The message of procedure 370.
  package struct StoragePoolEventLifecycleMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var pool: Remote.StoragePoolReference
    package var event: Int32
    package var detail: Int32

    package init(callbackID: Int32, pool: Remote.StoragePoolReference, event: Int32, detail: Int32) {
      self.callbackID = callbackID
      self.pool = pool
      self.event = event
      self.detail = detail
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      pool = try Remote.StoragePoolReference(from: &decoder)
      event = try decoder.int32()
      detail = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try pool.encode(into: &encoder)
      encoder.int32(event)
      encoder.int32(detail)
    }
  }

  /// The message of procedure 373.
  package struct StoragePoolEventRefreshMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var pool: Remote.StoragePoolReference

    package init(callbackID: Int32, pool: Remote.StoragePoolReference) {
      self.callbackID = callbackID
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try pool.encode(into: &encoder)
    }
  }

  /// The arguments of `virStoragePoolLookupByTargetPath`.
  package struct StoragePoolLookupByTargetPathArguments: XDRCodable {
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

  /// The result of `virStoragePoolLookupByTargetPath`.
  package struct StoragePoolLookupByTargetPathResult: XDRCodable {
    package var pool: Remote.StoragePoolReference

    package init(pool: Remote.StoragePoolReference) {
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try Remote.StoragePoolReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try pool.encode(into: &encoder)
    }
  }
}

// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.
package import DroverCore

extension Remote {
  /// The arguments of `virDomainAttachDevice`.
  package struct DomainAttachDeviceArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var xml: String

    package init(domain: Remote.DomainReference, xml: String) {
      self.domain = domain
      self.xml = xml
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      xml = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(xml)
    }
  }

  /// The arguments of `virDomainCreate`.
  package struct DomainCreateArguments: XDRCodable {
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

  /// The arguments of `virDomainCreateXML`.
  package struct DomainCreateXMLArguments: XDRCodable {
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

  /// The result of `virDomainCreateXML`.
  package struct DomainCreateXMLResult: XDRCodable {
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

  /// The arguments of `virDomainDefineXML`.
  package struct DomainDefineXMLArguments: XDRCodable {
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

  /// The result of `virDomainDefineXML`.
  package struct DomainDefineXMLResult: XDRCodable {
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

  /// The arguments of `virDomainDestroy`.
  package struct DomainDestroyArguments: XDRCodable {
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

  /// The arguments of `virDomainDetachDevice`.
  package struct DomainDetachDeviceArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var xml: String

    package init(domain: Remote.DomainReference, xml: String) {
      self.domain = domain
      self.xml = xml
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      xml = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(xml)
    }
  }

  /// The arguments of `virDomainLookupByID`.
  package struct DomainLookupByIDArguments: XDRCodable {
    package var id: Int32

    package init(id: Int32) {
      self.id = id
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      id = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(id)
    }
  }

  /// The result of `virDomainLookupByID`.
  package struct DomainLookupByIDResult: XDRCodable {
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

  /// The arguments of `virDomainLookupByName`.
  package struct DomainLookupByNameArguments: XDRCodable {
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

  /// The result of `virDomainLookupByName`.
  package struct DomainLookupByNameResult: XDRCodable {
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

  /// The arguments of `virDomainLookupByUUID`.
  package struct DomainLookupByUUIDArguments: XDRCodable {
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

  /// The result of `virDomainLookupByUUID`.
  package struct DomainLookupByUUIDResult: XDRCodable {
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

  /// The arguments of `virDomainPinVcpu`.
  package struct DomainPinVCPUArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var vcpu: UInt32
    package var cpumap: [UInt8]

    package init(domain: Remote.DomainReference, vcpu: UInt32, cpumap: [UInt8]) {
      self.domain = domain
      self.vcpu = vcpu
      self.cpumap = cpumap
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      vcpu = try decoder.uint32()
      cpumap = try decoder.opaque(max: WireLimit.cpumap)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(vcpu)
      try encoder.opaque(cpumap, max: WireLimit.cpumap)
    }
  }

  /// The arguments of `virDomainReboot`.
  package struct DomainRebootArguments: XDRCodable {
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

  /// The arguments of `virDomainResume`.
  package struct DomainResumeArguments: XDRCodable {
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

  /// The arguments of `virDomainShutdown`.
  package struct DomainShutdownArguments: XDRCodable {
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

  /// The arguments of `virDomainSuspend`.
  package struct DomainSuspendArguments: XDRCodable {
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

  /// The arguments of `virDomainUndefine`.
  package struct DomainUndefineArguments: XDRCodable {
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

  /// The arguments of `virDomainCoreDump`.
  package struct DomainCoreDumpArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var to: String
    package var flags: UInt32

    package init(domain: Remote.DomainReference, to: String, flags: UInt32) {
      self.domain = domain
      self.to = to
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      to = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(to)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainRestore`.
  package struct DomainRestoreArguments: XDRCodable {
    package var from: String

    package init(from: String) {
      self.from = from
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      from = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(from)
    }
  }

  /// The arguments of `virDomainSave`.
  package struct DomainSaveArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var to: String

    package init(domain: Remote.DomainReference, to: String) {
      self.domain = domain
      self.to = to
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      to = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(to)
    }
  }

  /// The arguments of `virDomainInterfaceStats`.
  package struct DomainInterfaceStatsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var device: String

    package init(domain: Remote.DomainReference, device: String) {
      self.domain = domain
      self.device = device
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      device = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(device)
    }
  }

  /// The result of `virDomainInterfaceStats`.
  package struct DomainInterfaceStatsResult: XDRCodable {
    package var rxBytes: Int64
    package var rxPackets: Int64
    package var rxErrs: Int64
    package var rxDrop: Int64
    package var txBytes: Int64
    package var txPackets: Int64
    package var txErrs: Int64
    package var txDrop: Int64

    package init(
      rxBytes: Int64,
      rxPackets: Int64,
      rxErrs: Int64,
      rxDrop: Int64,
      txBytes: Int64,
      txPackets: Int64,
      txErrs: Int64,
      txDrop: Int64
    ) {
      self.rxBytes = rxBytes
      self.rxPackets = rxPackets
      self.rxErrs = rxErrs
      self.rxDrop = rxDrop
      self.txBytes = txBytes
      self.txPackets = txPackets
      self.txErrs = txErrs
      self.txDrop = txDrop
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      rxBytes = try decoder.int64()
      rxPackets = try decoder.int64()
      rxErrs = try decoder.int64()
      rxDrop = try decoder.int64()
      txBytes = try decoder.int64()
      txPackets = try decoder.int64()
      txErrs = try decoder.int64()
      txDrop = try decoder.int64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int64(rxBytes)
      encoder.int64(rxPackets)
      encoder.int64(rxErrs)
      encoder.int64(rxDrop)
      encoder.int64(txBytes)
      encoder.int64(txPackets)
      encoder.int64(txErrs)
      encoder.int64(txDrop)
    }
  }

  /// The arguments of `virDomainMemoryPeek`.
  package struct DomainMemoryPeekArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var offset: UInt64
    package var size: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, offset: UInt64, size: UInt32, flags: UInt32) {
      self.domain = domain
      self.offset = offset
      self.size = size
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      offset = try decoder.uint64()
      size = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint64(offset)
      encoder.uint32(size)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainMemoryPeek`.
  package struct DomainMemoryPeekResult: XDRCodable {
    package var buffer: [UInt8]

    package init(buffer: [UInt8]) {
      self.buffer = buffer
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      buffer = try decoder.opaque(max: WireLimit.domainMemoryPeekBuffer)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(buffer, max: WireLimit.domainMemoryPeekBuffer)
    }
  }

  /// The arguments of `virDomainIsActive`.
  package struct DomainIsActiveArguments: XDRCodable {
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

  /// The result of `virDomainIsActive`.
  package struct DomainIsActiveResult: XDRCodable {
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

  /// The arguments of `virDomainIsPersistent`.
  package struct DomainIsPersistentArguments: XDRCodable {
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

  /// The result of `virDomainIsPersistent`.
  package struct DomainIsPersistentResult: XDRCodable {
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

  /// The arguments of `virDomainMemoryStats`.
  package struct DomainMemoryStatsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var maxStats: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, maxStats: UInt32, flags: UInt32) {
      self.domain = domain
      self.maxStats = maxStats
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      maxStats = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(maxStats)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainMemoryStats`.
  package struct DomainMemoryStatsResult: XDRCodable {
    package var stats: [Remote.DomainMemoryStat]

    package init(stats: [Remote.DomainMemoryStat]) {
      self.stats = stats
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      stats = try decoder.list(max: WireLimit.domainMemoryStats)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(stats, max: WireLimit.domainMemoryStats)
    }
  }

  /// The arguments of `virDomainAttachDeviceFlags`.
  package struct DomainAttachDeviceFlagsArguments: XDRCodable {
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

  /// The arguments of `virDomainDetachDeviceFlags`.
  package struct DomainDetachDeviceFlagsArguments: XDRCodable {
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

  /// The arguments of `virDomainAbortJob`.
  package struct DomainAbortJobArguments: XDRCodable {
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

  /// The arguments of `virDomainUpdateDeviceFlags`.
  package struct DomainUpdateDeviceFlagsArguments: XDRCodable {
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

  /// The arguments of `virDomainManagedSave`.
  package struct DomainManagedSaveArguments: XDRCodable {
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

  /// The arguments of `virDomainHasManagedSaveImage`.
  package struct DomainHasManagedSaveImageArguments: XDRCodable {
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

  /// The result of `virDomainHasManagedSaveImage`.
  package struct DomainHasManagedSaveImageResult: XDRCodable {
    package var result: Int32

    package init(result: Int32) {
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(result)
    }
  }

  /// The arguments of `virDomainManagedSaveRemove`.
  package struct DomainManagedSaveRemoveArguments: XDRCodable {
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

  /// The arguments of `virDomainHasCurrentSnapshot`.
  package struct DomainHasCurrentSnapshotArguments: XDRCodable {
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

  /// The result of `virDomainHasCurrentSnapshot`.
  package struct DomainHasCurrentSnapshotResult: XDRCodable {
    package var result: Int32

    package init(result: Int32) {
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(result)
    }
  }

  /// The arguments of `virDomainRevertToSnapshot`.
  package struct DomainRevertToSnapshotArguments: XDRCodable {
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

  /// The arguments of `virDomainCreateWithFlags`.
  package struct DomainCreateWithFlagsArguments: XDRCodable {
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

  /// The result of `virDomainCreateWithFlags`.
  package struct DomainCreateWithFlagsResult: XDRCodable {
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

  /// The arguments of `virDomainOpenConsole`.
  package struct DomainOpenConsoleArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var devName: String?
    package var flags: UInt32

    package init(domain: Remote.DomainReference, devName: String?, flags: UInt32) {
      self.domain = domain
      self.devName = devName
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      devName = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(devName)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainIsUpdated`.
  package struct DomainIsUpdatedArguments: XDRCodable {
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

  /// The result of `virDomainIsUpdated`.
  package struct DomainIsUpdatedResult: XDRCodable {
    package var updated: Int32

    package init(updated: Int32) {
      self.updated = updated
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      updated = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(updated)
    }
  }

  /// The arguments of `virDomainInjectNMI`.
  package struct DomainInjectNMIArguments: XDRCodable {
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

  /// The arguments of `virDomainScreenshot`.
  package struct DomainScreenshotArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var screen: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, screen: UInt32, flags: UInt32) {
      self.domain = domain
      self.screen = screen
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      screen = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(screen)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainScreenshot`.
  package struct DomainScreenshotResult: XDRCodable {
    package var mime: String?

    package init(mime: String?) {
      self.mime = mime
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      mime = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(mime)
    }
  }

  /// The arguments of `virDomainPinVcpuFlags`.
  package struct DomainPinVCPUFlagsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var vcpu: UInt32
    package var cpumap: [UInt8]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, vcpu: UInt32, cpumap: [UInt8], flags: UInt32) {
      self.domain = domain
      self.vcpu = vcpu
      self.cpumap = cpumap
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      vcpu = try decoder.uint32()
      cpumap = try decoder.opaque(max: WireLimit.cpumap)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(vcpu)
      try encoder.opaque(cpumap, max: WireLimit.cpumap)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSendKey`.
  package struct DomainSendKeyArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var codeset: UInt32
    package var holdtime: UInt32
    package var keycodes: [UInt32]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, codeset: UInt32, holdtime: UInt32, keycodes: [UInt32], flags: UInt32) {
      self.domain = domain
      self.codeset = codeset
      self.holdtime = holdtime
      self.keycodes = keycodes
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      codeset = try decoder.uint32()
      holdtime = try decoder.uint32()
      keycodes = try decoder.list(max: WireLimit.domainSendKey)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(codeset)
      encoder.uint32(holdtime)
      try encoder.list(keycodes, max: WireLimit.domainSendKey)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainUndefineFlags`.
  package struct DomainUndefineFlagsArguments: XDRCodable {
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

  /// The arguments of `virDomainSaveFlags`.
  package struct DomainSaveFlagsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var to: String
    package var xml: String?
    package var flags: UInt32

    package init(domain: Remote.DomainReference, to: String, xml: String?, flags: UInt32) {
      self.domain = domain
      self.to = to
      self.xml = xml
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      to = try decoder.string()
      xml = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(to)
      try encoder.optionalString(xml)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainRestoreFlags`.
  package struct DomainRestoreFlagsArguments: XDRCodable {
    package var from: String
    package var xml: String?
    package var flags: UInt32

    package init(from: String, xml: String?, flags: UInt32) {
      self.from = from
      self.xml = xml
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      from = try decoder.string()
      xml = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(from)
      try encoder.optionalString(xml)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainDestroyFlags`.
  package struct DomainDestroyFlagsArguments: XDRCodable {
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

  /// The arguments of `virDomainSaveImageGetXMLDesc`.
  package struct DomainSaveImageGetXMLDescArguments: XDRCodable {
    package var file: String
    package var flags: UInt32

    package init(file: String, flags: UInt32) {
      self.file = file
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      file = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(file)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainSaveImageGetXMLDesc`.
  package struct DomainSaveImageGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virDomainSaveImageDefineXML`.
  package struct DomainSaveImageDefineXMLArguments: XDRCodable {
    package var file: String
    package var xml: String
    package var flags: UInt32

    package init(file: String, xml: String, flags: UInt32) {
      self.file = file
      self.xml = xml
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      file = try decoder.string()
      xml = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(file)
      try encoder.string(xml)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainReset`.
  package struct DomainResetArguments: XDRCodable {
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

  /// The arguments of `virDomainOpenGraphics`.
  package struct DomainOpenGraphicsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var index: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, index: UInt32, flags: UInt32) {
      self.domain = domain
      self.index = index
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      index = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(index)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainShutdownFlags`.
  package struct DomainShutdownFlagsArguments: XDRCodable {
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

  /// The arguments of `virDomainPMSuspendForDuration`.
  package struct DomainPMSuspendForDurationArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var target: UInt32
    package var duration: UInt64
    package var flags: UInt32

    package init(domain: Remote.DomainReference, target: UInt32, duration: UInt64, flags: UInt32) {
      self.domain = domain
      self.target = target
      self.duration = duration
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      target = try decoder.uint32()
      duration = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(target)
      encoder.uint64(duration)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainPMWakeup`.
  package struct DomainPMWakeupArguments: XDRCodable {
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

  /// The arguments of `virDomainListAllSnapshots`.
  package struct DomainListAllSnapshotsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var needResults: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, needResults: Int32, flags: UInt32) {
      self.domain = domain
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainListAllSnapshots`.
  package struct DomainListAllSnapshotsResult: XDRCodable {
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

  /// The arguments of `virDomainPinEmulator`.
  package struct DomainPinEmulatorArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var cpumap: [UInt8]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, cpumap: [UInt8], flags: UInt32) {
      self.domain = domain
      self.cpumap = cpumap
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      cpumap = try decoder.opaque(max: WireLimit.cpumap)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.opaque(cpumap, max: WireLimit.cpumap)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainFSTrim`.
  package struct DomainFSTrimArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var mountPoint: String?
    package var minimum: UInt64
    package var flags: UInt32

    package init(domain: Remote.DomainReference, mountPoint: String?, minimum: UInt64, flags: UInt32) {
      self.domain = domain
      self.mountPoint = mountPoint
      self.minimum = minimum
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      mountPoint = try decoder.optionalString()
      minimum = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(mountPoint)
      encoder.uint64(minimum)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSendProcessSignal`.
  package struct DomainSendProcessSignalArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var pid: Int64
    package var signal: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, pid: Int64, signal: UInt32, flags: UInt32) {
      self.domain = domain
      self.pid = pid
      self.signal = signal
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      pid = try decoder.int64()
      signal = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int64(pid)
      encoder.uint32(signal)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainOpenChannel`.
  package struct DomainOpenChannelArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var name: String?
    package var flags: UInt32

    package init(domain: Remote.DomainReference, name: String?, flags: UInt32) {
      self.domain = domain
      self.name = name
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      name = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(name)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainCreateXMLWithFiles`.
  package struct DomainCreateXMLWithFilesArguments: XDRCodable {
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

  /// The result of `virDomainCreateXMLWithFiles`.
  package struct DomainCreateXMLWithFilesResult: XDRCodable {
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

  /// The arguments of `virDomainCreateWithFiles`.
  package struct DomainCreateWithFilesArguments: XDRCodable {
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

  /// The result of `virDomainCreateWithFiles`.
  package struct DomainCreateWithFilesResult: XDRCodable {
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

  /// The arguments of `virDomainCoreDumpWithFormat`.
  package struct DomainCoreDumpWithFormatArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var to: String
    package var dumpformat: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, to: String, dumpformat: UInt32, flags: UInt32) {
      self.domain = domain
      self.to = to
      self.dumpformat = dumpformat
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      to = try decoder.string()
      dumpformat = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(to)
      encoder.uint32(dumpformat)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainFSFreeze`.
  package struct DomainFSFreezeArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var mountpoints: [String]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, mountpoints: [String], flags: UInt32) {
      self.domain = domain
      self.mountpoints = mountpoints
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      mountpoints = try decoder.strings(max: WireLimit.domainFSFreezeMountpoints)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.strings(mountpoints, max: WireLimit.domainFSFreezeMountpoints)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainFSFreeze`.
  package struct DomainFSFreezeResult: XDRCodable {
    package var filesystems: Int32

    package init(filesystems: Int32) {
      self.filesystems = filesystems
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      filesystems = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(filesystems)
    }
  }

  /// The arguments of `virDomainFSThaw`.
  package struct DomainFSThawArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var mountpoints: [String]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, mountpoints: [String], flags: UInt32) {
      self.domain = domain
      self.mountpoints = mountpoints
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      mountpoints = try decoder.strings(max: WireLimit.domainFSFreezeMountpoints)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.strings(mountpoints, max: WireLimit.domainFSFreezeMountpoints)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainFSThaw`.
  package struct DomainFSThawResult: XDRCodable {
    package var filesystems: Int32

    package init(filesystems: Int32) {
      self.filesystems = filesystems
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      filesystems = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(filesystems)
    }
  }

  /// The arguments of `virDomainOpenGraphicsFD`.
  package struct DomainOpenGraphicsFDArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var index: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, index: UInt32, flags: UInt32) {
      self.domain = domain
      self.index = index
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      index = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(index)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainDefineXMLFlags`.
  package struct DomainDefineXMLFlagsArguments: XDRCodable {
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

  /// The result of `virDomainDefineXMLFlags`.
  package struct DomainDefineXMLFlagsResult: XDRCodable {
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

  /// The arguments of `virDomainPinIOThread`.
  package struct DomainPinIOThreadArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var iothreadID: UInt32
    package var cpumap: [UInt8]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, iothreadID: UInt32, cpumap: [UInt8], flags: UInt32) {
      self.domain = domain
      self.iothreadID = iothreadID
      self.cpumap = cpumap
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      iothreadID = try decoder.uint32()
      cpumap = try decoder.opaque(max: WireLimit.cpumap)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(iothreadID)
      try encoder.opaque(cpumap, max: WireLimit.cpumap)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainInterfaceAddresses`.
  package struct DomainInterfaceAddressesArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var source: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, source: UInt32, flags: UInt32) {
      self.domain = domain
      self.source = source
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      source = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(source)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainInterfaceAddresses`.
  package struct DomainInterfaceAddressesResult: XDRCodable {
    package var interfaces: [Remote.DomainInterface]

    package init(interfaces: [Remote.DomainInterface]) {
      self.interfaces = interfaces
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      interfaces = try decoder.list(max: WireLimit.domainInterface)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(interfaces, max: WireLimit.domainInterface)
    }
  }

  /// The arguments of `virDomainAddIOThread`.
  package struct DomainAddIOThreadArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var iothreadID: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, iothreadID: UInt32, flags: UInt32) {
      self.domain = domain
      self.iothreadID = iothreadID
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      iothreadID = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(iothreadID)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainDelIOThread`.
  package struct DomainDelIOThreadArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var iothreadID: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, iothreadID: UInt32, flags: UInt32) {
      self.domain = domain
      self.iothreadID = iothreadID
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      iothreadID = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(iothreadID)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainRename`.
  package struct DomainRenameArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var newName: String?
    package var flags: UInt32

    package init(domain: Remote.DomainReference, newName: String?, flags: UInt32) {
      self.domain = domain
      self.newName = newName
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      newName = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(newName)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainRename`.
  package struct DomainRenameResult: XDRCodable {
    package var status: Int32

    package init(status: Int32) {
      self.status = status
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      status = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(status)
    }
  }

  /// The arguments of `virDomainManagedSaveGetXMLDesc`.
  package struct DomainManagedSaveGetXMLDescArguments: XDRCodable {
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

  /// The result of `virDomainManagedSaveGetXMLDesc`.
  package struct DomainManagedSaveGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virDomainManagedSaveDefineXML`.
  package struct DomainManagedSaveDefineXMLArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var xml: String?
    package var flags: UInt32

    package init(domain: Remote.DomainReference, xml: String?, flags: UInt32) {
      self.domain = domain
      self.xml = xml
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      xml = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(xml)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainDetachDeviceAlias`.
  package struct DomainDetachDeviceAliasArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var alias: String
    package var flags: UInt32

    package init(domain: Remote.DomainReference, alias: String, flags: UInt32) {
      self.domain = domain
      self.alias = alias
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      alias = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(alias)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainListAllCheckpoints`.
  package struct DomainListAllCheckpointsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var needResults: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, needResults: Int32, flags: UInt32) {
      self.domain = domain
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainListAllCheckpoints`.
  package struct DomainListAllCheckpointsResult: XDRCodable {
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

  /// The arguments of `virDomainAgentSetResponseTimeout`.
  package struct DomainAgentSetResponseTimeoutArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var timeout: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, timeout: Int32, flags: UInt32) {
      self.domain = domain
      self.timeout = timeout
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      timeout = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(timeout)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainAgentSetResponseTimeout`.
  package struct DomainAgentSetResponseTimeoutResult: XDRCodable {
    package var result: Int32

    package init(result: Int32) {
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(result)
    }
  }

  /// The arguments of `virDomainBackupBegin`.
  package struct DomainBackupBeginArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var backupXML: String
    package var checkpointXML: String?
    package var flags: UInt32

    package init(domain: Remote.DomainReference, backupXML: String, checkpointXML: String?, flags: UInt32) {
      self.domain = domain
      self.backupXML = backupXML
      self.checkpointXML = checkpointXML
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      backupXML = try decoder.string()
      checkpointXML = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(backupXML)
      try encoder.optionalString(checkpointXML)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainBackupGetXMLDesc`.
  package struct DomainBackupGetXMLDescArguments: XDRCodable {
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

  /// The result of `virDomainBackupGetXMLDesc`.
  package struct DomainBackupGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virDomainAuthorizedSSHKeysGet`.
  package struct DomainAuthorizedSSHKeysGetArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var user: String
    package var flags: UInt32

    package init(domain: Remote.DomainReference, user: String, flags: UInt32) {
      self.domain = domain
      self.user = user
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      user = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(user)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainAuthorizedSSHKeysGet`.
  package struct DomainAuthorizedSSHKeysGetResult: XDRCodable {
    package var keys: [String]

    package init(keys: [String]) {
      self.keys = keys
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      keys = try decoder.strings(max: WireLimit.domainAuthorizedSSHKeys)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(keys, max: WireLimit.domainAuthorizedSSHKeys)
    }
  }

  /// The arguments of `virDomainAuthorizedSSHKeysSet`.
  package struct DomainAuthorizedSSHKeysSetArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var user: String
    package var keys: [String]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, user: String, keys: [String], flags: UInt32) {
      self.domain = domain
      self.user = user
      self.keys = keys
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      user = try decoder.string()
      keys = try decoder.strings(max: WireLimit.domainAuthorizedSSHKeys)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(user)
      try encoder.strings(keys, max: WireLimit.domainAuthorizedSSHKeys)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainStartDirtyRateCalc`.
  package struct DomainStartDirtyRateCalcArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var seconds: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, seconds: Int32, flags: UInt32) {
      self.domain = domain
      self.seconds = seconds
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      seconds = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(seconds)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSaveParams`.
  package struct DomainSaveParamsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.domain = domain
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainSaveParams)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainSaveParams)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainRestoreParams`.
  package struct DomainRestoreParamsArguments: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(parameters: [Remote.TypedParameter], flags: UInt32) {
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainSaveParams)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainSaveParams)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainAbortJobFlags`.
  package struct DomainAbortJobFlagsArguments: XDRCodable {
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

  /// The arguments of `virDomainFDAssociate`.
  package struct DomainFDAssociateArguments: XDRCodable {
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

  /// The arguments of `virDomainGraphicsReload`.
  package struct DomainGraphicsReloadArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var type: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, type: UInt32, flags: UInt32) {
      self.domain = domain
      self.type = type
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      type = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(type)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainDelThrottleGroup`.
  package struct DomainDelThrottleGroupArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var group: String?
    package var flags: UInt32

    package init(domain: Remote.DomainReference, group: String?, flags: UInt32) {
      self.domain = domain
      self.group = group
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      group = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(group)
      encoder.uint32(flags)
    }
  }
}

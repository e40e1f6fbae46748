// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The arguments of `virNodeDeviceLookupByName`.
  package struct NodeDeviceLookupByNameArguments: XDRCodable {
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

  /// The result of `virNodeDeviceLookupByName`.
  package struct NodeDeviceLookupByNameResult: XDRCodable {
    package var device: Remote.NodeDeviceReference

    package init(device: Remote.NodeDeviceReference) {
      self.device = device
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      device = try Remote.NodeDeviceReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try device.encode(into: &encoder)
    }
  }

  /// The arguments of `virNodeDeviceGetXMLDesc`.
  package struct NodeDeviceGetXMLDescArguments: XDRCodable {
    package var name: String
    package var flags: UInt32

    package init(name: String, flags: UInt32) {
      self.name = name
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNodeDeviceGetXMLDesc`.
  package struct NodeDeviceGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virNodeDeviceGetParent`.
  package struct NodeDeviceGetParentArguments: XDRCodable {
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

  /// The result of `virNodeDeviceGetParent`.
  package struct NodeDeviceGetParentResult: XDRCodable {
    package var parentName: String?

    package init(parentName: String?) {
      self.parentName = parentName
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parentName = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(parentName)
    }
  }

  /// The arguments of `virNodeDeviceNumOfCaps`.
  package struct NodeDeviceNumberOfCapsArguments: XDRCodable {
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

  /// The result of `virNodeDeviceNumOfCaps`.
  package struct NodeDeviceNumberOfCapsResult: XDRCodable {
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

  /// The arguments of `virNodeDeviceListCaps`.
  package struct NodeDeviceListCapsArguments: XDRCodable {
    package var name: String
    package var maxnames: Int32

    package init(name: String, maxnames: Int32) {
      self.name = name
      self.maxnames = maxnames
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      maxnames = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      encoder.int32(maxnames)
    }
  }

  /// The result of `virNodeDeviceListCaps`.
  package struct NodeDeviceListCapsResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.nodeDeviceCapsList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.nodeDeviceCapsList)
    }
  }

  /// The arguments of `virNodeDeviceDettach`.
  package struct NodeDeviceDetachArguments: XDRCodable {
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

  /// The arguments of `virNodeDeviceReAttach`.
  package struct NodeDeviceReAttachArguments: XDRCodable {
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

  /// The arguments of `virNodeDeviceReset`.
  package struct NodeDeviceResetArguments: XDRCodable {
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

  /// The arguments of `virNodeDeviceCreateXML`.
  package struct NodeDeviceCreateXMLArguments: XDRCodable {
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

  /// The result of `virNodeDeviceCreateXML`.
  package struct NodeDeviceCreateXMLResult: XDRCodable {
    package var device: Remote.NodeDeviceReference

    package init(device: Remote.NodeDeviceReference) {
      self.device = device
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      device = try Remote.NodeDeviceReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try device.encode(into: &encoder)
    }
  }

  /// The arguments of `virNodeDeviceDestroy`.
  package struct NodeDeviceDestroyArguments: XDRCodable {
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

  /// The arguments of `virNodeDeviceLookupSCSIHostByWWN`.
  package struct NodeDeviceLookupSCSIHostByWWNArguments: XDRCodable {
    package var wwnn: String
    package var wwpn: String
    package var flags: UInt32

    package init(wwnn: String, wwpn: String, flags: UInt32) {
      self.wwnn = wwnn
      self.wwpn = wwpn
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      wwnn = try decoder.string()
      wwpn = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(wwnn)
      try encoder.string(wwpn)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNodeDeviceLookupSCSIHostByWWN`.
  package struct NodeDeviceLookupSCSIHostByWWNResult: XDRCodable {
    package var device: Remote.NodeDeviceReference

    package init(device: Remote.NodeDeviceReference) {
      self.device = device
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      device = try Remote.NodeDeviceReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try device.encode(into: &encoder)
    }
  }

  /// The arguments of `virNodeDeviceDetachFlags`.
  package struct NodeDeviceDetachFlagsArguments: XDRCodable {
    package var name: String
    package var driverName: String?
    package var flags: UInt32

    package init(name: String, driverName: String?, flags: UInt32) {
      self.name = name
      self.driverName = driverName
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      driverName = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      try encoder.optionalString(driverName)
      encoder.uint32(flags)
    }
  }

  /// The message of procedure 376.
  package struct NodeDeviceEventLifecycleMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var device: Remote.NodeDeviceReference
    package var event: Int32
    package var detail: Int32

    package init(callbackID: Int32, device: Remote.NodeDeviceReference, event: Int32, detail: Int32) {
      self.callbackID = callbackID
      self.device = device
      self.event = event
      self.detail = detail
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      device = try Remote.NodeDeviceReference(from: &decoder)
      event = try decoder.int32()
      detail = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try device.encode(into: &encoder)
      encoder.int32(event)
      encoder.int32(detail)
    }
  }

  /// The message of procedure 377.
  package struct NodeDeviceEventUpdateMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var device: Remote.NodeDeviceReference

    package init(callbackID: Int32, device: Remote.NodeDeviceReference) {
      self.callbackID = callbackID
      self.device = device
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      device = try Remote.NodeDeviceReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try device.encode(into: &encoder)
    }
  }

  /// The arguments of `virNodeDeviceDefineXML`.
  package struct NodeDeviceDefineXMLArguments: XDRCodable {
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

  /// The result of `virNodeDeviceDefineXML`.
  package struct NodeDeviceDefineXMLResult: XDRCodable {
    package var device: Remote.NodeDeviceReference

    package init(device: Remote.NodeDeviceReference) {
      self.device = device
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      device = try Remote.NodeDeviceReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try device.encode(into: &encoder)
    }
  }

  /// The arguments of `virNodeDeviceUndefine`.
  package struct NodeDeviceUndefineArguments: XDRCodable {
    package var name: String
    package var flags: UInt32

    package init(name: String, flags: UInt32) {
      self.name = name
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virNodeDeviceCreate`.
  package struct NodeDeviceCreateArguments: XDRCodable {
    package var name: String
    package var flags: UInt32

    package init(name: String, flags: UInt32) {
      self.name = name
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virNodeDeviceGetAutostart`.
  package struct NodeDeviceGetAutostartArguments: XDRCodable {
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

  /// The result of `virNodeDeviceGetAutostart`.
  package struct NodeDeviceGetAutostartResult: XDRCodable {
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

  /// The arguments of `virNodeDeviceSetAutostart`.
  package struct NodeDeviceSetAutostartArguments: XDRCodable {
    package var name: String
    package var autostart: Int32

    package init(name: String, autostart: Int32) {
      self.name = name
      self.autostart = autostart
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      autostart = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      encoder.int32(autostart)
    }
  }

  /// The arguments of `virNodeDeviceIsPersistent`.
  package struct NodeDeviceIsPersistentArguments: XDRCodable {
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

  /// The result of `virNodeDeviceIsPersistent`.
  package struct NodeDeviceIsPersistentResult: XDRCodable {
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

  /// The arguments of `virNodeDeviceIsActive`.
  package struct NodeDeviceIsActiveArguments: XDRCodable {
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

  /// The result of `virNodeDeviceIsActive`.
  package struct NodeDeviceIsActiveResult: XDRCodable {
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

  /// The arguments of `virNodeDeviceUpdate`.
  package struct NodeDeviceUpdateArguments: XDRCodable {
    package var name: String
    package var xml: String
    package var flags: UInt32

    package init(name: String, xml: String, flags: UInt32) {
      self.name = name
      self.xml = xml
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      xml = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      try encoder.string(xml)
      encoder.uint32(flags)
    }
  }
}

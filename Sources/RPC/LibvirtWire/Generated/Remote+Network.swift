// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.
package import DroverCore

extension Remote {
  /// The arguments of `virNetworkCreate`.
  package struct NetworkCreateArguments: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The arguments of `virNetworkCreateXML`.
  package struct NetworkCreateXMLArguments: XDRCodable {
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

  /// The result of `virNetworkCreateXML`.
  package struct NetworkCreateXMLResult: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The arguments of `virNetworkDefineXML`.
  package struct NetworkDefineXMLArguments: XDRCodable {
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

  /// The result of `virNetworkDefineXML`.
  package struct NetworkDefineXMLResult: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The arguments of `virNetworkDestroy`.
  package struct NetworkDestroyArguments: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The arguments of `virNetworkGetXMLDesc`.
  package struct NetworkGetXMLDescArguments: XDRCodable {
    package var network: Remote.NetworkReference
    package var flags: UInt32

    package init(network: Remote.NetworkReference, flags: UInt32) {
      self.network = network
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNetworkGetXMLDesc`.
  package struct NetworkGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virNetworkGetAutostart`.
  package struct NetworkGetAutostartArguments: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The result of `virNetworkGetAutostart`.
  package struct NetworkGetAutostartResult: XDRCodable {
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

  /// The arguments of `virNetworkGetBridgeName`.
  package struct NetworkGetBridgeNameArguments: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The result of `virNetworkGetBridgeName`.
  package struct NetworkGetBridgeNameResult: XDRCodable {
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

  /// The arguments of `virNetworkLookupByName`.
  package struct NetworkLookupByNameArguments: XDRCodable {
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

  /// The result of `virNetworkLookupByName`.
  package struct NetworkLookupByNameResult: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The arguments of `virNetworkLookupByUUID`.
  package struct NetworkLookupByUUIDArguments: XDRCodable {
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

  /// The result of `virNetworkLookupByUUID`.
  package struct NetworkLookupByUUIDResult: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The arguments of `virNetworkSetAutostart`.
  package struct NetworkSetAutostartArguments: XDRCodable {
    package var network: Remote.NetworkReference
    package var autostart: Int32

    package init(network: Remote.NetworkReference, autostart: Int32) {
      self.network = network
      self.autostart = autostart
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
      autostart = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
      encoder.int32(autostart)
    }
  }

  /// The arguments of `virNetworkUndefine`.
  package struct NetworkUndefineArguments: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The arguments of `virNetworkIsActive`.
  package struct NetworkIsActiveArguments: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The result of `virNetworkIsActive`.
  package struct NetworkIsActiveResult: XDRCodable {
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

  /// The arguments of `virNetworkIsPersistent`.
  package struct NetworkIsPersistentArguments: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The result of `virNetworkIsPersistent`.
  package struct NetworkIsPersistentResult: XDRCodable {
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

  /// The arguments of `virNetworkUpdate`.
  package struct NetworkUpdateArguments: XDRCodable {
    package var network: Remote.NetworkReference
    package var command: UInt32
    package var section: UInt32
    package var parentIndex: Int32
    package var xml: String
    package var flags: UInt32

    package init(
      network: Remote.NetworkReference,
      command: UInt32,
      section: UInt32,
      parentIndex: Int32,
      xml: String,
      flags: UInt32
    ) {
      self.network = network
      self.command = command
      self.section = section
      self.parentIndex = parentIndex
      self.xml = xml
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
      command = try decoder.uint32()
      section = try decoder.uint32()
      parentIndex = try decoder.int32()
      xml = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
      encoder.uint32(command)
      encoder.uint32(section)
      encoder.int32(parentIndex)
      try encoder.string(xml)
      encoder.uint32(flags)
    }
  }

  /// The message of procedure 315.
  package struct NetworkEventLifecycleMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var network: Remote.NetworkReference
    package var event: Int32
    package var detail: Int32

    package init(callbackID: Int32, network: Remote.NetworkReference, event: Int32, detail: Int32) {
      self.callbackID = callbackID
      self.network = network
      self.event = event
      self.detail = detail
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      network = try Remote.NetworkReference(from: &decoder)
      event = try decoder.int32()
      detail = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try network.encode(into: &encoder)
      encoder.int32(event)
      encoder.int32(detail)
    }
  }

  /// The arguments of `virNetworkGetDHCPLeases`.
  package struct NetworkGetDHCPLeasesArguments: XDRCodable {
    package var network: Remote.NetworkReference
    package var mac: String?
    package var needResults: Int32
    package var flags: UInt32

    package init(network: Remote.NetworkReference, mac: String?, needResults: Int32, flags: UInt32) {
      self.network = network
      self.mac = mac
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
      mac = try decoder.optionalString()
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
      try encoder.optionalString(mac)
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNetworkGetDHCPLeases`.
  package struct NetworkGetDHCPLeasesResult: XDRCodable {
    package var leases: [Remote.NetworkDHCPLease]
    package var result: UInt32

    package init(leases: [Remote.NetworkDHCPLease], result: UInt32) {
      self.leases = leases
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      leases = try decoder.list(max: WireLimit.networkDHCPLeases)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(leases, max: WireLimit.networkDHCPLeases)
      encoder.uint32(result)
    }
  }

  /// The arguments of `virNetworkListAllPorts`.
  package struct NetworkListAllPortsArguments: XDRCodable {
    package var network: Remote.NetworkReference
    package var needResults: Int32
    package var flags: UInt32

    package init(network: Remote.NetworkReference, needResults: Int32, flags: UInt32) {
      self.network = network
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNetworkListAllPorts`.
  package struct NetworkListAllPortsResult: XDRCodable {
    package var ports: [Remote.NetworkPortReference]
    package var result: UInt32

    package init(ports: [Remote.NetworkPortReference], result: UInt32) {
      self.ports = ports
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      ports = try decoder.list(max: WireLimit.networkPortList)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(ports, max: WireLimit.networkPortList)
      encoder.uint32(result)
    }
  }

  /// The arguments of `virNetworkDefineXMLFlags`.
  package struct NetworkDefineXMLFlagsArguments: XDRCodable {
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

  /// The result of `virNetworkDefineXMLFlags`.
  package struct NetworkDefineXMLFlagsResult: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The arguments of `virNetworkCreateXMLFlags`.
  package struct NetworkCreateXMLFlagsArguments: XDRCodable {
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

  /// The result of `virNetworkCreateXMLFlags`.
  package struct NetworkCreateXMLFlagsResult: XDRCodable {
    package var network: Remote.NetworkReference

    package init(network: Remote.NetworkReference) {
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
    }
  }

  /// The arguments of `virNetworkSetMetadata`.
  package struct NetworkSetMetadataArguments: XDRCodable {
    package var network: Remote.NetworkReference
    package var type: Int32
    package var metadata: String?
    package var key: String?
    package var uri: String?
    package var flags: UInt32

    package init(
      network: Remote.NetworkReference,
      type: Int32,
      metadata: String?,
      key: String?,
      uri: String?,
      flags: UInt32
    ) {
      self.network = network
      self.type = type
      self.metadata = metadata
      self.key = key
      self.uri = uri
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
      type = try decoder.int32()
      metadata = try decoder.optionalString()
      key = try decoder.optionalString()
      uri = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
      encoder.int32(type)
      try encoder.optionalString(metadata)
      try encoder.optionalString(key)
      try encoder.optionalString(uri)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virNetworkGetMetadata`.
  package struct NetworkGetMetadataArguments: XDRCodable {
    package var network: Remote.NetworkReference
    package var type: Int32
    package var uri: String?
    package var flags: UInt32

    package init(network: Remote.NetworkReference, type: Int32, uri: String?, flags: UInt32) {
      self.network = network
      self.type = type
      self.uri = uri
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
      type = try decoder.int32()
      uri = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
      encoder.int32(type)
      try encoder.optionalString(uri)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNetworkGetMetadata`.
  package struct NetworkGetMetadataResult: XDRCodable {
    package var metadata: String

    package init(metadata: String) {
      self.metadata = metadata
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      metadata = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(metadata)
    }
  }

  /// The message of procedure 446.
  package struct NetworkEventCallbackMetadataChangeMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var network: Remote.NetworkReference
    package var type: Int32
    package var namespaceURI: String?

    package init(callbackID: Int32, network: Remote.NetworkReference, type: Int32, namespaceURI: String?) {
      self.callbackID = callbackID
      self.network = network
      self.type = type
      self.namespaceURI = namespaceURI
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      network = try Remote.NetworkReference(from: &decoder)
      type = try decoder.int32()
      namespaceURI = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try network.encode(into: &encoder)
      encoder.int32(type)
      try encoder.optionalString(namespaceURI)
    }
  }
}

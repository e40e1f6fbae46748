// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.
package import DroverCore

extension Remote {
  /// The arguments of `virNetworkPortLookupByUUID`.
  package struct NetworkPortLookupByUUIDArguments: XDRCodable {
    package var network: Remote.NetworkReference
    package var uuid: UUID

    package init(network: Remote.NetworkReference, uuid: UUID) {
      self.network = network
      self.uuid = uuid
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
      uuid = try decoder.uuid()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
      encoder.uuid(uuid)
    }
  }

  /// The result of `virNetworkPortLookupByUUID`.
  package struct NetworkPortLookupByUUIDResult: XDRCodable {
    package var port: Remote.NetworkPortReference

    package init(port: Remote.NetworkPortReference) {
      self.port = port
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      port = try Remote.NetworkPortReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try port.encode(into: &encoder)
    }
  }

  /// The arguments of `virNetworkPortCreateXML`.
  package struct NetworkPortCreateXMLArguments: XDRCodable {
    package var network: Remote.NetworkReference
    package var xml: String
    package var flags: UInt32

    package init(network: Remote.NetworkReference, xml: String, flags: UInt32) {
      self.network = network
      self.xml = xml
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
      xml = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
      try encoder.string(xml)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNetworkPortCreateXML`.
  package struct NetworkPortCreateXMLResult: XDRCodable {
    package var port: Remote.NetworkPortReference

    package init(port: Remote.NetworkPortReference) {
      self.port = port
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      port = try Remote.NetworkPortReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try port.encode(into: &encoder)
    }
  }

  /// The arguments of `virNetworkPortGetParameters`.
  package struct NetworkPortGetParametersArguments: XDRCodable {
    package var port: Remote.NetworkPortReference
    package var parameterCount: Int32
    package var flags: UInt32

    package init(port: Remote.NetworkPortReference, parameterCount: Int32, flags: UInt32) {
      self.port = port
      self.parameterCount = parameterCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      port = try Remote.NetworkPortReference(from: &decoder)
      parameterCount = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try port.encode(into: &encoder)
      encoder.int32(parameterCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNetworkPortGetParameters`.
  package struct NetworkPortGetParametersResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var parameterCount: Int32

    package init(parameters: [Remote.TypedParameter], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.networkPortParameters)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.networkPortParameters)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virNetworkPortSetParameters`.
  package struct NetworkPortSetParametersArguments: XDRCodable {
    package var port: Remote.NetworkPortReference
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(port: Remote.NetworkPortReference, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.port = port
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      port = try Remote.NetworkPortReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.networkPortParameters)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try port.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.networkPortParameters)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virNetworkPortGetXMLDesc`.
  package struct NetworkPortGetXMLDescArguments: XDRCodable {
    package var port: Remote.NetworkPortReference
    package var flags: UInt32

    package init(port: Remote.NetworkPortReference, flags: UInt32) {
      self.port = port
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      port = try Remote.NetworkPortReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try port.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNetworkPortGetXMLDesc`.
  package struct NetworkPortGetXMLDescResult: XDRCodable {
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

  /// The arguments of `virNetworkPortDelete`.
  package struct NetworkPortDeleteArguments: XDRCodable {
    package var port: Remote.NetworkPortReference
    package var flags: UInt32

    package init(port: Remote.NetworkPortReference, flags: UInt32) {
      self.port = port
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      port = try Remote.NetworkPortReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try port.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }
}

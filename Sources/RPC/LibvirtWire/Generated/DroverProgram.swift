// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension DroverProgram {
  /// The arguments of `droverDomainAttach`.
  package struct DomainAttachArguments: XDRCodable {
    package var pid: Int32
    package var flags: UInt32
    package var patience: UInt32

    package init(pid: Int32, flags: UInt32, patience: UInt32) {
      self.pid = pid
      self.flags = flags
      self.patience = patience
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pid = try decoder.int32()
      flags = try decoder.uint32()
      patience = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(pid)
      encoder.uint32(flags)
      encoder.uint32(patience)
    }
  }

  /// The result of `droverDomainAttach`.
  package struct DomainAttachResult: XDRCodable {
    package var domain: Remote.DomainReference
    package var report: [String]

    package init(domain: Remote.DomainReference, report: [String]) {
      self.domain = domain
      self.report = report
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      report = try decoder.strings(max: WireLimit.reportList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.strings(report, max: WireLimit.reportList)
    }
  }

  /// The arguments of `droverDomainDetach`.
  package struct DomainDetachArguments: XDRCodable {
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

  /// The arguments of `droverConnectDiscover`.
  package struct ConnectDiscoverArguments: XDRCodable {
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

  /// The result of `droverConnectDiscover`.
  package struct ConnectDiscoverResult: XDRCodable {
    package var guests: [Remote.DiscoveredGuest]

    package init(guests: [Remote.DiscoveredGuest]) {
      self.guests = guests
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      guests = try decoder.list(max: WireLimit.guestList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(guests, max: WireLimit.guestList)
    }
  }
}

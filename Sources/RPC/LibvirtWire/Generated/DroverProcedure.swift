// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

/// The procedures of Drover's own program.
package enum DroverProcedure: Int32, CaseIterable, Sendable {
  case domainAttach = 1
  case domainDetach = 2
  case connectDiscover = 3
}

extension DroverProcedure: WireProcedure {
  package static let program = WireProgram(number: 0x64726f76, version: 1)

  /// The library function that clients call; nil for an event.
  package var function: StaticString? {
    switch self {
    case .domainAttach: "droverDomainAttach"
    case .domainDetach: "droverDomainDetach"
    case .connectDiscover: "droverConnectDiscover"
    }
  }

  /// Whether the call never waits for a guest or a host.
  package var isHighPriority: Bool {
    switch self {
    default: false
    }
  }

  /// Whether the number is that of an event, which only the daemon sends.
  package var isEvent: Bool {
    switch self {
    default: false
    }
  }

  /// The direction of the stream that the call opens, seen from the client.
  package var stream: StreamDirection? {
    nil
  }

  /// Whether descriptors come with the call.
  package var takesDescriptors: Bool { false }

  /// Whether a read-only connection may make the call at all.
  package var isAllowedReadOnly: Bool {
    switch self {
    default: false
    }
  }
}

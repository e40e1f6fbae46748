// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

/// The procedures of QEMU's own program.
package enum QEMUProcedure: Int32, CaseIterable, Sendable {
  case domainMonitorCommand = 1
  case domainAttach = 2
  case domainAgentCommand = 3
  case connectDomainMonitorEventRegister = 4
  case connectDomainMonitorEventDeregister = 5
  case domainMonitorEvent = 6
  case domainMonitorCommandWithFiles = 7
}

extension QEMUProcedure: WireProcedure {
  package static let program = WireProgram(number: 0x20008087, version: 1)

  /// The library function that clients call; nil for an event.
  package var function: StaticString? {
    switch self {
    case .domainMonitorCommand: "virDomainQemuMonitorCommand"
    case .domainAttach: "virDomainQemuAttach"
    case .domainAgentCommand: "virDomainQemuAgentCommand"
    case .connectDomainMonitorEventRegister: "virConnectDomainQemuMonitorEventRegister"
    case .connectDomainMonitorEventDeregister: "virConnectDomainQemuMonitorEventDeregister"
    case .domainMonitorCommandWithFiles: "virDomainQemuMonitorCommandWithFiles"
    default: nil
    }
  }

  /// Whether the call never waits for a guest or a host.
  package var isHighPriority: Bool {
    switch self {
    case .connectDomainMonitorEventRegister, .connectDomainMonitorEventDeregister: true
    default: false
    }
  }

  /// Whether the number is that of an event, which only the daemon sends.
  package var isEvent: Bool {
    switch self {
    case .domainMonitorEvent: true
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

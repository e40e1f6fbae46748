// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension QEMUProcedure {
  /// What the caller must hold, all of it; nil when the table has no entry.
  package var access: [AccessRule]? {
    switch self {
    case .domainMonitorCommand, .domainAgentCommand, .domainMonitorCommandWithFiles: [AccessRule(.domain, .write)]
    case .domainAttach: [AccessRule(.domain, .start), AccessRule(.domain, .write)]
    case .connectDomainMonitorEventRegister: [AccessRule(.connect, .searchDomains), AccessRule(.connect, .write)]
    case .connectDomainMonitorEventDeregister: [AccessRule(.connect, .write)]
    default: nil
    }
  }

  /// What decides whether an object is part of the answer.
  package var filter: [AccessRule]? {
    switch self {
    case .connectDomainMonitorEventRegister: [AccessRule(.domain, .getattr)]
    default: nil
    }
  }
}

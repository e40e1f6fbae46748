// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension DroverProcedure {
  /// What the caller must hold, all of it; nil when the table has no entry.
  package var access: [AccessRule]? {
    switch self {
    case .domainAttach: [AccessRule(.domain, .start), AccessRule(.domain, .write)]
    case .domainDetach: [AccessRule(.domain, .stop), AccessRule(.domain, .write)]
    case .connectDiscover: [AccessRule(.connect, .searchDomains), AccessRule(.connect, .read)]
    }
  }

  /// What decides whether an object is part of the answer.
  package var filter: [AccessRule]? {
    nil
  }
}

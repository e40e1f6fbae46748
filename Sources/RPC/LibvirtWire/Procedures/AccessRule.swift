/// One thing that a caller must be allowed to do, perhaps only for some arguments.
package struct AccessRule: Hashable, Sendable {
  /// When a rule holds.
  package enum Condition: Hashable, Sendable {
    /// Always.
    case always
    /// When one of the bits is set in the `flags` of the call.
    case withFlags(UInt32)
    /// When none of the bits is set in the `flags` of the call.
    case withoutFlags(UInt32)
    /// When the `source` of the call has this value.
    case source(UInt32)
  }

  /// What kind of object is spoken of.
  package let object: AccessObject
  /// What is to be done with it.
  package let permission: AccessPermission
  /// When the rule holds.
  package let condition: Condition

  package init(_ object: AccessObject, _ permission: AccessPermission, _ condition: Condition = .always) {
    self.object = object
    self.permission = permission
    self.condition = condition
  }

  /// Whether the rule holds for a call.
  package func applies(flags: UInt32, source: UInt32 = 0) -> Bool {
    switch condition {
    case .always: true
    case .withFlags(let bits): flags & bits != 0
    case .withoutFlags(let bits): flags & bits == 0
    case .source(let value): source == value
    }
  }
}

/// Arguments that access rules look into.
package protocol ConditionalArguments {
  /// The flags of the call.
  var conditionFlags: UInt32 { get }
  /// The source that the call names; 0 for a call that names none.
  var conditionSource: UInt32 { get }
}

extension ConditionalArguments {
  package var conditionSource: UInt32 { 0 }
}

extension AccessPermission {
  /// Whether the permission lets its holder look and nothing else.
  package var isReading: Bool {
    switch self {
    case .getattr, .read, .searchDomains, .searchInterfaces, .searchNetworks, .searchNodeDevices,
      .searchNwfilterBindings, .searchNwfilters, .searchPorts, .searchSecrets, .searchStoragePools,
      .searchStorageVols:
      true
    default: false
    }
  }
}

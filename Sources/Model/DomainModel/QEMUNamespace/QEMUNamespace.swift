public import DroverXML

/// `<qemu:commandline>`: arguments and environment that are added as they stand.
public struct QEMUCommandLineElement: Sendable, Equatable {
  /// `<arg>`.
  public var arguments: [QEMUArgument] = []
  /// `<env>`.
  public var environment: [QEMUEnvironment] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<qemu:arg>`: one argument.
public struct QEMUArgument: Sendable, Equatable {
  /// `value`.
  public var value: String = ""

  /// An element with nothing in it.
  public init() {}
}

/// `<qemu:env>`: one variable.
public struct QEMUEnvironment: Sendable, Equatable {
  /// `name`.
  public var name: String = ""
  /// `value`.
  public var value: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<qemu:capabilities>`: features that are taken as there or not there.
public struct QEMUCapabilitiesElement: Sendable, Equatable {
  /// `<add>`.
  public var added: [QEMUCapabilityName] = []
  /// `<del>`.
  public var removed: [QEMUCapabilityName] = []

  /// An element with nothing in it.
  public init() {}
}

/// One feature.
public struct QEMUCapabilityName: Sendable, Equatable {
  /// `capability`.
  public var capability: String = ""

  /// An element with nothing in it.
  public init() {}
}

/// `<qemu:override>`: properties of QEMU's devices, and of what stands behind them.
public struct QEMUOverride: Sendable, Equatable {
  /// `<device>`.
  public var devices: [QEMUOverrideDevice] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<qemu:device>`: one device.
public struct QEMUOverrideDevice: Sendable, Equatable {
  /// `alias`.
  public var alias: String = ""
  /// `<frontend>`.
  public var frontend: QEMUOverrideFrontend?
  /// `<backend>`.
  public var backend: QEMUOverrideBackend?

  /// An element with nothing in it.
  public init() {}
}

/// `<qemu:frontend>`: the guest's side of it.
public struct QEMUOverrideFrontend: Sendable, Equatable {
  /// `<property>`.
  public var properties: [QEMUOverrideProperty] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<qemu:backend>`: the host's side of it. Drover's own, for disks and interfaces: libvirt has the front end alone.
///
/// The names are those of `-netdev`, and those of `-drive` seen from the image: `l2-cache-size` is the format's,
/// `file.locking` that of the file below it.
public struct QEMUOverrideBackend: Sendable, Equatable {
  /// `<property>`.
  public var properties: [QEMUOverrideProperty] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<qemu:property>`: one property.
public struct QEMUOverrideProperty: Sendable, Equatable {
  /// `name`.
  public var name: String = ""
  /// `type`: `string` | `signed` | `unsigned` | `bool` | `remove`.
  public var type: Kind = .string
  /// `value`.
  public var value: String?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `string`
    case string
    /// `signed`
    case signed
    /// `unsigned`
    case unsigned
    /// `bool`
    case bool
    /// `remove`
    case remove
  }
}

/// `<qemu:deprecation>`: what QEMU does with deprecated input.
public struct QEMUDeprecation: Sendable, Equatable {
  /// `behavior`: `none` | `omit` | `reject` | `crash`.
  public var behavior: Behavior = .none

  /// An element with nothing in it.
  public init() {}

  /// What `behavior` may be.
  public enum Behavior: String, XMLText, CaseIterable, Hashable {
    /// `none`
    case none
    /// `omit`
    case omit
    /// `reject`
    case reject
    /// `crash`
    case crash
  }
}

/// How a definition is taken (`virDomainDefineFlags`).
public struct DefineOptions: OptionSet, Sendable, Hashable {
  /// The number on the wire.
  public let rawValue: UInt32

  /// Takes the number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Elements and attributes that the daemon does not know are an error.
  public static let validate = DefineOptions(rawValue: 1)
}

/// How a domain is started (`virDomainCreateFlags`).
public struct StartOptions: OptionSet, Sendable, Hashable {
  /// The number on the wire.
  public let rawValue: UInt32

  /// Takes the number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The guest's CPUs do not run yet.
  public static let paused = StartOptions(rawValue: 1)
  /// The guest is destroyed when this connection ends, in whichever way.
  public static let autodestroy = StartOptions(rawValue: 2)
  /// The page cache is avoided while a saved image is read.
  public static let bypassCache = StartOptions(rawValue: 4)
  /// A saved image is thrown away.
  public static let forceBoot = StartOptions(rawValue: 8)
  /// Elements and attributes that the daemon does not know are an error (of XML that is started directly).
  public static let validate = StartOptions(rawValue: 16)
  /// The firmware's variables begin anew from their template.
  public static let resetNVRAM = StartOptions(rawValue: 32)
}

/// How a domain is shut down or rebooted (`virDomainShutdownFlagValues`, `virDomainRebootFlagValues`).
///
/// The empty set leaves the way to the daemon.
public struct ShutdownOptions: OptionSet, Sendable, Hashable {
  /// The number on the wire.
  public let rawValue: UInt32

  /// Takes the number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// By the power button.
  public static let acpi = ShutdownOptions(rawValue: 1)
  /// By the guest's agent.
  public static let agent = ShutdownOptions(rawValue: 2)
  /// By `initctl` (containers).
  public static let initctl = ShutdownOptions(rawValue: 4)
  /// By a signal to the first process (containers).
  public static let signal = ShutdownOptions(rawValue: 8)
  /// By the hypervisor's own channel (Xen).
  public static let paravirt = ShutdownOptions(rawValue: 16)
}

/// How a domain is destroyed (`virDomainDestroyFlagsValues`).
public struct DestroyOptions: OptionSet, Sendable, Hashable {
  /// The number on the wire.
  public let rawValue: UInt32

  /// Takes the number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// QEMU is asked to end, and not killed when it does not.
  public static let graceful = DestroyOptions(rawValue: 1)
  /// The logs of the domain are removed.
  public static let removeLogs = DestroyOptions(rawValue: 2)
}

/// What goes with a definition that is removed (`virDomainUndefineFlagsValues`).
public struct UndefineOptions: OptionSet, Sendable, Hashable {
  /// The number on the wire.
  public let rawValue: UInt32

  /// Takes the number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The saved image.
  public static let managedSave = UndefineOptions(rawValue: 1)
  /// What is known of snapshots; their data stays.
  public static let snapshotsMetadata = UndefineOptions(rawValue: 2)
  /// The firmware's variables.
  public static let nvram = UndefineOptions(rawValue: 4)
  /// The firmware's variables stay.
  public static let keepNVRAM = UndefineOptions(rawValue: 8)
  /// What is known of checkpoints.
  public static let checkpointsMetadata = UndefineOptions(rawValue: 16)
  /// The state of the TPM.
  public static let tpm = UndefineOptions(rawValue: 32)
  /// The state of the TPM stays.
  public static let keepTPM = UndefineOptions(rawValue: 64)
}

/// Which XML of a domain is shown (`virDomainXMLFlags`).
public struct XMLOptions: OptionSet, Sendable, Hashable {
  /// The number on the wire.
  public let rawValue: UInt32

  /// Takes the number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// With passwords; refused on a read-only connection.
  public static let secure = XMLOptions(rawValue: 1)
  /// What the next start uses, though the domain is running.
  public static let inactive = XMLOptions(rawValue: 2)
  /// With the CPU that the host gives.
  public static let updateCPU = XMLOptions(rawValue: 4)
  /// What a move to another host carries.
  public static let migratable = XMLOptions(rawValue: 8)
}

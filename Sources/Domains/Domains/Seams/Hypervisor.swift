public import DomainModel
public import DroverCore

/// What Domains asks of QEMU: everything about starting, finding again and describing guests.
///
/// Implemented by `QEMUProcess`. Every function may be called at the same time as any other.
public protocol Hypervisor: ProcessorComparison, ImageInspection, ImagePeek, HypervisorAdoption, Handovers {
  /// What the emulator, architecture, machine and virtualisation type that a definition asks for can do.
  ///
  /// Answers from the cache of probes; probes when there is none. Errors: `configUnsupported` for an emulator that
  /// does not exist or cannot run such a guest.
  func platform(for definition: DomainDefinition) async throws(VirtError) -> GuestPlatform

  /// Starts a guest: init → prepare host → launch → connect → refresh → finish.
  ///
  /// Each phase is announced by `attempt.enter`, which throws when somebody destroyed the domain meanwhile; between
  /// two announcements the process can be ended at any time, and what waits on it must then fail. As soon as
  /// there is a process, and before anything is asked of it, `attempt.launched` is called: it writes the process down,
  /// so that no crash of the daemon loses it.
  ///
  /// On failure everything is undone before the error is thrown: no process, socket, port or folder is left, and
  /// `GuestObserver.guestEnded` may or may not have been called. The error holds what QEMU wrote.
  func start(_ request: StartRequest, attempt: any StartAttempt) async throws(VirtError) -> StartedGuest

  /// Finds a guest again that an earlier daemon started or took over.
  ///
  /// Nothing is believed before pidfd, start time and executable agree and the guest's own uuid was asked for over the
  /// monitor. A guest whose monitor does not answer is still found: with `status` nil.
  ///
  /// - Returns: nil when the process is gone (or is not ours any more); what it left has been removed then.
  func reconnect(
    _ record: LiveRecord, observer: any GuestObserver
  ) async throws(VirtError) -> ReconnectedGuest?

  /// The daemon died while it was starting this guest: ends whatever process of it exists, removes what it left.
  func abandon(_ record: LiveRecord) async

  /// Removes what belongs to no guest: of undos that failed, of daemons that died. What a process still uses is left
  /// alone and logged.
  ///
  /// - Parameter guests: all that there are; called before any start.
  func sweep(keeping guests: [DomainReference]) async

  /// The file in which the firmware keeps a guest's variables; nil when there is none (yet).
  func firmwareVariables(of definition: DomainDefinition) async -> String?

  /// Removes what a guest entrusted to the TPM that a program plays for it; none is no error.
  func removeTPMState(of uuid: UUID) async

  /// The command line that would start a definition (`virConnectDomainXMLToNative`, `qemu-argv`): environment and
  /// arguments in one line, quoted for a shell.
  func nativeArguments(for definition: DomainDefinition) async throws(VirtError) -> String

  /// The definition of what a command line starts (`virConnectDomainXMLFromNative`, `qemu-argv`): quoted for a shell,
  /// with its environment before the emulator. What no element says is in `<qemu:commandline>`. Errors: `invalidArg`
  /// for a text that is no command line.
  func definition(ofNative text: String) async throws(VirtError) -> DomainDefinition

  /// The `<capabilities>` document.
  func capabilities() async throws(VirtError) -> String

  /// The `<domainCapabilities>` document for what the caller asks; nil leaves the choice to us.
  func domainCapabilities(_ request: DomainCapabilitiesRequest) async throws(VirtError) -> String

  /// The most virtual CPUs of a guest of a virtualisation type (`kvm`, `qemu`; nil for the best).
  func maximumVirtualCPUs(type: String?) async throws(VirtError) -> Int32

  /// QEMU's version as libvirt packs it: 1,000,000 × major + 1,000 × minor + release.
  func version() async throws(VirtError) -> UInt64
}

/// What `virConnectGetDomainCapabilities` is asked with.
public struct DomainCapabilitiesRequest: Hashable, Sendable {
  /// Path of the emulator.
  public var emulator: String?
  /// Architecture, `x86_64`.
  public var architecture: String?
  /// Machine type or alias.
  public var machine: String?
  /// `kvm` or `qemu`.
  public var virtType: String?

  /// Makes a request.
  public init(
    emulator: String? = nil, architecture: String? = nil, machine: String? = nil, virtType: String? = nil
  ) {
    self.emulator = emulator
    self.architecture = architecture
    self.machine = machine
    self.virtType = virtType
  }
}

/// How a guest comes from another host.
public struct GuestArrival: Hashable, Sendable {
  /// Where it is sent to.
  public var address: MigrationAddress
  /// The address of this host at which QEMU listens for it.
  public var listenAddress: String

  /// Takes both.
  public init(address: MigrationAddress, listenAddress: String) {
    self.address = address
    self.listenAddress = listenAddress
  }
}

/// What a guest is started from.
public struct StartRequest: Sendable {
  /// The completed definition with the number, the ports and everything else that Domains gives; aliases are given by
  /// the hypervisor.
  public var definition: DomainDefinition
  /// Name and identity, with the number that the guest will have.
  public var domain: DomainReference
  /// Leave the CPUs stopped.
  public var isPaused: Bool
  /// Open images so that they leave no trace in the page cache where the start itself reads them.
  public var bypassesCache: Bool
  /// Make the firmware's variables anew from their template.
  public var resetsNVRAM: Bool
  /// For a guest that comes from another host: how.
  public var arrival: GuestArrival?
  /// Who is told of what the guest does.
  public var observer: any GuestObserver

  /// Makes a request.
  public init(
    definition: DomainDefinition, domain: DomainReference, isPaused: Bool = false, bypassesCache: Bool = false,
    resetsNVRAM: Bool = false, arrival: GuestArrival? = nil, observer: any GuestObserver
  ) {
    self.definition = definition
    self.domain = domain
    self.isPaused = isPaused
    self.bypassesCache = bypassesCache
    self.resetsNVRAM = resetsNVRAM
    self.arrival = arrival
    self.observer = observer
  }
}

/// A guest that was started; its CPUs run unless the request said paused.
public struct StartedGuest: Sendable {
  /// The handle; the same that was given to `StartAttempt.launched`.
  public var guest: any Guest
  /// The live definition: with aliases, ptys, addresses, the accelerator that is in use.
  public var definition: DomainDefinition
  /// What QEMU says it does.
  public var status: GuestStatus

  /// Makes the outcome of a start.
  public init(guest: any Guest, definition: DomainDefinition, status: GuestStatus) {
    self.guest = guest
    self.definition = definition
    self.status = status
  }
}

/// A guest that was found again.
public struct ReconnectedGuest: Sendable {
  /// The handle.
  public var guest: any Guest
  /// The live definition, corrected by what QEMU answers; nil leaves it as it was written down.
  public var definition: DomainDefinition?
  /// What QEMU says it does; nil when its monitor does not answer.
  public var status: GuestStatus?

  /// Makes the outcome of a reconnection.
  public init(guest: any Guest, definition: DomainDefinition? = nil, status: GuestStatus?) {
    self.guest = guest
    self.definition = definition
    self.status = status
  }
}

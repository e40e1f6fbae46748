public import DroverCore

/// Something that happened to a domain, as clients are told.
///
/// One event may be of interest under two numbers (`ioError` and `ioErrorReason`, `blockJob` and `blockJob2`): the
/// subscription's `EventID` says as which it is sent.
public struct DomainEvent: Hashable, Sendable {
  /// The domain as it was then.
  public var domain: DomainReference
  /// What happened.
  public var body: Body

  /// Makes an event.
  public init(_ domain: DomainReference, _ body: Body) {
    self.domain = domain
    self.body = body
  }

  /// What happened.
  public enum Body: Hashable, Sendable {
    case lifecycle(LifecycleEvent)
    case reboot
    /// Seconds off the clock that the guest was started with.
    case rtcChange(offset: Int64)
    case watchdog(GuestEvent.WatchdogAction)
    case ioError(IOError)
    case graphics(Graphics)
    case controlError
    case blockJob(BlockJob)
    case diskChange(DiskChange)
    /// `reason`: 0 opened, 1 closed.
    case trayChange(alias: String, reason: Int32)
    case pmWakeup
    case pmSuspend
    case pmSuspendDisk
    /// KiB.
    case balloonChange(actual: UInt64)
    case deviceRemoved(alias: String)
    case deviceAdded(alias: String)
    case deviceRemovalFailed(alias: String)
    case tunable([TypedParameter])
    /// The numbers of `virConnectDomainEventAgentLifecycleState` and `…Reason`.
    case agentLifecycle(state: Int32, reason: Int32)
    case migrationIteration(Int32)
    case jobCompleted([TypedParameter])
    /// The number of `virDomainMetadataType`, and the namespace's URI.
    case metadataChange(type: Int32, namespace: String?)
    case blockThreshold(BlockThreshold)
    /// The numbers of `virDomainMemoryFailureRecipientType`, `…ActionType` and flags.
    case memoryFailure(recipient: Int32, action: Int32, flags: UInt32)
    /// Bytes.
    case memoryDeviceSizeChange(alias: String, size: UInt64)
    case nicMACChange(alias: String, oldMAC: String, newMAC: String)
  }

  /// A disk failed.
  public struct IOError: Hashable, Sendable {
    /// The path of its source and the alias of its device.
    public var sourcePath: String, alias: String
    /// What QEMU did.
    public var action: GuestEvent.IOFailure.Action
    /// `enospc`, or nothing.
    public var reason: String

    /// Makes a record.
    public init(sourcePath: String, alias: String, action: GuestEvent.IOFailure.Action, reason: String) {
      self.sourcePath = sourcePath
      self.alias = alias
      self.action = action
      self.reason = reason
    }
  }

  /// A viewer came or went.
  public struct Graphics: Hashable, Sendable {
    /// 0 connect, 1 initialise, 2 disconnect.
    public var phase: Int32
    /// Here and there.
    public var local: Address, remote: Address
    /// How the viewer was authenticated.
    public var authentication: String
    /// Who it says it is: kind and name.
    public var subject: [(kind: String, name: String)] { identities.map { ($0.kind, $0.name) } }
    private var identities: [Identity]

    /// One end of the connection.
    public struct Address: Hashable, Sendable {
      /// 0 IPv4, 1 IPv6, 2 unix.
      public var family: Int32
      /// Node and service.
      public var node: String, service: String

      /// Makes an address.
      public init(family: Int32, node: String, service: String) {
        self.family = family
        self.node = node
        self.service = service
      }
    }

    private struct Identity: Hashable, Sendable { var kind: String, name: String }

    /// Makes a record.
    public init(
      phase: Int32, local: Address, remote: Address, authentication: String, subject: [(kind: String, name: String)]
    ) {
      self.phase = phase
      self.local = local
      self.remote = remote
      self.authentication = authentication
      identities = subject.map { Identity(kind: $0.kind, name: $0.name) }
    }
  }

  /// A job on a disk moved on.
  public struct BlockJob: Hashable, Sendable {
    /// The path of the disk's source, for `blockJob`, and its target (`vda`), for `blockJob2`.
    public var sourcePath: String, target: String
    /// The numbers of `virDomainBlockJobType` and `virConnectDomainEventBlockJobStatus`.
    public var type: Int32, status: Int32

    /// Makes a record.
    public init(sourcePath: String, target: String, type: Int32, status: Int32) {
      self.sourcePath = sourcePath
      self.target = target
      self.type = type
      self.status = status
    }
  }

  /// A removable medium changed, or was left out at the start.
  public struct DiskChange: Hashable, Sendable {
    /// Before and after; nil for none.
    public var oldSource: String?, newSource: String?
    /// The alias of the device.
    public var alias: String
    /// The number of `virConnectDomainEventDiskChangeReason`.
    public var reason: Int32

    /// Makes a record.
    public init(oldSource: String?, newSource: String?, alias: String, reason: Int32) {
      self.oldSource = oldSource
      self.newSource = newSource
      self.alias = alias
      self.reason = reason
    }
  }

  /// A disk grew past the threshold that somebody set.
  public struct BlockThreshold: Hashable, Sendable {
    /// Target, and path of the source.
    public var device: String, path: String?
    /// Bytes: what was set and how much more there is.
    public var threshold: UInt64, excess: UInt64

    /// Makes a record.
    public init(device: String, path: String?, threshold: UInt64, excess: UInt64) {
      self.device = device
      self.path = path
      self.threshold = threshold
      self.excess = excess
    }
  }
}

extension DomainEvent {
  /// Whether a subscription to a kind of event is told of this one.
  public func isSent(as id: EventID) -> Bool {
    switch body {
    case .lifecycle: id == .lifecycle
    case .reboot: id == .reboot
    case .rtcChange: id == .rtcChange
    case .watchdog: id == .watchdog
    case .ioError: id == .ioError || id == .ioErrorReason
    case .graphics: id == .graphics
    case .controlError: id == .controlError
    case .blockJob: id == .blockJob || id == .blockJob2
    case .diskChange: id == .diskChange
    case .trayChange: id == .trayChange
    case .pmWakeup: id == .pmWakeup
    case .pmSuspend: id == .pmSuspend
    case .pmSuspendDisk: id == .pmSuspendDisk
    case .balloonChange: id == .balloonChange
    case .deviceRemoved: id == .deviceRemoved
    case .deviceAdded: id == .deviceAdded
    case .deviceRemovalFailed: id == .deviceRemovalFailed
    case .tunable: id == .tunable
    case .agentLifecycle: id == .agentLifecycle
    case .migrationIteration: id == .migrationIteration
    case .jobCompleted: id == .jobCompleted
    case .metadataChange: id == .metadataChange
    case .blockThreshold: id == .blockThreshold
    case .memoryFailure: id == .memoryFailure
    case .memoryDeviceSizeChange: id == .memoryDeviceSizeChange
    case .nicMACChange: id == .nicMACChange
    }
  }
}

import DroverCore

/// Everything that can be asked of domains: the one thing that handlers call.
///
/// Reads are synchronous and answer from memory at once. What waits is `async`; it waits for a job first, and gives
/// that wait up when its task is cancelled: the server cancels the tasks of a client that went away. Once a job is
/// granted the work runs to its end, cancelled or not.
///
/// `connectionOpened` comes before the first call of a connection, `connectionClosed` after its end, whatever ended it.
public final class DomainService: Sendable {
  /// What the service is made of.
  public struct Parts: Sendable {
    /// Starts and finds guests.
    public var hypervisor: any Hypervisor
    /// Keeps definitions and states.
    public var store: any DomainStore
    /// Knows the host.
    public var host: any HostInformation
    /// Tells the time.
    public var time: any TimeSource
    /// Tries ports.
    public var portProbe: any PortProbe
    /// Speaks with other hosts.
    public var peers: any MigrationPeers

    /// Takes the parts.
    public init(
      hypervisor: any Hypervisor, store: any DomainStore, host: any HostInformation, time: any TimeSource,
      portProbe: any PortProbe, peers: any MigrationPeers = NoMigrationPeers()
    ) {
      self.hypervisor = hypervisor
      self.store = store
      self.host = host
      self.time = time
      self.portProbe = portProbe
      self.peers = peers
    }
  }

  /// What the configuration decides.
  public struct Settings: Sendable {
    /// Ports that VNC servers get: `vnc_port_min` … `vnc_port_max`.
    public var vncPorts: ClosedRange<UInt16> = 5900...65535
    /// How long a call waits for a job.
    public var jobDeadline: Duration = .seconds(30)
    /// How long the daemon, when it is to stop, waits for starts and ends that are on their way.
    public var stopDeadline: Duration = .seconds(5)
    /// How long one domain may take to answer when the statistics of many are asked for.
    public var statisticsDeadline: Duration = .seconds(1)
    /// How long a guest whose owner's connection ended with the daemon waits for that owner (`autodestroy_grace`).
    public var autodestroyGrace = Duration.zero
    /// Ports to which guests are sent from other hosts: `migration_port_min` … `migration_port_max`.
    public var migrationPorts: ClosedRange<UInt16> = 49152...49215
    /// The address of this host at which guests arrive (`migration_address`).
    public var migrationListenAddress = "0.0.0.0"
    /// The name by which other hosts find this one (`migration_host`); nil for its own.
    public var migrationHost: String?
    /// How long a guest may be on its way to a target that takes nothing (`migration_stall`).
    public var migrationStallLimit: Duration = .seconds(30)
    /// How many guests are started at the same time when the host starts.
    public var autostartWidth = 4

    /// The defaults.
    public init() {}
  }

  let context: DomainContext

  /// Makes a service that knows no domain yet; `restore()` comes before the first client.
  public init(parts: Parts, settings: Settings = Settings()) {
    context = DomainContext(parts: parts, settings: settings)
  }

  /// The domain of a reference. Errors: `noDomain`.
  func domain(_ reference: DomainReference) throws(VirtError) -> Domain {
    guard let domain = context.registry.domain(uuid: reference.uuid) else {
      throw .noDomain("uuid '\(reference.uuid)' (\(reference.name))")
    }
    return domain
  }

  /// Refuses bits that a function does not know, with libvirt's number.
  func check<F: OptionSet>(_ flags: F, knows known: F, _ function: String) throws(VirtError)
  where F.RawValue == UInt32 { try check(flags.rawValue, knows: known.rawValue, function) }

  /// Refuses bits that a function does not know, with libvirt's number.
  func check(_ flags: UInt32, knows known: UInt32, _ function: String) throws(VirtError) {
    let unknown = flags & ~known
    guard unknown == 0 else {
      throw VirtError(.invalidArg, "unsupported flags (0x\(String(unknown, radix: 16))) in function \(function)")
    }
  }
}

public import DroverCore
import LibvirtWire

/// A file system of a guest, as its agent tells of it (`virDomainFSInfo`).
public struct GuestFileSystem: Sendable, Hashable {
  /// Where it is mounted.
  public var mountpoint: String
  /// The device, as the guest calls it.
  public var name: String
  /// Its kind: `ext4`.
  public var kind: String
  /// The disks of the definition that it lies on, by their targets.
  public var disks: [String]
}

/// A network interface of a guest with its addresses (`virDomainInterface`).
public struct GuestInterface: Sendable, Hashable {
  /// An address.
  public struct Address: Sendable, Hashable {
    /// Whether it is one of IPv6.
    public var isIPv6: Bool
    /// The address.
    public var text: String
    /// How many of its bits name the network.
    public var prefix: UInt32
  }

  /// Its name: the guest's own, or the host's.
  public var name: String
  /// Its hardware address; nil when nobody says.
  public var hardwareAddress: String?
  /// Its addresses.
  public var addresses: [Address]
}

/// Who is asked for addresses (`virDomainInterfaceAddressesSource`).
public enum AddressSource: UInt32, Sendable, CaseIterable {
  /// The servers that gave them out.
  case lease = 0
  /// The guest's agent.
  case agent = 1
  /// The host's table of neighbours.
  case arp = 2
}

// Each of these asks the guest's agent, and throws `agentUnresponsive` when it does not answer,
// `argumentUnsupported` without one, `operationInvalid` when the guest does not run.
extension Domain {
  /// Stops writing to the guest's file systems; none named: to all.
  ///
  /// - Returns: how many were frozen.
  public func freezeFileSystems(_ mountpoints: [String] = []) async throws(VirtError) -> Int {
    Int(
      try await connection.call(
        .domainFSFreeze, Remote.DomainFSFreezeArguments(domain: reference, mountpoints: mountpoints, flags: 0),
        returning: Remote.DomainFSFreezeResult.self
      ).filesystems)
  }

  /// Lets them be written to again.
  ///
  /// - Returns: how many were thawed.
  public func thawFileSystems(_ mountpoints: [String] = []) async throws(VirtError) -> Int {
    Int(
      try await connection.call(
        .domainFSThaw, Remote.DomainFSThawArguments(domain: reference, mountpoints: mountpoints, flags: 0),
        returning: Remote.DomainFSThawResult.self
      ).filesystems)
  }

  /// Gives back what a guest's file systems do not use.
  ///
  /// - Parameters:
  ///   - mountpoint: nil: all of them.
  ///   - minimum: free ranges of fewer bytes may be left.
  public func trimFileSystems(_ mountpoint: String? = nil, minimum: UInt64 = 0) async throws(VirtError) {
    try await connection.call(
      .domainFSTrim,
      Remote.DomainFSTrimArguments(domain: reference, mountPoint: mountpoint, minimum: minimum, flags: 0))
  }

  /// The file systems that the guest has mounted.
  public func fileSystems() async throws(VirtError) -> [GuestFileSystem] {
    try await connection.call(
      .domainGetFSInfo, Remote.DomainGetFSInfoArguments(domain: reference, flags: 0),
      returning: Remote.DomainGetFSInfoResult.self
    ).info.map {
      GuestFileSystem(mountpoint: $0.mountpoint, name: $0.name, kind: $0.fstype, disks: $0.devAliases)
    }
  }

  /// The name that the guest gives itself.
  ///
  /// - Parameter source: nil leaves the choice to the daemon; `arp` is none for it.
  public func guestHostname(_ source: AddressSource? = nil) async throws(VirtError) -> String {
    let flags: UInt32 =
      switch source {
      case .lease: 1
      case .agent: 2
      default: 0
      }
    return try await connection.call(
      .domainGetHostname, Remote.DomainGetHostnameArguments(domain: reference, flags: flags),
      returning: Remote.DomainGetHostnameResult.self
    ).hostname
  }

  /// The guest's clock, since 1970.
  public func guestTime() async throws(VirtError) -> (seconds: Int64, nanoseconds: UInt32) {
    let result = try await connection.call(
      .domainGetTime, Remote.DomainGetTimeArguments(domain: reference, flags: 0),
      returning: Remote.DomainGetTimeResult.self)
    return (result.seconds, result.nseconds)
  }

  /// Sets the guest's clock.
  ///
  /// - Parameter seconds: since 1970; nil: what its hardware clock says.
  public func setGuestTime(_ seconds: Int64?, nanoseconds: UInt32 = 0) async throws(VirtError) {
    // 1: from the hardware clock.
    try await connection.call(
      .domainSetTime,
      Remote.DomainSetTimeArguments(
        domain: reference, seconds: seconds ?? 0, nseconds: nanoseconds, flags: seconds == nil ? 1 : 0))
  }

  /// What the guest tells of itself.
  ///
  /// - Parameter groups: which (`virDomainGuestInfoTypes`); 0: all that its agent has.
  public func guestInformation(groups: UInt32 = 0) async throws(VirtError) -> [TypedParameter] {
    try await connection.call(
      .domainGetGuestInfo, Remote.DomainGetGuestInfoArguments(domain: reference, types: groups, flags: 0),
      returning: Remote.DomainGetGuestInfoResult.self
    ).parameters.map(TypedParameter.init)
  }

  /// Which virtual CPUs the guest uses.
  public func guestProcessors() async throws(VirtError) -> [TypedParameter] {
    try await connection.call(
      .domainGetGuestVCPUs, Remote.DomainGetGuestVCPUsArguments(domain: reference, flags: 0),
      returning: Remote.DomainGetGuestVCPUsResult.self
    ).parameters.map(TypedParameter.init)
  }

  /// Has the guest use virtual CPUs, or no longer; `map` is a list such as `1-3`.
  public func setGuestProcessors(_ map: String, online: Bool) async throws(VirtError) {
    try await connection.call(
      .domainSetGuestVCPUs,
      Remote.DomainSetGuestVCPUsArguments(domain: reference, cpumap: map, state: online ? 1 : 0, flags: 0))
  }

  /// Gives a user of the guest another password.
  ///
  /// - Parameter isEncrypted: whether it is encrypted already, as the guest keeps it.
  public func setPassword(of user: String, _ password: String, isEncrypted: Bool = false) async throws(VirtError) {
    try await connection.call(
      .domainSetUserPassword,
      Remote.DomainSetUserPasswordArguments(
        domain: reference, user: user, password: password, flags: isEncrypted ? 1 : 0))
  }

  /// The keys by which a user of the guest gets in by SSH.
  public func sshKeys(of user: String) async throws(VirtError) -> [String] {
    try await connection.call(
      .domainAuthorizedSSHKeysGet, Remote.DomainAuthorizedSSHKeysGetArguments(domain: reference, user: user, flags: 0),
      returning: Remote.DomainAuthorizedSSHKeysGetResult.self
    ).keys
  }

  /// What becomes of the keys that there are.
  public enum SSHKeyChange: UInt32, Sendable {
    /// The new ones are the only ones.
    case replace = 0
    /// The new ones come behind them.
    case append = 1
    /// These are taken away.
    case remove = 2
  }

  /// Changes the keys by which a user of the guest gets in by SSH.
  public func setSSHKeys(of user: String, _ keys: [String], _ change: SSHKeyChange) async throws(VirtError) {
    try await connection.call(
      .domainAuthorizedSSHKeysSet,
      Remote.DomainAuthorizedSSHKeysSetArguments(domain: reference, user: user, keys: keys, flags: change.rawValue))
  }

  /// How long the agent is waited for: seconds, -2 for ever, -1 the daemon's own time, 0 not at all.
  public func setAgentTimeout(_ timeout: Int32) async throws(VirtError) {
    _ = try await connection.call(
      .domainAgentSetResponseTimeout,
      Remote.DomainAgentSetResponseTimeoutArguments(domain: reference, timeout: timeout, flags: 0),
      returning: Remote.DomainAgentSetResponseTimeoutResult.self)
  }

  /// The addresses of the guest's network interfaces.
  public func addresses(_ source: AddressSource) async throws(VirtError) -> [GuestInterface] {
    try await connection.call(
      .domainInterfaceAddresses,
      Remote.DomainInterfaceAddressesArguments(domain: reference, source: source.rawValue, flags: 0),
      returning: Remote.DomainInterfaceAddressesResult.self
    ).interfaces.map { interface in
      GuestInterface(
        name: interface.name, hardwareAddress: interface.hwaddr,
        addresses: interface.addrs.map { .init(isIPv6: $0.type == 1, text: $0.addr, prefix: $0.prefix) })
    }
  }

  /// Sends a command to the agent.
  ///
  /// - Parameters:
  ///   - command: JSON with `execute`.
  ///   - timeout: as `setAgentTimeout(_:)` has it.
  /// - Returns: its answer.
  public func agentCommand(_ command: String, timeout: Int32 = -2) async throws(VirtError) -> String {
    try await connection.callQEMU(
      .domainAgentCommand,
      QEMUProgram.DomainAgentCommandArguments(domain: reference, cmd: command, timeout: timeout, flags: 0),
      returning: QEMUProgram.DomainAgentCommandResult.self
    ).result ?? ""
  }
}

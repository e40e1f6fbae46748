public import DroverCore

/// The program in a guest that does there what it is told (`org.qemu.guest_agent.0`), as Domains sees it.
///
/// Implemented by `QEMUProcess`. Every function has a deadline of its own, and throws `VirtError.notRunning` as soon as
/// the guest was condemned or ended. What an agent says is the word of a stranger.
///
/// Errors, of every function: `agentUnresponsive` when it is not there or does not answer in time, `internalError` with
/// its words when it refuses.
public protocol GuestAgent: AnyObject, Sendable {
  /// Passes a command of the user's on.
  ///
  /// - Returns: the whole answer, as JSON.
  func agentCommand(_ request: JSONObject, over line: AgentLine) async throws(VirtError) -> String
  /// The guest's name of itself.
  func agentHostName(over line: AgentLine) async throws(VirtError) -> AgentAnswer<String>
  /// Nanoseconds since 1970, as the guest's clock has it.
  func agentTime(over line: AgentLine) async throws(VirtError) -> Int64
  /// Sets the guest's clock, to nanoseconds since 1970; nil: to what the machine's clock has.
  func setAgentTime(_ nanoseconds: Int64?, over line: AgentLine) async throws(VirtError)
  /// Who is logged in.
  func agentUsers(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[AgentUser]>
  /// Which system it is, by the names of `AgentSystem`.
  func agentSystem(over line: AgentLine) async throws(VirtError) -> AgentAnswer<AgentSystem>
  /// Its time zone.
  func agentTimeZone(over line: AgentLine) async throws(VirtError) -> AgentAnswer<AgentTimeZone>
  /// Its mounted filesystems, in the order in which they were mounted.
  func agentFilesystems(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[AgentFilesystem]>
  /// Its disks and their partitions.
  func agentDisks(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[AgentDisk]>
  /// Its network devices with their addresses.
  func agentInterfaces(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[GuestInterface]>
  /// Its processors.
  func agentProcessors(over line: AgentLine) async throws(VirtError) -> [AgentProcessor]
  /// Puts processors to work, or lets them rest; those that are named, as it is said of them.
  func setAgentProcessors(_ processors: [AgentProcessor], over line: AgentLine) async throws(VirtError)
  /// Holds filesystems still: those at some places, or all.
  ///
  /// - Returns: how many are.
  func agentFreeze(_ mountPoints: [String]?, over line: AgentLine) async throws(VirtError) -> Int32
  /// Lets all filesystems go on.
  ///
  /// - Returns: how many were held.
  func agentThaw(over line: AgentLine) async throws(VirtError) -> Int32
  /// Gives back blocks that filesystems do not use, of runs of at least so many bytes.
  func agentTrim(minimum: UInt64, over line: AgentLine) async throws(VirtError)
  /// Sets a user's password.
  func setAgentPassword(_ password: String, of user: String, isCrypted: Bool, over line: AgentLine)
    async throws(VirtError)
  /// The keys with which a user may log in.
  func agentKeys(of user: String, over line: AgentLine) async throws(VirtError) -> [String]
  /// Changes the keys with which a user may log in.
  func changeAgentKeys(_ change: AgentKeyChange, of user: String, over line: AgentLine) async throws(VirtError)
  /// Shuts the guest down, or makes it boot again; returns when QEMU tells that it does.
  func agentLeave(reboots: Bool, over line: AgentLine) async throws(VirtError)
  /// Puts the guest to sleep; returns when QEMU tells that it sleeps.
  func agentSleep(_ kind: SleepKind, over line: AgentLine) async throws(VirtError)
  /// The guest's clock was set: the machine makes up for no ticks that it missed.
  func forgetMissedTicks() async throws(VirtError)
  /// Whether the machine can sleep and be woken.
  func canSleep() async throws(VirtError) -> Bool
}

/// Where an agent is reached, and how long it has to answer.
public struct AgentLine: Hashable, Sendable {
  /// The alias of its port.
  public var alias: String
  /// The socket; nil: where the hypervisor has made one for the alias.
  public var path: String?
  /// How long it has.
  public var patience: AgentPatience

  /// Makes a line.
  public init(alias: String, path: String?, patience: AgentPatience) {
    self.alias = alias
    self.path = path
    self.patience = patience
  }
}

/// How long an agent has to answer (`virDomainAgentResponseTimeoutValues`).
public enum AgentPatience: Hashable, Sendable {
  /// As long as it may need for what it is asked (`VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_BLOCK`).
  case asNeeded
  /// So many seconds; none at all for 0.
  case seconds(Int32)

  /// The seconds that libvirt calls its default.
  public static let usual = AgentPatience.seconds(5)

  /// The numbers that clients give: −2 as needed, −1 the usual, else seconds.
  ///
  /// Errors: `invalidArg` for a smaller one.
  public init(seconds: Int32) throws(VirtError) {
    switch seconds {
    case -2: self = .asNeeded
    case -1: self = .usual
    case 0...: self = .seconds(seconds)
    default: throw VirtError(.invalidArg, "guest agent timeout '\(seconds)' is less than the minimum '-2'")
    }
  }
}

/// What an agent told, or that it does not know how.
public enum AgentAnswer<Value: Sendable>: Sendable {
  /// It told.
  case told(Value)
  /// It has no such command; what a client is told who asked for just that.
  case unknownCommand(VirtError)

  /// What it told.
  public func get() throws(VirtError) -> Value {
    switch self {
    case .told(let value): return value
    case .unknownCommand(let error): throw error
    }
  }
}

/// How the keys of a user are changed.
public enum AgentKeyChange: Hashable, Sendable {
  /// These are all.
  case replace([String])
  /// These are added.
  case add([String])
  /// These go.
  case remove([String])
}

/// How a guest sleeps (`virNodeSuspendTarget`).
public enum SleepKind: UInt32, Hashable, Sendable {
  case memory = 0
  case disk, both
}

extension GuestAgent {
  private var unable: VirtError { VirtError(.argumentUnsupported, "QEMU guest agent is not configured") }

  /// A guest without an agent.
  public func agentCommand(_ request: JSONObject, over line: AgentLine) async throws(VirtError) -> String {
    throw unable
  }
  /// A guest without an agent.
  public func agentHostName(over line: AgentLine) async throws(VirtError) -> AgentAnswer<String> { throw unable }
  /// A guest without an agent.
  public func agentTime(over line: AgentLine) async throws(VirtError) -> Int64 { throw unable }
  /// A guest without an agent.
  public func setAgentTime(_ nanoseconds: Int64?, over line: AgentLine) async throws(VirtError) { throw unable }
  /// A guest without an agent.
  public func agentUsers(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[AgentUser]> { throw unable }
  /// A guest without an agent.
  public func agentSystem(over line: AgentLine) async throws(VirtError) -> AgentAnswer<AgentSystem> { throw unable }
  /// A guest without an agent.
  public func agentTimeZone(over line: AgentLine) async throws(VirtError) -> AgentAnswer<AgentTimeZone> {
    throw unable
  }
  /// A guest without an agent.
  public func agentFilesystems(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[AgentFilesystem]> {
    throw unable
  }
  /// A guest without an agent.
  public func agentDisks(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[AgentDisk]> { throw unable }
  /// A guest without an agent.
  public func agentInterfaces(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[GuestInterface]> {
    throw unable
  }
  /// A guest without an agent.
  public func agentProcessors(over line: AgentLine) async throws(VirtError) -> [AgentProcessor] { throw unable }
  /// A guest without an agent.
  public func setAgentProcessors(_ processors: [AgentProcessor], over line: AgentLine) async throws(VirtError) {
    throw unable
  }
  /// A guest without an agent.
  public func agentFreeze(_ mountPoints: [String]?, over line: AgentLine) async throws(VirtError) -> Int32 {
    throw unable
  }
  /// A guest without an agent.
  public func agentThaw(over line: AgentLine) async throws(VirtError) -> Int32 { throw unable }
  /// A guest without an agent.
  public func agentTrim(minimum: UInt64, over line: AgentLine) async throws(VirtError) { throw unable }
  /// A guest without an agent.
  public func setAgentPassword(_ password: String, of user: String, isCrypted: Bool, over line: AgentLine)
    async throws(VirtError)
  { throw unable }
  /// A guest without an agent.
  public func agentKeys(of user: String, over line: AgentLine) async throws(VirtError) -> [String] { throw unable }
  /// A guest without an agent.
  public func changeAgentKeys(_ change: AgentKeyChange, of user: String, over line: AgentLine)
    async throws(VirtError)
  { throw unable }
  /// A guest without an agent.
  public func agentLeave(reboots: Bool, over line: AgentLine) async throws(VirtError) { throw unable }
  /// A guest without an agent.
  public func agentSleep(_ kind: SleepKind, over line: AgentLine) async throws(VirtError) { throw unable }
  /// A guest without an agent.
  public func forgetMissedTicks() async throws(VirtError) { throw unable }
  /// A guest without an agent.
  public func canSleep() async throws(VirtError) -> Bool { throw unable }
}

public import DomainModel
public import DroverCore

/// What is written down of a running guest, so that any later daemon finds it again.
public struct LiveRecord: Sendable {
  /// Name, identity and number.
  public var domain: DomainReference
  /// What it was doing.
  public var state: DomainState
  /// The process; nil while a start has not made one yet.
  public var process: ProcessRecord?
  /// The live definition, with aliases and addresses.
  public var definition: DomainDefinition?
  /// Whose connection's end ends the guest.
  public var owner: Owner?
  /// Ports of the host that the guest holds.
  public var ports: [UInt16]
  /// What makes the guest differ from a plain one (`custom-argv`, `custom-monitor`, `high-privileges`…).
  public var taints: [String]
  /// The taint of a guest that somebody else started; the word is libvirt's.
  public static let takenOver = "external-launch"
  /// When the record was begun: seconds since 1970.
  public var startedAt: Int64
  /// A start is on its way: what is found of the guest is to be ended.
  public var isStarting: Bool
  /// A destroy is on its way: it is to be finished.
  public var isEnding: Bool
  /// The next shutdown of the guest is a reboot.
  public var rebootsOnShutdown: Bool
  /// The move to or from another host that the guest is in.
  public var migration: Migration?

  /// Makes a record of a guest without process.
  public init(domain: DomainReference, state: DomainState, definition: DomainDefinition?) {
    self.domain = domain
    self.state = state
    self.definition = definition
    ports = []
    taints = []
    startedAt = 0
    isStarting = false
    isEnding = false
    rebootsOnShutdown = false
  }

  /// How far a move is.
  public enum Migration: String, Hashable, Sendable {
    /// It arrives, and is not ours yet: it dies with the daemon.
    case incoming
    /// It has arrived, and the source has given it up: it is to run.
    case granted
    /// It is being sent, and still ours: it goes on here.
    case outgoing
    /// It was given up to the target: it must not run here.
    case handedOver = "handed-over"
  }

  /// The client that a guest dies with.
  public struct Owner: Hashable, Sendable {
    /// Its user.
    public var uid: UInt32?
    /// Its process.
    public var pid: Int32?
    /// The name of its process.
    public var processName: String
    /// When its process started, in clock ticks since the host booted.
    public var startTime: UInt64?

    /// Makes a record.
    public init(uid: UInt32?, pid: Int32?, processName: String, startTime: UInt64? = nil) {
      self.startTime = startTime
      self.uid = uid
      self.pid = pid
      self.processName = processName
    }
  }
}

extension LiveRecord.Owner {
  /// The owner that a caller is.
  init(_ caller: Caller) {
    self.init(uid: caller.uid, pid: caller.pid, processName: caller.processName, startTime: caller.startTime)
  }
}

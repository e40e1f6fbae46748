public import DroverCore

/// One request to the agent in a guest (`org.qemu.guest_agent.0`).
///
/// It has no id: agents of guests that were installed long ago refuse a request with one. What is answered late is told
/// apart by the way into step (`AgentSession`).
public struct AgentCommand: Hashable, Sendable {
  /// The request as it is written.
  public let request: JSONObject
  /// How long an answer may take, when nobody says how long.
  public var pace: AgentPace
  /// What its success is known by.
  public var success: Success

  /// What the success of a command is known by.
  public enum Success: Hashable, Sendable {
    /// The agent's answer.
    case answer
    /// What QEMU tells of the guest: the agent answers only when it cannot do it.
    case moments(Set<AgentMoment>)
  }

  /// Makes a request of a name and arguments; no arguments are written as none.
  public init(
    _ name: String, arguments: JSONObject = [:], pace: AgentPace = .quick, success: Success = .answer
  ) {
    var request = JSONObject()
    request["execute"] = .string(name)
    if !arguments.isEmpty { request["arguments"] = .object(arguments) }
    self.request = request
    self.pace = pace
    self.success = success
  }

  /// Takes a request as somebody else wrote it (`virDomainQemuAgentCommand`).
  public init(request: JSONObject) {
    self.request = request
    pace = .open
    success = .answer
  }

  /// The name of the command, for messages.
  public var name: String { request["execute"]?.string ?? "<unknown>" }

  /// The line that goes to the agent.
  var line: [UInt8] { JSON.object(request).bytes() + [0x0A] }
}

/// What QEMU tells of a guest that shows that its agent did as it was told.
public enum AgentMoment: Hashable, Sendable {
  /// The machine is going down.
  case shutdown
  /// The machine was reset.
  case reset
  /// The guest sleeps, in memory or on disk.
  case sleep
}

/// How long an answer of the agent may take.
public enum AgentPace: Hashable, Sendable {
  /// What the agent knows.
  case quick
  /// What it has to do with the guest's filesystems.
  case filesystems
  /// The guest's end or sleep.
  case leave
  /// Nobody knows: a command of the user's own.
  case open
}

/// How long the agent has for what it is asked. Every wait has an end: a guest may be as hostile as it likes.
public struct AgentDeadlines: Hashable, Sendable {
  /// To come into step, before each command.
  public var sync = Duration.seconds(5)
  /// For what it knows.
  public var quick = Duration.seconds(30)
  /// For what it does with filesystems: a freeze writes out all that the guest's memory holds of them.
  public var filesystems = Duration.seconds(600)
  /// For the guest's end or sleep.
  public var leave = Duration.seconds(60)
  /// For a command of the user's own that may take as long as it needs.
  public var open = Duration.seconds(3600)

  /// The usual ones.
  public init() {}

  /// The one of a pace.
  public subscript(pace: AgentPace) -> Duration {
    switch pace {
    case .quick: quick
    case .filesystems: filesystems
    case .leave: leave
    case .open: open
    }
  }
}

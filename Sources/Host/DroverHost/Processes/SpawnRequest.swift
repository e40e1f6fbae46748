/// A process to be started: a program, and the whole world that it sees.
///
/// It inherits nothing that is not named here: no descriptor, no variable, no signal disposition or mask.
public struct SpawnRequest: Sendable {
  /// A descriptor to pass, and the number that it gets.
  public struct Passed: Sendable {
    /// Ours.
    public var descriptor: SharedDescriptor
    /// The child's number; 0 to 2 take the place of standard input, output and error.
    public var number: Int32

    /// Makes an entry.
    public init(_ descriptor: SharedDescriptor, as number: Int32) {
      self.descriptor = descriptor
      self.number = number
    }
  }

  /// A limit of resources (`setrlimit`).
  public struct Limit: Hashable, Sendable {
    /// `RLIMIT_…`
    public var resource: Int32
    /// The limit in force.
    public var soft: UInt64
    /// How far the process may raise it.
    public var hard: UInt64

    /// Makes a limit.
    public init(resource: Int32, soft: UInt64, hard: UInt64) {
      self.resource = resource
      self.soft = soft
      self.hard = hard
    }
  }

  /// The file to execute; no search path.
  public var executable: String
  /// The arguments after the program's own name.
  public var arguments: [String]
  /// Variables, in order.
  public var environment: [(name: String, value: String)] = []
  /// The working folder; nil: ours.
  public var folder: String?
  /// Descriptors to pass.
  public var descriptors: [Passed] = []
  /// Where standard output and error go; nil: nowhere.
  public var output: SharedDescriptor?
  /// Whether it gets a session of its own, so that no terminal and no group signal of ours reaches it.
  public var hasOwnSession = true
  /// Nil: ours.
  public var umask: UInt32?
  /// Nil: ours.
  public var user: UserIdentity?
  /// What differs from our limits.
  public var limits: [Limit] = []

  /// Makes a request with the defaults above.
  public init(_ executable: String, _ arguments: [String] = []) {
    self.executable = executable
    self.arguments = arguments
  }
}

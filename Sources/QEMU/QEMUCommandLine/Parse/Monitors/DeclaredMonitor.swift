public import DroverCore

/// A monitor that a command line asks for: its language, and where it can be reached.
public struct DeclaredMonitor: Hashable, Sendable {
  /// What it speaks.
  public enum Language: Hashable, Sendable {
    /// JSON.
    case qmp
    /// The human monitor.
    case human
  }

  /// Where it can be reached, as the command line says it.
  public enum Place: Hashable, Sendable {
    /// QEMU listens at a path, which may be relative to its working folder.
    case path(String)
    /// QEMU listens at a name in the kernel's name space without files.
    case abstract(String)
    /// QEMU listens on TCP. The host is as it was written; empty for every address.
    case tcp(host: String, port: UInt16)
    /// QEMU was given an open socket.
    case descriptor(Int32)
    /// Nobody can join it from outside; a clause that says why.
    case closed(String)
  }

  /// What it speaks.
  public var language: Language
  /// Where it is.
  public var place: Place
  /// Whether what connects is greeted by telnet's negotiation first.
  public var speaksTelnet = false
  /// The option as it was written.
  public var option: String

  /// Makes a monitor.
  public init(_ language: Language, at place: Place, option: String, speaksTelnet: Bool = false) {
    self.language = language
    self.place = place
    self.option = option
    self.speaksTelnet = speaksTelnet
  }
}

extension DeclaredMonitor {
  /// The monitors of a command, in the order of its options.
  ///
  /// - Throws: `invalidArg` where the command cannot be read at all.
  public static func list(
    _ command: LaunchedCommand, surroundings: any LaunchSurroundings = UnknownSurroundings()
  ) throws(VirtError) -> [DeclaredMonitor] {
    try CommandSurvey(command, surroundings: surroundings).monitors
  }
}

/// What is to be known of a command before its QEMU is asked.
public struct CommandSurvey: Sendable {
  /// Its monitors, in the order of its options.
  public let monitors: [DeclaredMonitor]
  /// The ids of its devices.
  public let devices: Set<String>

  /// Reads a command.
  ///
  /// - Throws: `invalidArg` where the command cannot be read at all.
  public init(_ command: LaunchedCommand, surroundings: any LaunchSurroundings) throws(VirtError) {
    let model = try CommandModel(command, surroundings: surroundings)
    monitors = MonitorOptions(model).list()
    devices = Set(
      model.entries.compactMap { entry in
        entry.name == "device" ? entry.settings.peekText("id") : entry.impliedDevice
      })
  }
}

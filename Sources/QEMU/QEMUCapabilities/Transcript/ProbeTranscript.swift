public import DroverCore

/// What one binary was asked over QMP, and what it answered.
///
/// The record of a probe: capabilities follow from it alone, so a recorded one stands in for a binary. As text it
/// is requests and replies in turn, each a JSON object, white space between them. Every `qmp_capabilities` begins a
/// new process: the first runs with the best accelerator, the second, if any, with QEMU's own translator.
public struct ProbeTranscript: Sendable, Equatable {
  /// One question and its answer.
  public struct Exchange: Sendable, Equatable {
    /// What was asked.
    public var command: ProbeCommand
    /// What came back.
    public var reply: Reply

    /// Makes an exchange.
    public init(command: ProbeCommand, reply: Reply) {
      self.command = command
      self.reply = reply
    }
  }

  /// An answer of QEMU.
  public enum Reply: Sendable, Equatable {
    /// The value of `return`.
    case value(JSON)
    /// The class and the words of an error.
    case failure(type: String, description: String)

    /// The value; nil for an error.
    public var value: JSON? {
      if case .value(let json) = self { json } else { nil }
    }
  }

  /// What was said with each process, in the order in which they ran.
  public var conversations: [[Exchange]]

  /// A transcript of some conversations.
  public init(conversations: [[Exchange]] = []) { self.conversations = conversations }

  /// The answer to a command in one of the conversations; nil when it was not asked or failed.
  ///
  /// - Parameters:
  ///   - name: the command.
  ///   - argument: a name and value that the command's arguments must hold, if given.
  ///   - conversation: 0 for the best accelerator, 1 for the translator.
  func answer(_ name: String, _ argument: (name: String, value: String)? = nil, in conversation: Int = 0) -> JSON? {
    guard conversations.indices.contains(conversation) else { return nil }
    for exchange in conversations[conversation] where exchange.command.name == name {
      if let argument, exchange.command.arguments[argument.name]?.string != argument.value { continue }
      if let value = exchange.reply.value { return value }
    }
    return nil
  }
}

/// One question of a probe.
public struct ProbeCommand: Sendable, Equatable {
  /// The QMP command.
  public var name: String
  /// Its arguments; empty for none.
  public var arguments: JSONObject

  /// Makes a question.
  public init(_ name: String, _ arguments: JSONObject = [:]) {
    self.name = name
    self.arguments = arguments
  }
}

public import DroverCore

/// What an agent wrote in answer to a command.
public struct AgentReply: Hashable, Sendable {
  /// The answer as the agent sent it.
  public let message: JSONObject
  /// The name of the command.
  public let command: String

  /// The classes of error by which agents say that they do not know a command, or are told not to obey it.
  private static let unknownClasses: Set<String> = ["CommandNotFound", "CommandDisabled"]

  /// Reads a line.
  ///
  /// Errors: `internalError` for what is no answer.
  public init(_ line: [UInt8], to command: String) throws(VirtError) {
    self.command = command
    let value: JSON
    do throws(JSONError) {
      value = try JSON.parse(line)
    } catch {
      throw VirtError(.internalError, "the guest agent's answer to '\(command)' is no JSON", causes: ["\(error)"])
    }
    guard let object = value.object, object["return"] != nil || object["error"] != nil else {
      throw VirtError(.internalError, "the guest agent's answer to '\(command)' is none")
    }
    message = object
  }

  /// Whether the agent has no such command, or must not obey it.
  public var isUnknown: Bool { message["error"]?["class"]?.string.map(Self.unknownClasses.contains) ?? false }

  /// What the command gave.
  ///
  /// Errors: `internalError` with the agent's words.
  public func value() throws(VirtError) -> JSON {
    if let error = message["error"] {
      let words = error["desc"]?.string ?? error["class"]?.string ?? "unknown QEMU command error"
      throw VirtError(.internalError, "unable to execute QEMU agent command '\(command)': \(words)")
    }
    return message["return"] ?? .null
  }
}

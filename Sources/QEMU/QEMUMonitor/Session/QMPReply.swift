public import DroverCore

/// QEMU's answer to one command.
public struct QMPReply: Hashable, Sendable {
  /// The answer as QEMU sent it, `id` included.
  public let message: JSONObject
  /// The name of the command.
  public let command: String

  /// Makes an answer.
  public init(message: JSONObject, command: String) {
    self.message = message
    self.command = command
  }

  /// QEMU's refusal; nil when it did what was asked.
  public var refusal: QMPError? { message["error"].map(QMPError.init) }

  /// What the command gave, or why QEMU refused it.
  public var value: Result<JSON, QMPFailure> {
    if let refusal { return .failure(.refused(command: command, refusal)) }
    return .success(message["return"] ?? .null)
  }
}

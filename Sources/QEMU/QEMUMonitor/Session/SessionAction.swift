/// What the owner of a session has to do after an input.
public enum SessionAction<Session: CommandSession>: Hashable, Sendable {
  /// Write bytes; the descriptors go with the first of them.
  case send([UInt8], descriptors: [Int32])
  /// Commands are carried out from now on.
  case ready(Session.Greeting)
  /// A command is done: wake who waits for it.
  case finished(SessionCommandID, Result<Session.Value, Session.Failure>)
  /// The other end told something by itself.
  case event(Session.Event)
  /// A command was not answered in time; the other end counts as not answering.
  case stoppedAnswering(command: String)
  /// It answers again.
  case answersAgain
  /// Something that makes no sense was dropped; for the log.
  case dropped(String)
  /// Close the connection; nothing more comes of this session.
  case close(Session.Closure)

  /// Write bytes.
  public static func send(_ bytes: [UInt8]) -> Self { .send(bytes, descriptors: []) }
}

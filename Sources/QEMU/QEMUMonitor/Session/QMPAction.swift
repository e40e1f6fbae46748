/// What the owner of a session has to do after an input.
public enum QMPAction: Hashable, Sendable {
  /// Write bytes; the descriptors go with the first of them.
  case send([UInt8], descriptors: [Int32])
  /// The monitor takes commands from now on.
  case ready(QMPGreeting)
  /// A command is done: wake who waits for it.
  case finished(QMPSession.CommandID, Result<QMPReply, QMPFailure>)
  /// Something happened in QEMU.
  case event(QMPEvent)
  /// A command was not answered in time; the monitor counts as not answering.
  case stoppedAnswering(command: String)
  /// QEMU answers again.
  case answersAgain
  /// A line that makes no sense was dropped; for the log.
  case dropped(String)
  /// Close the connection; nothing more comes of this session.
  case close(QMPClosure)
}

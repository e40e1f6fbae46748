/// What the owner of a session with a human monitor has to do after an input.
public enum HMPAction: Hashable, Sendable {
  /// Write bytes.
  case send([UInt8])
  /// The monitor takes commands from now on.
  case ready(HMPGreeting)
  /// A command is done: wake who waits for it.
  case finished(HMPSession.CommandID, Result<String, HMPFailure>)
  /// A command was not answered in time; the monitor counts as not answering.
  case stoppedAnswering(command: String)
  /// QEMU answers again.
  case answersAgain
  /// Close the connection; nothing more comes of this session.
  case close(HMPClosure)
}

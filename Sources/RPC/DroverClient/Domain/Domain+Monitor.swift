public import DroverCore
import LibvirtWire

extension Domain {
  /// The language of a monitor command.
  public enum MonitorLanguage: UInt32, Sendable {
    /// QMP: JSON in, JSON out.
    case qmp = 0
    /// The monitor for people: text in, text out.
    case human = 1
  }

  /// Sends a command to the QEMU of a running domain.
  ///
  /// The daemon does not know what it does: it is for looking, and at one's own risk.
  ///
  /// - Parameter command: in QMP an object with `execute`.
  /// - Returns: the answer as QEMU gave it, errors of QEMU included.
  /// - Throws: `operationInvalid` when it is not running.
  public func monitorCommand(
    _ command: String, language: MonitorLanguage = .qmp
  ) async throws(VirtError) -> String {
    let result = try await connection.callQEMU(
      .domainMonitorCommand,
      QEMUProgram.DomainMonitorCommandArguments(domain: reference, cmd: command, flags: language.rawValue),
      returning: QEMUProgram.DomainMonitorCommandResult.self)
    return result.result
  }
}

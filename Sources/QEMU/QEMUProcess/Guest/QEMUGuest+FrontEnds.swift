import DomainModel
import Domains
import DroverCore
import QEMUMonitor

extension QEMUGuest {
  func setLink(_ alias: String, isUp: Bool) async throws(VirtError) {
    _ = try await ask(.setLink(names.theirs(alias), isUp: isUp))
  }

  func setPassword(of display: Graphics) async throws(VirtError) {
    for command in QMPCommand.passwords(of: display) { _ = try await ask(command) }
  }
}

extension QMPCommand {
  /// Sets the password of a display, and until when it holds; nothing for one without.
  static func passwords(of display: Graphics) -> [QMPCommand] {
    guard let password = display.passwd, display.type == .vnc || display.type == .spice else { return [] }
    let kind = display.type.rawValue
    let end = display.passwdValidTo.flatMap { UTCTime.seconds($0) }
    return [
      .setPassword(password, display: kind, connected: display.connected?.rawValue ?? "keep"),
      // An end that nobody can read is none that has passed.
      .expirePassword(end.map { "\($0)" } ?? "never", display: kind),
    ]
  }
}

import DroverHost

/// A program that is to run beside a guest's QEMU, for one of its devices.
///
/// The socket at which it serves is made by the daemon and passed to it: QEMU can connect from then on and is answered
/// as soon as the program is ready, so nobody has to look for a socket that is not there yet.
struct CompanionPlan: Sendable {
  /// The number of the descriptor of the socket in the program.
  static let socketNumber: Int32 = 3

  /// What it is called in messages and in the name of its log: `swtpm`, `virtiofsd`.
  var program: String
  /// The alias of the device.
  var alias: String
  /// The file to execute.
  var executable: String
  /// Its arguments; they name the socket by `socketNumber`.
  var arguments: [String]
  /// Where QEMU connects.
  var socket: String
  /// Whom it runs as; nil: as the daemon.
  var user: UserIdentity?
}

extension CompanionPlan {
  /// The variable that marks a companion with the folder of its guest's run.
  ///
  /// A daemon that dies while it starts a guest has not written its companions down; the next one finds them by this.
  static let markVariable = "DROVER_RUN_FOLDER"

  /// The text that a companion's environment holds.
  static func mark(_ folder: RunFolder) -> String { "\(markVariable)=\(folder.path)" }
}

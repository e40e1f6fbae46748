public import DroverCore

// Commands that change disks.
extension QMPCommand {
  /// Sets the limits of a disk, by QEMU's names; those that are not named have none.
  public static func setThrottle(_ alias: String, _ limits: JSONObject) -> QMPCommand {
    var arguments: JSONObject = ["id": .string(alias)]
    for name in ["bps", "bps_rd", "bps_wr", "iops", "iops_rd", "iops_wr"] { arguments[name] = .integer(0) }
    for member in limits.members { arguments[member.key] = member.value }
    return QMPCommand("block_set_io_throttle", arguments: arguments, pace: .block)
  }

  /// Changes the size of a node.
  public static func resizeBlockNode(_ node: String, bytes: UInt64) -> QMPCommand {
    QMPCommand("block_resize", arguments: ["node-name": .string(node), "size": JSON(bytes)], pace: .block)
  }

  /// Changes the size of what is in a drive, by the drive's name.
  public static func resizeDrive(_ drive: String, bytes: UInt64) -> QMPCommand {
    QMPCommand("block_resize", arguments: ["device": .string(drive), "size": JSON(bytes)], pace: .block)
  }

  /// Opens the tray of a drive, by the drive's name, and takes out what is in it.
  public static func eject(_ drive: String, force: Bool) -> QMPCommand {
    QMPCommand("eject", arguments: ["device": .string(drive), "force": .bool(force)], pace: .block)
  }

  /// Puts a file into a drive, by the drive's name, and closes the tray.
  ///
  /// - Parameter format: nil lets QEMU look at the file, which may be anybody's.
  public static func changeMedium(_ drive: String, to path: String, format: String?, force: Bool) -> QMPCommand {
    var arguments: JSONObject = ["device": .string(drive), "filename": .string(path)]
    if let format { arguments["format"] = .string(format) }
    if force { arguments["force"] = true }
    return QMPCommand("blockdev-change-medium", arguments: arguments, pace: .block)
  }

  /// Tells once when a node was written to beyond a place; 0: not any more.
  public static func setWriteThreshold(_ node: String, bytes: UInt64) -> QMPCommand {
    QMPCommand(
      "block-set-write-threshold", arguments: ["node-name": .string(node), "write-threshold": JSON(bytes)],
      pace: .block)
  }

  /// Opens the tray of a drive; one that the guest holds shut is only asked for, unless it is forced.
  public static func openTray(_ alias: String, force: Bool) -> QMPCommand {
    QMPCommand("blockdev-open-tray", arguments: ["id": .string(alias), "force": .bool(force)], pace: .block)
  }

  /// Closes the tray of a drive.
  public static func closeTray(_ alias: String) -> QMPCommand {
    QMPCommand("blockdev-close-tray", arguments: ["id": .string(alias)], pace: .block)
  }

  /// Takes the medium out of an open drive.
  public static func removeMedium(_ alias: String) -> QMPCommand {
    QMPCommand("blockdev-remove-medium", arguments: ["id": .string(alias)], pace: .block)
  }

  /// Puts a node as medium into an open and empty drive.
  public static func insertMedium(_ alias: String, node: String) -> QMPCommand {
    QMPCommand(
      "blockdev-insert-medium", arguments: ["id": .string(alias), "node-name": .string(node)], pace: .block)
  }
}

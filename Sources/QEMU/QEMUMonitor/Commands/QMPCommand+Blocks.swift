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

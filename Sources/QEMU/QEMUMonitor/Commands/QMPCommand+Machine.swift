public import DroverCore

// Commands that change how the machine runs.
extension QMPCommand {
  /// Enters command mode; the session sends it by itself.
  public static let negotiate = QMPCommand("qmp_capabilities")
  /// Starts the guest's CPUs.
  public static let cont = QMPCommand("cont")
  /// Stops the guest's CPUs; QEMU drains its disks first.
  public static let stop = QMPCommand("stop", pace: .block)
  /// Presses the power button.
  public static let powerdown = QMPCommand("system_powerdown")
  /// Resets the machine at once.
  public static let reset = QMPCommand("system_reset")
  /// Wakes a guest that suspended itself.
  public static let wakeup = QMPCommand("system_wakeup")
  /// Raises a non-maskable interrupt.
  public static let injectNMI = QMPCommand("inject-nmi")
  /// The guest's clock was set: ticks that it missed are not made up for.
  public static let resetTicks = QMPCommand("rtc-reset-reinjection")
  /// Ends QEMU.
  public static let quit = QMPCommand("quit")

  /// What QEMU does by itself on a shutdown of the guest, a panic, …
  ///
  /// - Parameter actions: `shutdown`: `pause` or `poweroff`; `reboot`: `reset` or `shutdown`; `panic`: …
  public static func setAction(_ actions: [(String, String)]) -> QMPCommand {
    var arguments = JSONObject()
    for (occasion, action) in actions { arguments[occasion] = .string(action) }
    return QMPCommand("set-action", arguments: arguments)
  }

  /// Asks the guest for a size of memory, in bytes.
  public static func balloon(_ size: ByteCount) -> QMPCommand {
    QMPCommand("balloon", arguments: ["value": JSON(size.bytes)])
  }

  /// Asks the balloon's driver for figures at each period; 0 for never.
  public static func setBalloonPeriod(seconds: Int32, alias: String) -> QMPCommand {
    .setProperty(
      "guest-stats-polling-interval", of: "/machine/peripheral/\(alias)", to: .integer(Int64(max(0, seconds))))
  }

  /// Begins to measure how fast the guest writes to its memory.
  public static func measureDirtyRate(seconds: Int, mode: String) -> QMPCommand {
    QMPCommand("calc-dirty-rate", arguments: ["calc-time": JSON(seconds), "mode": .string(mode)])
  }

  /// Runs a command of the human monitor; its answer is text.
  public static func human(_ commandLine: String) -> QMPCommand {
    QMPCommand("human-monitor-command", arguments: ["command-line": .string(commandLine)], pace: .heavy)
  }
}

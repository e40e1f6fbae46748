public import DroverCore

// Commands that move a guest to another host.
extension QMPCommand {
  /// Turns capabilities of migration on or off, for both ends.
  public static func setMigrationCapabilities(_ capabilities: [(String, Bool)]) -> QMPCommand {
    let list = capabilities.map { JSON.object(["capability": .string($0.0), "state": .bool($0.1)]) }
    return QMPCommand("migrate-set-capabilities", arguments: ["capabilities": .array(list)])
  }

  /// Sets parameters of a migration: `max-bandwidth` in bytes a second, `downtime-limit` in milliseconds, …
  public static func setMigrationParameters(_ parameters: JSONObject) -> QMPCommand {
    QMPCommand("migrate-set-parameters", arguments: parameters)
  }

  /// Begins to send the guest; `MIGRATION` events tell of it.
  public static func migrate(to uri: String) -> QMPCommand {
    QMPCommand("migrate", arguments: ["uri": .string(uri)], pace: .block)
  }

  /// Listens for a guest; QEMU was started with `-incoming defer`.
  public static func migrateIncoming(at uri: String) -> QMPCommand {
    QMPCommand("migrate-incoming", arguments: ["uri": .string(uri)], pace: .block)
  }

  /// Gives the migration up.
  public static let cancelMigration = QMPCommand("migrate_cancel", pace: .block)
  /// Its parameters.
  public static let queryMigrationParameters = QMPCommand("query-migrate-parameters")
  /// How far it is.
  public static let queryMigration = QMPCommand("query-migrate")
}

import DroverCore

// What Drover asks of agents (`qga/qapi-schema.json` of QEMU has them all).
extension AgentCommand {
  /// The guest's name of itself.
  public static let hostName = AgentCommand("guest-get-host-name")
  /// Nanoseconds since 1970, as the guest's clock has it.
  public static let time = AgentCommand("guest-get-time")
  /// Who is logged in.
  public static let users = AgentCommand("guest-get-users")
  /// Which system it is.
  public static let system = AgentCommand("guest-get-osinfo")
  /// Its time zone.
  public static let timeZone = AgentCommand("guest-get-timezone")
  /// Its mounted filesystems.
  public static let filesystems = AgentCommand("guest-get-fsinfo", pace: .filesystems)
  /// Its disks and their partitions.
  public static let disks = AgentCommand("guest-get-disks")
  /// Its network devices with their addresses.
  public static let interfaces = AgentCommand("guest-network-get-interfaces")
  /// Its processors.
  public static let processors = AgentCommand("guest-get-vcpus")
  /// Lets the filesystems go on.
  public static let thaw = AgentCommand("guest-fsfreeze-thaw", pace: .filesystems)

  /// Sets the clock.
  ///
  /// - Parameter nanoseconds: since 1970; nil: as the machine's clock has it.
  public static func setTime(nanoseconds: Int64?) -> AgentCommand {
    AgentCommand("guest-set-time", arguments: nanoseconds.map { ["time": .integer($0)] } ?? [:])
  }

  /// Holds the filesystems still.
  ///
  /// - Parameter mountPoints: those; nil: all.
  public static func freeze(_ mountPoints: [String]?) -> AgentCommand {
    guard let mountPoints else { return AgentCommand("guest-fsfreeze-freeze", pace: .filesystems) }
    return AgentCommand(
      "guest-fsfreeze-freeze-list", arguments: ["mountpoints": .array(mountPoints.map { .string($0) })],
      pace: .filesystems)
  }

  /// Gives back blocks that the filesystems do not use, of runs of at least so many bytes.
  public static func trim(minimum: UInt64) -> AgentCommand {
    AgentCommand("guest-fstrim", arguments: ["minimum": JSON(minimum)], pace: .filesystems)
  }

  /// Puts processors to work, or lets them rest.
  public static func setProcessors(_ processors: [(number: Int64, isOnline: Bool)]) -> AgentCommand {
    let list: [JSON] = processors.map { processor in
      ["logical-id": .integer(processor.number), "online": .bool(processor.isOnline)]
    }
    return AgentCommand("guest-set-vcpus", arguments: ["vcpus": .array(list)])
  }

  /// Sets a user's password, which is given in base64.
  public static func setPassword(_ password: String, of user: String, isCrypted: Bool) -> AgentCommand {
    AgentCommand(
      "guest-set-user-password",
      arguments: ["crypted": .bool(isCrypted), "username": .string(user), "password": .string(password)])
  }

  /// The keys with which a user may log in.
  public static func keys(of user: String) -> AgentCommand {
    AgentCommand("guest-ssh-get-authorized-keys", arguments: ["username": .string(user)])
  }

  /// Adds keys with which a user may log in.
  ///
  /// - Parameter replaces: whether those that there are go.
  public static func addKeys(_ keys: [String], of user: String, replaces: Bool) -> AgentCommand {
    AgentCommand(
      "guest-ssh-add-authorized-keys",
      arguments: [
        "username": .string(user), "keys": .array(keys.map { .string($0) }), "reset": .bool(replaces),
      ])
  }

  /// Takes away keys with which a user may log in.
  public static func removeKeys(_ keys: [String], of user: String) -> AgentCommand {
    AgentCommand(
      "guest-ssh-remove-authorized-keys",
      arguments: ["username": .string(user), "keys": .array(keys.map { .string($0) })])
  }

  /// Shuts the guest down (`powerdown`), or makes it boot again (`reboot`). It answers only when it cannot.
  public static func leave(reboots: Bool) -> AgentCommand {
    AgentCommand(
      "guest-shutdown", arguments: ["mode": .string(reboots ? "reboot" : "powerdown")], pace: .leave,
      success: .moments([reboots ? .reset : .shutdown]))
  }

  /// Puts the guest to sleep: `ram`, `disk` or `hybrid`. It answers only when it cannot.
  public static func sleep(_ how: String) -> AgentCommand {
    AgentCommand("guest-suspend-\(how)", pace: .leave, success: .moments([.sleep, .shutdown]))
  }
}

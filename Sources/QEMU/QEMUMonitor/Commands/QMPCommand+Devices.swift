public import DroverCore

// Commands that change devices, and those which hand descriptors over.
extension QMPCommand {
  /// Sets a property of an object.
  public static func setProperty(_ name: String, of path: String, to value: JSON) -> QMPCommand {
    QMPCommand("qom-set", arguments: ["path": .string(path), "property": .string(name), "value": value])
  }

  /// Plugs a device in; `driver`, `id`, `bus` and the device's own options.
  public static func addDevice(_ options: JSONObject) -> QMPCommand {
    QMPCommand("device_add", arguments: options, pace: .block)
  }

  /// Asks the guest to let a device go; `DEVICE_DELETED` tells when it did.
  public static func removeDevice(_ id: String) -> QMPCommand {
    QMPCommand("device_del", arguments: ["id": .string(id)])
  }

  /// Opens a block node.
  public static func addBlockNode(_ options: JSONObject) -> QMPCommand {
    QMPCommand("blockdev-add", arguments: options, pace: .block)
  }

  /// Closes a block node.
  public static func removeBlockNode(_ name: String) -> QMPCommand {
    QMPCommand("blockdev-del", arguments: ["node-name": .string(name)], pace: .block)
  }

  /// Makes an object.
  public static func addObject(_ options: JSONObject) -> QMPCommand {
    QMPCommand("object-add", arguments: options, pace: .block)
  }

  /// Removes an object.
  public static func removeObject(_ id: String) -> QMPCommand {
    QMPCommand("object-del", arguments: ["id": .string(id)])
  }

  /// Hands one descriptor over under a name which later commands use.
  public static func handOver(_ descriptor: Int32, as name: String) -> QMPCommand {
    var command = QMPCommand("getfd", arguments: ["fdname": .string(name)])
    command.descriptors = [descriptor]
    return command
  }

  /// Lets go of a descriptor that was handed over under a name.
  public static func closeHandedOver(_ name: String) -> QMPCommand {
    QMPCommand("closefd", arguments: ["fdname": .string(name)])
  }

  /// Hands one descriptor over into a set, for `/dev/fdset/N`; without a number, into one of its own. QEMU answers with
  /// both numbers, that of the set and that of the descriptor.
  public static func addDescriptor(_ descriptor: Int32, toSet set: Int64?, opaque: String?) -> QMPCommand {
    var arguments = JSONObject()
    if let set { arguments["fdset-id"] = .integer(set) }
    if let opaque { arguments["opaque"] = .string(opaque) }
    var command = QMPCommand("add-fd", arguments: arguments)
    command.descriptors = [descriptor]
    return command
  }

  /// Closes the descriptors of a set.
  public static func removeDescriptors(ofSet set: Int64) -> QMPCommand {
    QMPCommand("remove-fd", arguments: ["fdset-id": .integer(set)])
  }

  /// Sets the password of a display.
  ///
  /// - Parameters:
  ///   - display: `vnc` or `spice`.
  ///   - connected: what happens to clients that are connected: `keep`, `fail` or `disconnect`.
  public static func setPassword(_ password: String, display: String, connected: String) -> QMPCommand {
    QMPCommand(
      "set_password",
      arguments: ["protocol": .string(display), "password": .string(password), "connected": .string(connected)])
  }

  /// Sets until when the password of a display holds: `now`, `never`, `+seconds` or seconds since 1970.
  public static func expirePassword(_ time: String, display: String) -> QMPCommand {
    QMPCommand("expire_password", arguments: ["protocol": .string(display), "time": .string(time)])
  }
}

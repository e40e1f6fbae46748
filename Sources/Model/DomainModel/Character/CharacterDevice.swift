public import DroverXML

/// `<serial>`, `<parallel>`, `<console>` or `<channel>`: a line between guest and host.
public struct CharacterDevice: Sendable, Equatable, Device {
  /// manual
  public var backend = CharacterBackend()
  /// `<target>`.
  public var target: CharacterTarget?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}
}

/// `<target>`: what the guest sees.
public struct CharacterTarget: Sendable, Equatable {
  /// The kind of port: `isa-serial`, `virtio`, `guestfwd`…
  public var type: String?
  /// The guest's address of a forwarded connection.
  public var address: String?
  /// `port`.
  public var port: UInt32?
  /// The name of a virtio channel.
  public var name: String?
  /// Of a running domain's virtio channel.
  public var state: State?
  /// `<model>`.
  public var model: CharacterModel?

  /// An element with nothing in it.
  public init() {}

  /// What `state` may be.
  public enum State: String, XMLText, CaseIterable, Hashable {
    /// `connected`
    case connected
    /// `disconnected`
    case disconnected
  }
}

/// `<model>`: the device of a serial port.
public struct CharacterModel: Sendable, Equatable {
  /// `name`.
  public var name: String?

  /// An element with nothing in it.
  public init() {}
}

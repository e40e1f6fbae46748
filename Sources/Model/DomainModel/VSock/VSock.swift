public import DroverXML

/// `<vsock>`: sockets between guest and host.
public struct VSock: Sendable, Equatable, Device {
  /// `model`.
  public var model: VirtioModel?
  /// `<cid>`.
  public var cid: VSockCID?
  /// `<driver>`.
  public var driver: VirtioDriver?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}
}

/// `<cid>`: the guest's address.
public struct VSockCID: Sendable, Equatable {
  /// `auto`.
  public var auto: YesNo?
  /// `address`.
  public var address: UInt32?

  /// An element with nothing in it.
  public init() {}
}

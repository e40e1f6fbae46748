import CShims
public import DroverCore
import Glibc

/// A network device of this host, by its name. What is asked and told goes to the kernel at once; nothing waits.
public struct NetworkLink: Hashable, Sendable {
  /// Its name, at most 15 bytes.
  public let name: String

  /// A link by its name, which need not be there.
  public init(_ name: String) { self.name = name }

  /// The longest name, in bytes.
  public static let longestName = Int(DROVER_LINK_NAME) - 1

  /// Whether there is such a device.
  public var exists: Bool { name.utf8.count <= Self.longestName && drover_link_index(name) > 0 }

  /// The greatest size of its packets, in bytes.
  ///
  /// - Throws: `systemError` with the name.
  public func mtu() throws(VirtError) -> UInt32 {
    let value = try tell("ask for the MTU of '\(name)'") { drover_link_mtu(name) }
    return UInt32(clamping: value)
  }

  /// Sets the greatest size of its packets.
  public func setMTU(_ size: UInt32) throws(VirtError) {
    let value = Int32(clamping: size)
    try tell("set the MTU of '\(name)' to \(size)") { drover_link_set_mtu(name, value) }
  }

  /// Sets its hardware address.
  public func setAddress(_ address: MACAddress) throws(VirtError) {
    let bytes = address.bytes
    try tell("set the address of '\(name)'") { drover_link_set_address(name, bytes) }
  }

  /// Sets it up or down.
  public func setUp(_ isUp: Bool) throws(VirtError) {
    try tell("set '\(name)' \(isUp ? "up" : "down")") { drover_link_set_up(name, isUp ? 1 : 0) }
  }

  /// Makes it a port of a bridge.
  public func join(bridge: NetworkLink) throws(VirtError) {
    try tell("add '\(name)' to the bridge '\(bridge.name)'") { drover_link_join_bridge(name, bridge.name) }
  }

  /// Keeps its packets from the other isolated ports of the same bridge.
  public func isolate() throws(VirtError) {
    try tell("isolate the port '\(name)'") { drover_link_isolate(name) }
  }

  @discardableResult
  private func tell(_ doing: @autoclosure () -> String, _ call: () -> Int32) throws(VirtError) -> Int32 {
    try VirtError.whileDoing(doing()) { () throws(SystemFailure) in
      guard name.utf8.count <= Self.longestName else { throw SystemFailure(ENAMETOOLONG) }
      return try SystemFailure.check(call())
    }
  }
}

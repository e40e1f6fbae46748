/// Whether a port of the host can be bound. Implemented by `DroverHost`; answers at once.
public protocol PortProbe: Sendable {
  /// Whether nobody listens on the port at the address, and we may.
  func isFree(port: UInt16, address: String?) -> Bool
}

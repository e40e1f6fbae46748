public import DroverCore

/// The ports of the host that are given to guests, from a range: pure logic.
///
/// A port is given when nobody has it from here and a probe says that nobody else uses it. The lowest free one is given,
/// as libvirt does, so that people find a lone guest where they expect it.
public struct PortPool: Sendable {
  private let range: ClosedRange<UInt16>
  private let use: String
  private var taken: Set<UInt16> = []

  /// A pool of which nothing is taken.
  ///
  /// - Parameter use: what its ports are for, for people.
  public init(_ range: ClosedRange<UInt16>, use: String) {
    self.range = range
    self.use = use
  }

  /// The ports that are taken.
  public var takenPorts: Set<UInt16> { taken }

  /// Gives a port.
  ///
  /// - Parameter isFree: tries the port on the host.
  /// - Throws: `internalError` when the range is used up, as libvirt does.
  public mutating func take(where isFree: (UInt16) -> Bool) throws(VirtError) -> UInt16 {
    for port in range where !taken.contains(port) && isFree(port) {
      taken.insert(port)
      return port
    }
    throw VirtError(
      .internalError, "no port between \(range.lowerBound) and \(range.upperBound) is free for \(use)")
  }

  /// Notes that a guest has a port, in the range or not: one that its definition names, or that it had before the
  /// daemon started.
  ///
  /// - Returns: whether nobody had it.
  public mutating func take(_ port: UInt16) -> Bool { taken.insert(port).inserted }

  /// Takes ports back; those that nobody has are passed over.
  public mutating func release(_ ports: [UInt16]) { taken.subtract(ports) }
}

/// A program that frames name: its number and version.
package struct WireProgram: Hashable, Sendable {
  /// The number in the header.
  package let number: UInt32
  /// The version in the header.
  package let version: UInt32

  package init(number: UInt32, version: UInt32) {
    self.number = number
    self.version = version
  }

  /// The program that finds out whether the peer is alive.
  package static let keepalive = WireProgram(number: 0x6B65_6570, version: 1)
}

/// A procedure of a program.
package protocol WireProcedure: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == Int32 {
  /// The program that the number belongs to.
  static var program: WireProgram { get }

  /// The library function that clients call; nil for an event.
  var function: StaticString? { get }
  /// Whether the call never waits for a guest or a host.
  var isHighPriority: Bool { get }
  /// Whether the number is that of an event, which only the daemon sends.
  var isEvent: Bool { get }
  /// The direction of the stream that the call opens.
  var stream: StreamDirection? { get }
  /// Whether descriptors come with the call.
  var takesDescriptors: Bool { get }
  /// Whether a read-only connection may make the call at all.
  var isAllowedReadOnly: Bool { get }
  /// What the caller must hold; nil when the table has no entry.
  var access: [AccessRule]? { get }
  /// What decides whether an object is part of the answer.
  var filter: [AccessRule]? { get }
}

/// The direction of the bytes of a stream, seen from the client.
package enum StreamDirection: Sendable {
  case sends, receives
}

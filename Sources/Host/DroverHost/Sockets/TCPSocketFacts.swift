/// A TCP socket, as the kernel's table tells of it.
public struct TCPSocketFacts: Hashable, Sendable {
  /// One end.
  public struct End: Hashable, Sendable {
    /// The bytes of the address in the order of the network: 4 or 16.
    public var address: [UInt8]
    /// The port.
    public var port: UInt16

    /// Whether it stands for every address.
    public var isWildcard: Bool { address.allSatisfy { $0 == 0 } }

    /// The address as it is written; one of the fourth version inside one of the sixth as such.
    public var text: String {
      var bytes = address[...]
      if bytes.count == 16, bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes.dropFirst(10).prefix(2) == [255, 255] {
        bytes = bytes.suffix(4)
      }
      if bytes.count == 4 { return bytes.map { String($0) }.joined(separator: ".") }
      let all = Array(bytes)
      return stride(from: 0, to: all.count - 1, by: 2)
        .map { String(UInt16(all[$0]) << 8 | UInt16(all[$0 + 1]), radix: 16) }.joined(separator: ":")
    }
  }

  /// What names it as long as it exists.
  public var inode: UInt64
  /// Our end of it.
  public var local: End
  /// The other end; zeros for one that listens.
  public var remote: End
  /// Whether it waits for connections.
  public var isListening: Bool
  /// Whether it is connected.
  public var isConnected: Bool

  /// Reads a line of `/proc/net/tcp` or `tcp6`: `0: 0100007F:1F90 00000000:0000 0A …`.
  public init?(line: ArraySlice<UInt8>) {
    let fields = line.split(separator: 0x20, omittingEmptySubsequences: true)
    guard fields.count > 9, let local = Self.end(fields[1]), let remote = Self.end(fields[2]),
      let state = UInt8(String(decoding: fields[3], as: UTF8.self), radix: 16),
      let inode = UInt64(String(decoding: fields[9], as: UTF8.self))
    else { return nil }
    self.inode = inode
    self.local = local
    self.remote = remote
    isListening = state == 0x0A
    isConnected = state == 0x01
  }

  /// Words of 32 bits in the order of the host, of which each holds four bytes in the order of the network.
  private static func end(_ field: ArraySlice<UInt8>) -> End? {
    let parts = field.split(separator: 0x3A)
    guard parts.count == 2, parts[0].count == 8 || parts[0].count == 32,
      let port = UInt16(String(decoding: parts[1], as: UTF8.self), radix: 16)
    else { return nil }
    var address: [UInt8] = []
    var rest = parts[0]
    while !rest.isEmpty {
      guard let word = UInt32(String(decoding: rest.prefix(8), as: UTF8.self), radix: 16) else { return nil }
      withUnsafeBytes(of: word) { address += $0 }
      rest = rest.dropFirst(8)
    }
    return End(address: address, port: port)
  }
}

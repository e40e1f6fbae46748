import CShims
import Glibc

/// A local socket, as the kernel tells of it.
public struct UnixSocketFacts: Hashable, Sendable {
  /// Where a local socket is bound.
  public enum Address: Hashable, Sendable {
    /// At a path, as it was given to the kernel: it may be relative to the folder of who bound it.
    case path(String)
    /// At a name in the kernel's name space without files; without the zero byte before it.
    case abstract([UInt8])
  }

  /// What names it as long as it exists.
  public var inode: UInt64
  /// The inode of the other end; nil when there is none, or it is not known.
  public var peer: UInt64?
  /// Whether it waits for connections.
  public var isListening: Bool
  /// Where it is bound; an accepted connection has the address of who listens.
  public var address: Address?

  /// Makes a record.
  public init(inode: UInt64, peer: UInt64? = nil, isListening: Bool, address: Address? = nil) {
    self.inode = inode
    self.peer = peer
    self.isListening = isListening
    self.address = address
  }
}

/// Asks the kernel about sockets that are not ours. Everything here may take a moment.
public enum SocketDiagnosis {
  /// The local sockets of our network namespace (sock_diag(7)).
  public static func unixSockets() throws(SystemFailure) -> [UnixSocketFacts] {
    var list: UnsafeMutablePointer<drover_unix_socket>?
    let count = drover_unix_sockets(&list)
    defer { free(list) }
    if count < 0 { throw SystemFailure(Int32(clamping: 0 &- count)) }
    return UnsafeBufferPointer(start: list, count: list == nil ? 0 : count).map { UnixSocketFacts($0) }
  }

  /// The local sockets of the network namespace of a process (`/proc/PID/net/unix`): without their other ends.
  public static func unixSockets(seenBy pid: Int32) -> [UnixSocketFacts] {
    lines(of: "/proc/\(pid)/net/unix").compactMap { UnixSocketFacts(line: $0) }
  }

  /// The TCP sockets of the network namespace of a process (`/proc/PID/net/tcp` and `tcp6`).
  public static func tcpSockets(seenBy pid: Int32) -> [TCPSocketFacts] {
    ["tcp", "tcp6"].flatMap { lines(of: "/proc/\(pid)/net/\($0)").compactMap { TCPSocketFacts(line: $0) } }
  }

  private static func lines(of path: String) -> [ArraySlice<UInt8>] {
    guard let bytes = try? FileContents.bytes(path, limit: 64 << 20) else { return [] }
    // The first line is the head of the table.
    return bytes.split(separator: 0x0A).dropFirst().map { $0 }
  }
}

extension UnixSocketFacts {
  fileprivate init(_ raw: drover_unix_socket) {
    let name = withUnsafeBytes(of: raw.name) { Array($0.prefix(Int(raw.name_length))) }
    var address: Address?
    if name.first == 0 {
      address = .abstract(Array(name.dropFirst()))
    } else if !name.isEmpty {
      address = .path(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
    }
    self.init(
      inode: UInt64(raw.inode), peer: raw.peer == 0 ? nil : UInt64(raw.peer), isListening: raw.listens != 0,
      address: address)
  }

  /// Reads a line of `/proc/net/unix`: `ffff…: 00000002 00000000 00010000 0001 01 29912 /run/x.sock`.
  public init?(line: ArraySlice<UInt8>) {
    let fields = line.split(separator: 0x20, maxSplits: 7, omittingEmptySubsequences: true)
    guard fields.count >= 7, let flags = UInt32(String(decoding: fields[3], as: UTF8.self), radix: 16),
      let inode = UInt64(String(decoding: fields[6], as: UTF8.self))
    else { return nil }
    // __SO_ACCEPTCON
    self.init(inode: inode, isListening: flags & 0x1_0000 != 0)
    guard fields.count > 7, let first = fields[7].first else { return }
    let name = fields[7]
    // A name without a file begins with '@' here, and its zero bytes are written so too: those are lost.
    address = first == 0x40 ? .abstract(Array(name.dropFirst())) : .path(String(decoding: name, as: UTF8.self))
  }
}

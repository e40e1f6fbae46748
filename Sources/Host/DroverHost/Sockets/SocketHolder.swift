/// A process that has a socket open.
public struct SocketHolder: Hashable, Sendable {
  /// The process.
  public var pid: Int32
  /// Its name, as the kernel keeps it: at most 15 bytes.
  public var name: String

  /// Makes a record.
  public init(pid: Int32, name: String) {
    self.pid = pid
    self.name = name
  }

  /// `4711 (libvirtd)`
  public var text: String { "\(pid) (\(name))" }
}

extension SocketDiagnosis {
  /// The sockets that a process has open, by the number of the descriptor; nil when we may not look.
  public static func openSockets(of pid: Int32) -> [Int32: UInt64]? {
    guard let numbers = try? FolderListing.names("/proc/\(pid)/fd", mayBeMissing: false) else { return nil }
    var sockets: [Int32: UInt64] = [:]
    for number in numbers.compactMap({ Int32($0) }) {
      guard let link = try? FileContents.link("/proc/\(pid)/fd/\(number)"), let inode = inode(ofLink: link)
      else { continue }
      sockets[number] = inode
    }
    return sockets
  }

  /// The processes that have some sockets open, by the socket and in the order of their numbers: each process on the
  /// host is looked at, once.
  public static func holders(of inodes: Set<UInt64>) -> [UInt64: [SocketHolder]] {
    guard !inodes.isEmpty else { return [:] }
    var holders: [UInt64: [SocketHolder]] = [:]
    for pid in ProcessList.all().sorted() {
      let held = inodes.intersection((openSockets(of: pid) ?? [:]).values)
      guard !held.isEmpty else { continue }
      let name = ProcessIdentity.name(of: pid) ?? ""
      for inode in held { holders[inode, default: []].append(SocketHolder(pid: pid, name: name)) }
    }
    return holders
  }

  /// `socket:[29912]`
  static func inode(ofLink link: String) -> UInt64? {
    guard link.hasPrefix("socket:["), link.hasSuffix("]") else { return nil }
    return UInt64(link.dropFirst(8).dropLast())
  }
}

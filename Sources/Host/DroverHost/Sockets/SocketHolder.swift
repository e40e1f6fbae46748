import Glibc

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
  /// The sockets that a process has open, by the number of the descriptor; empty when we may not look.
  public static func openSockets(of pid: Int32) -> [Int32: UInt64] {
    var sockets: [Int32: UInt64] = [:]
    for number in ProcFile.numbers(in: "/proc/\(pid)/fd") {
      guard let link = ProcFile.link("/proc/\(pid)/fd/\(number)"), let inode = inode(ofLink: link) else { continue }
      sockets[number] = inode
    }
    return sockets
  }

  /// The processes that have one of some sockets open: each process on the host is looked at.
  public static func holders(of inodes: Set<UInt64>) -> [SocketHolder] {
    guard !inodes.isEmpty else { return [] }
    return ProcFile.numbers(in: "/proc").sorted().compactMap { pid -> SocketHolder? in
      guard openSockets(of: pid).values.contains(where: inodes.contains) else { return nil }
      let name = ProcFile.read("/proc/\(pid)/comm", limit: 64).map { String(decoding: $0, as: UTF8.self) } ?? ""
      return SocketHolder(pid: pid, name: String(name.prefix { $0 != "\n" }))
    }
  }

  /// `socket:[29912]`
  static func inode(ofLink link: String) -> UInt64? {
    guard link.hasPrefix("socket:["), link.hasSuffix("]") else { return nil }
    return UInt64(link.dropFirst(8).dropLast())
  }
}

/// Files, links and folders below `/proc`.
enum ProcFile {
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return nil }
    let file = Descriptor(adopting: number)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(file.rawValue, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return bytes
  }

  static func link(_ path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { raw in
      raw.assumingMemoryBound(to: CChar.self).baseAddress.map { readlink(path, $0, raw.count) } ?? -1
    }
    return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
  }

  /// The names in a folder that are numbers.
  static func numbers(in path: String) -> [Int32] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var numbers: [Int32] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if let number = Int32(name) { numbers.append(number) }
    }
    return numbers
  }
}

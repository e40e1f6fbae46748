import CShims
import DroverHost
import Glibc
import Synchronization

/// Whether a file is a QEMU that runs machines, whatever it is called.
///
/// It is looked into, not run: each such QEMU since 1.0 has the words of its version and those of its help about machines
/// in it, and QEMU's tools and its emulators of single programs lack them.
enum EmulatorFile {
  /// Written in parts, so that this program has none of them in it.
  private static let marks = [["QEMU", "emulator", "version "], ["-machine", "[type=]name"]]
    .map { Array($0.joined(separator: " ").utf8) }
  /// A larger file is none.
  private static let sizeLimit = 1 << 30
  private static let pieceSize = 1 << 20

  private struct Key: Hashable {
    let device: UInt, inode: UInt
    let size: Int, modifiedSeconds: Int, modifiedNanoseconds: Int
  }

  private static let known = Mutex<[Key: Bool]>([:])

  /// Looks into a file; nil for one that we may not read. Takes some milliseconds, once for each file.
  static func isEmulator(at path: String) -> Bool? {
    guard let file = try? Descriptor.reading(path) else { return nil }
    let number = file.rawValue
    var facts = stat()
    guard fstat(number, &facts) == 0 else { return nil }
    guard facts.st_mode & S_IFMT == S_IFREG, facts.st_size <= sizeLimit else { return false }
    let key = Key(
      device: UInt(facts.st_dev), inode: UInt(facts.st_ino), size: Int(facts.st_size),
      modifiedSeconds: facts.st_mtim.tv_sec, modifiedNanoseconds: facts.st_mtim.tv_nsec)
    if let answer = known.withLock({ $0[key] }) { return answer }
    let answer = search(number)
    known.withLock { known in
      if known.count >= 1024 { known = [:] }
      known[key] = answer
    }
    return answer
  }

  private static func search(_ number: Int32) -> Bool {
    var missing = marks
    let overlap = (marks.map(\.count).max() ?? 1) - 1
    var buffer = [UInt8](repeating: 0, count: pieceSize + overlap)
    var held = 0
    while !missing.isEmpty {
      let count = buffer.withUnsafeMutableBytes { bytes in
        read(number, bytes.baseAddress.map { $0 + held }, bytes.count - held)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      let filled = held + count
      buffer.withUnsafeBytes { bytes in
        missing.removeAll { mark in drover_bytes_hold(bytes.baseAddress, filled, mark, mark.count) != 0 }
      }
      // A mark may lie across the border of two pieces.
      held = min(overlap, filled)
      buffer.replaceSubrange(0..<held, with: Array(buffer[(filled - held)..<filled]))
    }
    return true
  }
}

import DroverCore
import DroverHost
import Glibc

/// The log file of one domain: the command lines of its starts, and whatever QEMU wrote to its output.
///
/// QEMU holds the file itself, so that it can write while no daemon runs. Every function may block on the disk.
struct GuestLog: Hashable, Sendable {
  /// Where it is.
  let path: String

  /// A log at a path.
  init(path: String) { self.path = path }

  /// The log of a domain's name in a folder.
  init(folder: String, name: String) {
    path = folder + "/" + FileName.safe(name) + ".log"
  }

  /// Opens it for appending, after putting it aside when it has grown too large.
  ///
  /// - Returns: the descriptor, which is closed on exec, and the size at which the new output begins.
  func open(limit: UInt64, backups: Int) throws(VirtError) -> Int32 {
    var facts = stat()
    if lstat(path, &facts) == 0, UInt64(max(0, facts.st_size)) > limit { putAside(backups: backups) }
    let descriptor = Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(errno).error("open the log file \(path)") }
    return descriptor
  }

  /// Moves `x.log` to `x.log.0`, what was there to `x.log.1`, and so on; the last one goes.
  private func putAside(backups: Int) {
    for number in stride(from: backups - 2, through: 0, by: -1) {
      rename("\(path).\(number)", "\(path).\(number + 1)")
    }
    if backups > 0 { rename(path, path + ".0") } else { unlink(path) }
  }

  /// Removes it with what was put aside.
  func remove() {
    unlink(path)
    var number = 0
    while unlink("\(path).\(number)") == 0 { number += 1 }
  }

  /// What stands between the time and the text of our own lines; QEMU's times look different.
  private static let ownMark = "+0000: drover: "

  /// Adds a line with the time before it; a log that cannot be written is no reason to fail.
  func append(_ line: String) {
    let descriptor = Glibc.open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    Self.write("\(Timestamp.now): drover: \(line)\n", to: descriptor)
  }

  /// Writes all of a text, or as much as goes.
  static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// The end of what was written from a place on: whole lines, no more than a number of bytes.
  func words(from offset: UInt64, atMost limit: Int = 4096) -> String {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    return Self.words(of: descriptor, from: offset, atMost: limit)
  }

  /// A whole file; nil when it cannot be read or is larger than the limit.
  static func contents(of path: String, limit: Int) -> [UInt8]? {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, let size = Int(exactly: facts.st_size), size <= limit else { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return count == size ? bytes : nil
  }

  /// The end of what a file holds from a place on: whole lines, no more than a number of bytes.
  static func words(of descriptor: Int32, from offset: UInt64, atMost limit: Int = 4096) -> String {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_size > 0 else { return "" }
    let size = UInt64(facts.st_size)
    guard size > offset else { return "" }
    let start = size - offset > UInt64(limit) ? size - UInt64(limit) : offset
    var buffer = [UInt8](repeating: 0, count: Int(min(size - start, UInt64(limit))))
    guard let place = Int(exactly: start) else { return "" }
    let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(place)) }
    guard count > 0 else { return "" }
    var bytes = buffer.prefix(count)
    if start > offset, let newline = bytes.firstIndex(of: 0x0A) { bytes = bytes[(newline + 1)...] }
    let text = String(decoding: bytes.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
    // QEMU tells of each terminal that it opened, which explains nothing; and our own lines are not its words.
    let lines = text.split(separator: "\n").filter { line in
      !line.hasPrefix("char device redirected to ") && !line.contains(ownMark)
    }
    return lines.joined(separator: "\n")
  }
}

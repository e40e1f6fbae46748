import DroverCore
import DroverHost
import Glibc

/// The log file of one domain: the command lines of its starts, and whatever QEMU wrote to its output.
///
/// While QEMU runs, a `LogKeeper` writes it, with or without a daemon. Every function may block on the disk.
struct GuestLog: Hashable, Sendable {
  /// Where it is.
  let path: String

  /// A log at a path.
  init(path: String) { self.path = path }

  /// The log of a domain's name in a folder.
  init(folder: String, name: String) {
    path = folder + "/" + FileName.safe(name) + ".log"
  }

  /// Writes the head of a run, after putting the file aside where it would grow beyond its limit.
  ///
  /// - Returns: the file, open for appending, and where the run begins in it.
  func begin(_ head: LogHead, limit: UInt64, backups: Int) throws(VirtError) -> (file: SharedDescriptor, start: LogMark)
  {
    var facts = stat()
    let size = lstat(path, &facts) == 0 ? UInt64(max(0, facts.st_size)) : 0
    if size > 0, size + UInt64(head.bytes.count) > limit { putAside(backups: backups) }
    do throws(SystemFailure) {
      // Without waiting: a FIFO that somebody put there would keep us for ever.
      let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK
      let file = try Descriptor.opening(path, flags, 0o600)
      if let place = try file.sizeOfFile() {
        // A disk that is full is no reason not to start: the keeper writes when there is room again.
        head.bytes.withUnsafeBytes { try? file.writeAll($0) }
        let end = try file.sizeOfFile() ?? place
        return (SharedDescriptor(file), LogMark(head: place, words: end, stamp: head.stamp))
      }
    } catch {
      throw error.error("open the log file \(path)")
    }
    throw VirtError(.systemError, "cannot open the log file \(path)", causes: ["it is no regular file"])
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
  static let ownMark = "+0000: drover: "

  /// Adds a line with the time before it; a log that cannot be written is no reason to fail.
  func append(_ line: String) {
    let flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK
    guard let file = try? Descriptor.opening(path, flags) else { return }
    let bytes = Array("\(Timestamp.now): drover: \(line)\n".utf8)
    bytes.withUnsafeBytes { try? file.writeAll($0) }
  }
}

/// What a run begins with in its log.
struct LogHead {
  /// The time of the start: what the head begins with, and no other head does.
  let stamp: String
  let bytes: [UInt8]

  /// - Parameter command: as one would type it, with its newline.
  init(version: String, command: String) {
    stamp = Timestamp.now
    bytes = Array("\(stamp): starting up, QEMU \(version)\n\(command)".utf8)
  }
}

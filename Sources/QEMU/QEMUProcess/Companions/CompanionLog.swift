import DroverCore
import DroverHost
import Glibc

/// The log of what a companion writes: `web-swtpm.log`, `web-fs0-virtiofsd.log`. Every function may block on the disk.
struct CompanionLog: Hashable, Sendable {
  /// Where it is.
  let path: String

  /// The log of one companion of a domain.
  init(of program: String, alias: String, domain: String, folder: String) {
    let device = program == "swtpm" ? "" : "-\(alias)"
    path = "\(folder)/\(FileName.safe("\(domain)\(device)-\(program)")).log"
  }

  /// Opens it for appending; one that has grown too large is put aside first.
  ///
  /// - Returns: the file, and its size: what the run writes begins there.
  func open(limit: UInt64) throws(VirtError) -> (file: SharedDescriptor, start: Int) {
    var facts = stat()
    if lstat(path, &facts) == 0, UInt64(max(0, facts.st_size)) > limit { rename(path, path + ".0") }
    do throws(SystemFailure) {
      let file = try Descriptor.appending(path)
      let size = fstat(file.rawValue, &facts) == 0 ? Int(max(0, facts.st_size)) : 0
      return (SharedDescriptor(file), size)
    } catch {
      throw error.error("open the log file \(path)")
    }
  }

  /// The end of what was written from a place on.
  func words(from start: Int) -> String {
    guard let bytes = try? FileContents.bytes(path) else { return "" }
    return LastWords.text(bytes.dropFirst(start))
  }

  /// Removes it, with what was put aside.
  func remove() {
    unlink(path)
    unlink(path + ".0")
  }
}

/// What a program wrote at its end, for messages.
enum LastWords {
  /// The last lines, no more than a few.
  static func text(_ bytes: some BidirectionalCollection<UInt8>) -> String {
    let end = bytes.suffix(1024)
    let lines = String(decoding: end.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self).split(separator: "\n")
    // The first may have lost its beginning.
    return (end.count < 1024 ? lines[...] : lines.dropFirst()).joined(separator: "\n")
  }
}

import Domains
public import DroverCore
import DroverHost
import Glibc

extension QEMUHypervisor {
  /// Reads bytes of an image.
  public func peekImage(path: String, at offset: UInt64, count: UInt32) async throws(VirtError) -> [UInt8] {
    let files = ForeignFiles(reactor: context.reactor)
    return try await files.run(path) { () throws(VirtError) in
      do throws(SystemFailure) {
        return try ImageFile(path: path).bytes(at: offset, count: Int(count))
      } catch {
        throw error.error("read '\(path)' at \(offset)")
      }
    }
  }
}

extension ImageFile {
  /// So many bytes; `EINVAL` when there are fewer.
  func bytes(at offset: UInt64, count: Int) throws(SystemFailure) -> [UInt8] {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw SystemFailure(errno) }
    // To open anything else may do something.
    guard [S_IFREG, S_IFBLK].contains(facts.st_mode & S_IFMT), let start = off_t(exactly: offset) else {
      throw SystemFailure(EINVAL)
    }
    let file = try Descriptor.reading(path)
    let number = file.rawValue
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let (place, isTooFar) = start.addingReportingOverflow(off_t(done))
      guard !isTooFar else { throw SystemFailure(EINVAL) }
      let got = bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer.dropFirst(done))
        return pread(number, rest.baseAddress, rest.count, place)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw SystemFailure(errno) }
      guard got > 0 else { throw SystemFailure(EINVAL) }
      done += got
    }
    return bytes
  }
}

import Domains
import DroverCore
import DroverHost
import Glibc
import QEMUMonitor

// What QEMU writes for us into a file: a picture, memory.
extension QEMUGuest {
  /// Lets QEMU write a file, which has no name any more afterwards.
  ///
  /// - Parameter order: tells QEMU to write to a path.
  /// - Returns: the file, open; the caller's to close.
  func written(
    _ purpose: String, order: @Sendable (String) async throws(VirtError) -> Void
  ) async throws(VirtError) -> Int32 {
    if process.isAttached, let written = try await writtenBelowItsRoot(purpose, order) { return written }
    // Nothing can be handed over a monitor that is no QMP socket of files.
    if process.isAttached, channel != nil, process.monitorPath != nil {
      return try await writtenToDescriptor(purpose, order)
    }
    let path = try await freshFile(purpose)
    do throws(VirtError) {
      try await order(path)
      return try await FileWork.shared.run { () throws(VirtError) in try RunFolder.takeFile(path).take() }
    } catch {
      await FileWork.shared.run { _ = unlink(path) }
      throw error
    }
  }

  /// A name for what QEMU is to write. The folder of one that somebody else started is made when it is needed first.
  private func freshFile(_ purpose: String) async throws(VirtError) -> String {
    if isOver { throw .notRunning }
    let (folder, pid) = (places.folder, process.pid)
    try await FileWork.shared.run { () throws(VirtError) in try folder.provide(for: ProcessIdentity.user(of: pid)) }
    return places.folder.freshFile(purpose)
  }

  /// One that somebody else started may be another user's, and see other files than we do: it gets the open file.
  private func writtenToDescriptor(
    _ purpose: String, _ order: @Sendable (String) async throws(VirtError) -> Void
  ) async throws(VirtError) -> Int32 {
    let path = RunFolder(path: context.configuration.runFolder).freshFile(purpose)
    let number = try await FileWork.shared.run { () throws(VirtError) in
      do throws(SystemFailure) {
        let file = try Descriptor.opening(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
        _ = unlink(path)
        // QEMU opens it once more, as whoever it runs as; it has no name by which others could.
        guard fchmod(file.rawValue, 0o666) == 0 else { throw SystemFailure(errno) }
        return file.take()
      } catch {
        throw error.error("make \(path)")
      }
    }
    do throws(VirtError) {
      let answer = try await ask(.addDescriptor(number, toSet: nil, opaque: purpose))
      guard let theirs = answer["fd"]?.int64, let set = answer["fdset-id"]?.int64 else {
        throw VirtError(.internalError, "QEMU does not tell where it put a descriptor")
      }
      do throws(VirtError) {
        try await order("/proc/self/fd/\(theirs)")
      } catch {
        _ = try? await ask(.removeDescriptors(ofSet: set))
        throw error
      }
      _ = try? await ask(.removeDescriptors(ofSet: set))
      return number
    } catch {
      close(number)
      throw error
    }
  }
}

extension RunFolder {
  /// A name that no file here has.
  func freshFile(_ purpose: String) -> String {
    "\(path)/\(purpose)-\(String(UInt64.random(in: 0...UInt64.max), radix: 16))"
  }

  /// Opens what QEMU has written for us, and removes its name. QEMU may write what it likes here: what is not a file is
  /// not read.
  static func takeFile(_ path: String) throws(VirtError) -> Descriptor {
    do throws(SystemFailure) {
      let file = try Descriptor.opening(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
      guard try file.sizeOfFile() != nil else { throw SystemFailure(EINVAL) }
      _ = unlink(path)
      return file
    } catch {
      throw error.error("read \(path)")
    }
  }
}

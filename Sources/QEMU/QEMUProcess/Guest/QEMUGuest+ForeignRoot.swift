import Domains
import DroverCore
import DroverHost
import Glibc

// What a QEMU writes for us that sees other files than we do: one in a container, or one that left its root.
extension QEMUGuest {
  private struct Place: Sendable {
    /// As QEMU calls it.
    let name: String
    /// As we reach it.
    let path: String
    let folder: ReachedPath
    let file: SharedDescriptor
  }

  /// Folders in which a program may leave something; the first that is there and can be written to is taken.
  private static let folders = ["/tmp", "/dev/shm", "/run", "/"]

  /// Lets QEMU write a file that is made where it can see it, and has no name any more afterwards.
  ///
  /// - Returns: the file, open; the caller's to close. nil for a QEMU that sees what we see, or where no file can be made.
  func writtenBelowItsRoot(
    _ purpose: String, _ order: @Sendable (String) async throws(VirtError) -> Void
  ) async throws(VirtError) -> Int32? {
    let pid = process.pid
    let files = ForeignFiles(reactor: reactor)
    let found = try await files.run("/proc/\(pid)/root", late: { place in _ = unlink(place?.path ?? "") }) {
      () throws(VirtError) in Self.place(purpose, of: pid)
    }
    guard let place = found else { return nil }
    let ordered: Result<Void, VirtError>
    do throws(VirtError) {
      try await order(place.name)
      ordered = .success(())
    } catch {
      ordered = .failure(error)
    }
    try? await files.run(place.name) { () throws(VirtError) in
      withExtendedLifetime(place.folder) { _ = unlink(place.path) }
    }
    try ordered.get()
    do throws(SystemFailure) { return try place.file.duplicate().take() } catch {
      throw error.error("keep what QEMU has written")
    }
  }

  /// Makes a file for QEMU's user.
  private static func place(_ purpose: String, of pid: Int32) -> Place? {
    guard !ProcessNamespaces.sharesMounts(pid) else { return nil }
    let name = "drover-\(purpose)-\(String(UInt64.random(in: 0...UInt64.max), radix: 16))"
    for folder in folders {
      guard let reached = try? ReachedPath.find(folder, of: pid) else { continue }
      let path = "\(reached.path)/\(name)"
      guard let file = try? Descriptor.opening(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600) else { continue }
      if let user = ProcessIdentity.user(of: pid), fchown(file.rawValue, user, .max) != 0 {
        unlink(path)
        continue
      }
      return Place(
        name: folder == "/" ? "/\(name)" : "\(folder)/\(name)", path: path, folder: reached,
        file: SharedDescriptor(file))
    }
    return nil
  }
}

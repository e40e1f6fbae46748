import DroverCore
import DroverHost
import Glibc

/// The programs of this host that serve devices, as the descriptors in QEMU's folders tell them
/// (`docs/interop/vhost-user.json` of QEMU). Every function may block on the disk.
struct VhostUserShelf: Sendable {
  /// Where descriptors lie, the folder of the least weight first.
  var folders: [String]

  /// The folders of QEMU's documentation.
  static let standardFolders = ["/usr/share/qemu/vhost-user", "/etc/qemu/vhost-user"]

  /// The first program for a type of device, such as `fs`, that can be executed.
  ///
  /// Files are ordered by their names. A file hides those of the same name in folders of less weight, and an empty
  /// one hides them without taking their place.
  func program(for type: String) -> String? {
    var files: [String: String] = [:]
    for folder in folders {
      for name in Self.names(folder) { files[name] = "\(folder)/\(name)" }
    }
    for (_, path) in files.sorted(by: { $0.key < $1.key }) {
      guard let content = try? FileContents.bytes(path, limit: 1 << 20), let descriptor = try? JSON.parse(content),
        descriptor["type"]?.string == type, let binary = descriptor["binary"]?.string, access(binary, X_OK) == 0
      else { continue }
      return binary
    }
    return nil
  }

  private static func names(_ path: String) -> [String] {
    ((try? FolderListing.names(path)) ?? []).filter { $0.hasSuffix(".json") }
  }
}

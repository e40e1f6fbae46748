import DomainModel
import Glibc

/// The firmware descriptors below a folder that stands for the host's root.
enum FirmwareFolder {
  /// What the folder describes; a folder that is not there describes nothing.
  static func catalogue(root: String) -> FirmwareCatalogue {
    FirmwareCatalogue(folders: FirmwareCatalogue.folders(below: root).map(files))
  }

  private static func files(in folder: String) -> [(name: String, content: [UInt8])] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var found: [(name: String, content: [UInt8])] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasSuffix(".json"), let content = try? FileBytes.read("\(folder)/\(name)") else { continue }
      found.append((name, content))
    }
    return found
  }
}

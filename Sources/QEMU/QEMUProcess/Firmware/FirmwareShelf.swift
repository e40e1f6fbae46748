import DomainModel
import DroverCore
import DroverHost
import Glibc
import Synchronization

/// The host's firmware, as the descriptors in its folders tell it; read anew when one of them changed.
///
/// Looking whether something changed costs a listing and a `stat` for each descriptor.
final class FirmwareShelf: Sendable {
  /// Tells a descriptor apart from what it was before a package was upgraded.
  private struct Stamp: Hashable {
    var path: String
    var inode: UInt64
    var size: Int64
    var seconds: Int64
    var nanoseconds: Int64
  }

  private struct Kept {
    var stamps: [Stamp]
    var catalogue: FirmwareCatalogue
  }

  private let folders: [String]
  private let variablesFolder: String
  private let kept = Mutex<Kept?>(nil)

  /// - Parameters:
  ///   - folders: where descriptors lie, the folder of the least weight first.
  ///   - variablesFolder: where the variables of guests are kept whose definitions do not say.
  init(folders: [String], variablesFolder: String) {
    self.folders = folders
    self.variablesFolder = variablesFolder
  }

  /// What there is. A folder or file that cannot be read describes nothing.
  func catalogue() async -> FirmwareCatalogue { await FileWork.shared.run { self.read() } }

  /// Blocks.
  private func read() -> FirmwareCatalogue {
    let names = folders.map(Self.names)
    let stamps = zip(folders, names).flatMap { folder, names in names.compactMap { Self.stamp("\(folder)/\($0)") } }
    if let kept = kept.withLock({ $0 }), kept.stamps == stamps { return kept.catalogue }
    var catalogue = FirmwareCatalogue(folders: zip(folders, names).map { Self.contents(of: $0, $1) })
    catalogue.variablesFolder = variablesFolder
    kept.withLock { $0 = Kept(stamps: stamps, catalogue: catalogue) }
    return catalogue
  }

  private static func names(_ path: String) -> [String] {
    ((try? FolderListing.names(path)) ?? []).filter { $0.hasSuffix(".json") }.sorted()
  }

  private static func contents(of folder: String, _ names: [String]) -> [(name: String, content: [UInt8])] {
    var found: [(name: String, content: [UInt8])] = []
    for name in names {
      guard let content = try? FileContents.bytes("\(folder)/\(name)", limit: 1 << 20) else { continue }
      found.append((name, content))
    }
    return found
  }

  private static func stamp(_ path: String) -> Stamp? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    return Stamp(
      path: path, inode: UInt64(facts.st_ino), size: Int64(facts.st_size), seconds: Int64(facts.st_mtim.tv_sec),
      nanoseconds: Int64(facts.st_mtim.tv_nsec))
  }
}

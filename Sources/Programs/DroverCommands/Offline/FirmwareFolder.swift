import DomainModel
import DroverHost

/// The firmware descriptors below a folder that stands for the host's root.
enum FirmwareFolder {
  /// What the folder describes; a folder that is not there describes nothing.
  static func catalogue(root: String) -> FirmwareCatalogue {
    FirmwareCatalogue(folders: FirmwareCatalogue.folders(below: root).map(files))
  }

  private static func files(in folder: String) -> [(name: String, content: [UInt8])] {
    ((try? FolderListing.names(folder)) ?? []).filter { $0.hasSuffix(".json") }.compactMap { name in
      (try? FileBytes.read("\(folder)/\(name)")).map { (name, $0) }
    }
  }
}

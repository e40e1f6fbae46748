import DroverCore

/// The firmware of the host: what `<os firmware='efi'>` chooses from.
public struct FirmwareCatalogue: Sendable, Equatable {
  /// The descriptors, the preferred first.
  public var descriptors: [FirmwareDescriptor] = []
  /// Where the variables of each guest are kept.
  public var variablesFolder = "/var/lib/libvirt/qemu/nvram"

  /// No firmware at all.
  public init() {}

  /// Takes the files of the folders, the folder of the least weight first (`/usr/share`, then `/etc`, then the user's).
  ///
  /// Files are ordered by their names. A file hides those of the same name in folders of less weight, and an empty
  /// one hides them without taking their place. What is no descriptor is passed over.
  public init(folders: [[(name: String, content: [UInt8])]]) {
    var files: [String: [UInt8]] = [:]
    for folder in folders {
      for file in folder where file.name.hasSuffix(".json") && !file.name.hasPrefix(".") {
        files[file.name] = file.content
      }
    }
    descriptors = files.sorted { $0.key < $1.key }.compactMap { entry in
      guard let json = try? JSON.parse(entry.value) else { return nil }
      return FirmwareDescriptor(json)
    }
  }

  /// The folders that are read, the one of the least weight first; below a root, where one is given.
  public static func folders(below root: String = "", userConfiguration: String? = nil) -> [String] {
    var folders = [root + "/usr/share/qemu/firmware", root + "/etc/qemu/firmware"]
    if let userConfiguration { folders.append(root + userConfiguration + "/qemu/firmware") }
    return folders
  }

  /// Images of the time before descriptors: the program and its variables.
  static let legacy: [(executable: String, template: String)] = [
    ("/usr/share/OVMF/OVMF_CODE.fd", "/usr/share/OVMF/OVMF_VARS.fd"),
    ("/usr/share/OVMF/OVMF_CODE.secboot.fd", "/usr/share/OVMF/OVMF_VARS.fd"),
    ("/usr/share/AAVMF/AAVMF_CODE.fd", "/usr/share/AAVMF/AAVMF_VARS.fd"),
    ("/usr/share/AAVMF/AAVMF32_CODE.fd", "/usr/share/AAVMF/AAVMF32_VARS.fd"),
    ("/usr/share/OVMF/OVMF_CODE.ms.fd", "/usr/share/OVMF/OVMF_VARS.ms.fd"),
  ]
}

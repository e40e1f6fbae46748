/// The place of a disk among those of its bus, as its name says: `vda` is 0, `vdb` 1, `vdaa` 26.
struct DiskName: Equatable {
  /// The letters before: `vd`.
  var prefix: String
  /// From 0.
  var index: Int
  /// Whether a number follows: a partition, which no disk is.
  var isPartition: Bool

  private static let prefixes = ["fd", "hd", "vd", "sd", "xvd", "ubd", "nvme"]

  /// Reads a name; nil when it is none.
  init?(_ name: String) {
    guard let prefix = Self.prefixes.first(where: { name.hasPrefix($0) }) else { return nil }
    var index = 0
    var letters = 0
    var rest = name.dropFirst(prefix.count)
    while let letter = rest.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) {
      index = (index + (letters > 0 ? 1 : 0)) * 26 + Int(letter - UInt8(ascii: "a"))
      letters += 1
      guard letters <= 6 else { return nil }
      rest = rest.dropFirst()
    }
    guard letters > 0, rest.allSatisfy(\.isNumber) else { return nil }
    self.prefix = prefix
    self.index = index
    isPartition = !rest.isEmpty
  }

  /// The bus that the letters stand for.
  var bus: DiskBus? {
    switch prefix {
    case "fd": .fdc
    case "hd": .ide
    case "vd": .virtio
    case "sd": .scsi
    case "xvd": .xen
    case "ubd": .uml
    default: nil
    }
  }
}

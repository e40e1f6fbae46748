/// Names of domains as names of files.
enum FileName {
  /// A name that cannot leave its folder: no slash, no NUL, no dot in front.
  static func safe(_ name: String) -> String {
    let bytes = name.utf8.map { byte -> UInt8 in
      byte == UInt8(ascii: "/") || byte < 0x20 || byte == 0x7F ? UInt8(ascii: "_") : byte
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasPrefix(".") || text.isEmpty ? "_" + text : text
  }

  /// `domain-7-web`: the folder of a running guest; of a long name the beginning, as libvirt cuts it.
  static func ofRun(id: Int32, name: String) -> String { "\(runPrefix)\(id)-\(name.prefix(20))" }

  /// What the names of those folders begin with.
  static let runPrefix = "domain-"
}

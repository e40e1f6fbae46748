/// One drive in the answer to `info block`.
public struct HMPBlockDevice: Hashable, Sendable {
  /// The name of the drive; the node or the device for one without.
  public var name: String
  /// The name of the node; nil when nothing is in it, or QEMU does not say.
  public var node: String?
  /// What is in it: a file, or a description in JSON; nil when it is empty.
  public var file: String?
  /// The name of QEMU's driver.
  public var driver: String?
  /// Whether the guest cannot write.
  public var isReadOnly = false
  /// The path of the device among QEMU's objects, or its id; nil when none uses the drive.
  public var device: String?
  /// Whether the guest can exchange what is in it.
  public var isRemovable = false
  /// Whether the tray is open.
  public var isTrayOpen = false
  /// Its image and what lies below that, the nearest first; only where details were asked for (`-v`).
  public var images: [Image] = []

  /// One image of a drive.
  public struct Image: Hashable, Sendable {
    /// The file.
    public let path: String
    /// Its size for the guest, bytes; nil when that is not told. How much it takes on the host is told in round numbers,
    /// and not read.
    public fileprivate(set) var size: UInt64?
  }

  /// Makes an empty drive.
  public init(name: String) { self.name = name }

  /// Reads the answer; lines that say nothing known are passed over.
  ///
  /// A drive begins with a line that is not indented: `hd0 (#block117): d.qcow2 (qcow2, read-only)`.
  public static func list(_ text: String) -> [HMPBlockDevice] {
    var devices: [HMPBlockDevice] = []
    var isInImages = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      // A line without a word ends what is told of a drive; its images come last.
      if line.isEmpty {
        isInImages = false
      } else if line == "Images:" {
        isInImages = true
      } else if isInImages {
        if !devices.isEmpty { devices[devices.count - 1].add(imageLine: line) }
      } else if !line.hasPrefix(" ") {
        if let device = HMPBlockDevice(header: line) { devices.append(device) }
      } else if !devices.isEmpty {
        devices[devices.count - 1].add(line)
      }
    }
    return devices
  }

  private init?(header: Substring) {
    guard let colon = header.firstRange(ofWord: ": ") else { return nil }
    var title = header[..<colon]
    if title.hasSuffix(")"), let open = title.lastIndex(of: "("), title[..<open].hasSuffix(" ") {
      node = String(title[title.index(after: open)...].dropLast())
      title = title[..<open].dropLast()
    }
    name = String(title)
    let content = header[header.index(colon, offsetBy: 2)...]
    guard content != "[not inserted]" else { return }
    guard content.hasSuffix(")"), let open = content.lastIndex(of: "("), content[..<open].hasSuffix(" ") else {
      return nil
    }
    let facts = content[content.index(after: open)...].dropLast().split(separator: ",").map { $0.drop { $0 == " " } }
    file = String(content[..<open].dropLast())
    driver = facts.first.map { String($0) }
    isReadOnly = facts.dropFirst().contains("read-only")
  }

  /// `image: top.qcow2`, `virtual size: 64 MiB (67108864 bytes)`.
  private mutating func add(imageLine line: Substring) {
    if line.hasPrefix("image: ") {
      images.append(Image(path: String(line.dropFirst(7))))
    } else if line.hasPrefix("virtual size: "), line.hasSuffix(" bytes)"), let open = line.lastIndex(of: "("),
      !images.isEmpty
    {
      images[images.count - 1].size = UInt64(line[line.index(after: open)...].dropLast(7))
    }
  }

  private mutating func add(_ line: Substring) {
    let parts = line.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return }
    let value = String(parts[1]).trimmingBlanks()
    switch String(parts[0]).trimmingBlanks() {
    case "Attached to": device = value
    case "Removable device":
      isRemovable = true
      isTrayOpen = value.hasSuffix("tray open")
    default: break
    }
  }
}

public import DroverCore

/// One firmware image of the host, as its descriptor tells it (QEMU's `docs/interop/firmware.json`).
public struct FirmwareDescriptor: Sendable, Hashable {
  /// How the image gets into the machine.
  public enum Mapping: Sendable, Hashable {
    /// In flash: the program, and a template of the variables beside it.
    case split(executable: Image, template: Image)
    /// In flash, program and variables in one file.
    case combined(executable: Image)
    /// In flash, without variables.
    case stateless(executable: Image)
    /// In memory.
    case memory(path: String)
  }

  /// A file and its format.
  public struct Image: Sendable, Hashable {
    /// The path.
    public var path: String
    /// The format.
    public var format: FirmwareFormat

    /// Takes both.
    public init(path: String, format: FirmwareFormat) {
      self.path = path
      self.format = format
    }
  }

  /// A family of machines that it runs on.
  public struct Target: Sendable, Hashable {
    /// The processor family, in QEMU's words.
    public var architecture: String
    /// Patterns of machine names: `pc-q35-*`.
    public var machines: [String]
  }

  /// `uefi`, `bios`…
  public var interfaces: [String]
  /// How it gets into the machine.
  public var mapping: Mapping
  /// What it runs on.
  public var targets: [Target]
  /// What it can do: `secure-boot`, `enrolled-keys`, `requires-smm`…
  public var features: Set<String>

  /// Reads a descriptor; nil when it is none.
  public init?(_ json: JSON) {
    guard let interfaces = json["interface-types"]?.array, let targets = json["targets"]?.array,
      let mapping = json["mapping"].flatMap(Mapping.init)
    else { return nil }
    self.interfaces = interfaces.compactMap(\.string)
    self.mapping = mapping
    self.targets = targets.compactMap { target in
      guard let architecture = target["architecture"]?.string else { return nil }
      return Target(architecture: architecture, machines: target["machines"]?.array?.compactMap(\.string) ?? [])
    }
    features = Set(json["features"]?.array?.compactMap(\.string) ?? [])
  }

  /// Whether it runs on a machine.
  public func runs(on machine: String, architecture: GuestArchitecture) -> Bool {
    targets.contains { target in
      target.architecture == architecture.targetName && target.machines.contains { matches(machine, pattern: $0) }
    }
  }
}

extension FirmwareDescriptor.Mapping {
  fileprivate init?(_ json: JSON) {
    func image(_ key: String) -> FirmwareDescriptor.Image? {
      guard let path = json[key]?["filename"]?.string,
        let format = json[key]?["format"]?.string.flatMap(FirmwareFormat.init(rawValue:))
      else { return nil }
      return .init(path: path, format: format)
    }
    switch json["device"]?.string {
    case "memory":
      guard let path = json["filename"]?.string else { return nil }
      self = .memory(path: path)
    case "flash":
      guard let executable = image("executable") else { return nil }
      switch json["mode"]?.string ?? "split" {
      case "split":
        guard let template = image("nvram-template") else { return nil }
        self = .split(executable: executable, template: template)
      case "combined": self = .combined(executable: executable)
      case "stateless": self = .stateless(executable: executable)
      default: return nil
      }
    default: return nil
    }
  }
}

/// Whether a name fits a pattern in which `*` stands for any letters and `?` for one.
func matches(_ name: String, pattern: String) -> Bool {
  let text = Array(name.utf8)
  let shape = Array(pattern.utf8)
  var (position, place) = (0, 0)
  var star: (place: Int, position: Int)?
  while position < text.count {
    if place < shape.count, shape[place] == text[position] || shape[place] == UInt8(ascii: "?") {
      position += 1
      place += 1
    } else if place < shape.count, shape[place] == UInt8(ascii: "*") {
      star = (place, position)
      place += 1
    } else if let last = star {
      place = last.place + 1
      position = last.position + 1
      star = (last.place, position)
    } else {
      return false
    }
  }
  return shape[place...].allSatisfy { $0 == UInt8(ascii: "*") }
}

import DomainModel
import DroverCore
import DroverXML

/// Other names for what stays an argument under a name that the builder gives to something else.
///
/// Command lines are often made from those that libvirt logs, and have its names: `charmonitor`, `hostnet0`.
struct KeptNames {
  /// The new name by the option that has it and the old one.
  private var names: [String: [String: String]] = [:]

  /// Which keys refer to what an option names.
  private static let references: [String: String] = [
    "chardev": "chardev", "netdev": "netdev", "memdev": "object", "rng": "object", "iothread": "object",
    "fsdev": "fsdev", "secret": "object", "keyid": "object", "tls-creds": "object",
  ]

  /// Looks for names that are taken.
  ///
  /// - Parameters:
  ///   - arguments: the options that stay.
  ///   - devices: the devices of the definition, which give the builder its names.
  ///   - definition: the definition but for its devices.
  init(_ arguments: [String], _ devices: Devices, _ definition: DomainDefinition) {
    let taken = Self.counts(devices, definition)
    for (option, value) in zip(arguments, arguments.dropFirst()) where option.hasPrefix("-") {
      let name = String(option.dropFirst())
      guard let id = Self.id(of: value), Self.isTaken(id, of: name, taken) else { continue }
      names[name, default: [:]][id] = "drover-\(id)"
    }
  }

  /// Whether there is nothing to do.
  var isEmpty: Bool { names.isEmpty }

  /// The options with the other names.
  func applied(to arguments: [String]) -> [String] {
    var arguments = arguments
    for index in arguments.indices.dropFirst() where arguments[index - 1].hasPrefix("-") {
      arguments[index] = applied(to: arguments[index], of: String(arguments[index - 1].dropFirst()))
    }
    return arguments
  }

  /// The overrides with the other names.
  func applied(to override: QEMUOverride?) -> QEMUOverride? {
    guard var override else { return nil }
    for device in override.devices.indices {
      var properties = override.devices[device].frontend?.properties ?? []
      for index in properties.indices {
        guard let old = properties[index].value, let new = name(properties[index].name, old) else { continue }
        properties[index].value = new
      }
      override.devices[device].frontend?.properties = properties
    }
    return override
  }

  /// The new name that a key refers to.
  private func name(_ key: String, _ old: String) -> String? {
    Self.references[key].flatMap { names[$0]?[old] }
  }

  private func applied(to value: String, of option: String) -> String {
    if value.hasPrefix("{") {
      guard var object = (try? JSON.parse(value))?.object else { return value }
      for member in object.members {
        guard let old = member.value.string else { continue }
        if let new = member.key == "id" ? names[option]?[old] : name(member.key, old) {
          object[member.key] = .string(new)
        }
      }
      return JSON.object(object).text()
    }
    if value.hasPrefix("chardev:"), let new = names["chardev"]?[String(value.dropFirst("chardev:".count))] {
      return "chardev:\(new)"
    }
    let pieces = KeyValueReader.pieces(value).map { bytes in
      let piece = String(decoding: bytes, as: UTF8.self)
      guard let equals = piece.firstIndex(of: "=") else { return KeyValueText.quoted(piece) }
      let (key, old) = (String(piece[..<equals]), String(piece[piece.index(after: equals)...]))
      let new = key == "id" ? names[option]?[old] : name(key, old)
      return new.map { "\(key)=\($0)" } ?? KeyValueText.quoted(piece)
    }
    return pieces.joined(separator: ",")
  }

  private static func id(of value: String) -> String? {
    if value.hasPrefix("{") { return (try? JSON.parse(value))?.object?["id"]?.string }
    return KeyValueReader.parts(value, impliedKey: "").first { $0.key == "id" }?.value
  }

  /// How many names of a kind the builder gives, from the number 0 on.
  private static func counts(_ devices: Devices, _ definition: DomainDefinition) -> [String: [String: Int]] {
    [
      "chardev": [
        "charserial": devices.serials.count, "charparallel": devices.parallels.count,
        "charchannel": devices.channels.count, "charconsole": devices.consoles.count,
        "charredir": devices.redirectedDevices.count, "charsmartcard": devices.smartcards.count,
        "charnet": devices.interfaces.count,
      ],
      "netdev": ["hostnet": devices.interfaces.count],
      "object": [
        "objrng": devices.rngs.count, "ram-node": definition.cpu?.numa?.cells.count ?? 0,
        // The first is 1.
        "iothread": definition.iothreads.map { Int($0) + 1 } ?? 0,
      ],
      "fsdev": ["fsdev-fs": devices.filesystems.count],
    ]
  }

  private static func isTaken(_ id: String, of option: String, _ counts: [String: [String: Int]]) -> Bool {
    if [["chardev", "charmonitor"], ["mon", "monitor"], ["object", "masterKey0"]].contains([option, id]) {
      return true
    }
    let stem = String(id.reversed().drop { $0.isASCII && $0.isNumber }.reversed())
    guard let count = counts[option]?[stem], let number = Int(id.dropFirst(stem.count)) else { return false }
    return number < count
  }
}

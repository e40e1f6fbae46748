public import DroverCore

extension HostFacts {
  /// What the kernel keeps of the firmware's tables (`/sys/class/dmi/id`), as `<sysinfo type='smbios'>`.
  public func firmwareTables() async throws(VirtError) -> String {
    let text = await FileWork.shared.run { FirmwareTables(folder: "/sys/class/dmi/id").text }
    guard let text else {
      throw VirtError(.configUnsupported, "the firmware of this host has no tables (SMBIOS) to tell of it")
    }
    return text
  }
}

/// The firmware's tables as the kernel shows them.
struct FirmwareTables {
  /// A folder of the kernel's, or a copy of it for tests. Blocks.
  let folder: String

  private static let groups: [(element: String, entries: [(name: String, file: String)])] = [
    (
      "bios",
      [("vendor", "bios_vendor"), ("version", "bios_version"), ("date", "bios_date"), ("release", "bios_release")]
    ),
    (
      "system",
      [
        ("manufacturer", "sys_vendor"), ("product", "product_name"), ("version", "product_version"),
        ("serial", "product_serial"), ("uuid", "product_uuid"), ("sku", "product_sku"), ("family", "product_family"),
      ]
    ),
    (
      "baseBoard",
      [
        ("manufacturer", "board_vendor"), ("product", "board_name"), ("version", "board_version"),
        ("serial", "board_serial"), ("asset", "board_asset_tag"),
      ]
    ),
    (
      "chassis",
      [
        ("manufacturer", "chassis_vendor"), ("version", "chassis_version"), ("serial", "chassis_serial"),
        ("asset", "chassis_asset_tag"),
      ]
    ),
  ]

  /// The document; nil when there is nothing in it.
  var text: String? {
    var text = "<sysinfo type='smbios'>\n"
    var isEmpty = true
    for (element, entries) in Self.groups {
      let told = entries.compactMap { entry -> String? in
        guard let value = FileContents.trimmed("\(folder)/\(entry.file)"), !value.isEmpty else { return nil }
        return "    <entry name='\(entry.name)'>\(Self.escaped(value))</entry>\n"
      }
      guard !told.isEmpty else { continue }
      isEmpty = false
      text += "  <\(element)>\n\(told.joined())  </\(element)>\n"
    }
    return isEmpty ? nil : text + "</sysinfo>\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\u{0}"..<" ": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// Serial ports.
  mutating func addSerials() throws(VirtError) {
    for (index, serial) in devices.serials.enumerated() {
      let alias = serial.info.alias?.name ?? ""
      try addLine(serial.backend, alias: alias)
      var device: Properties
      let port = serial.target?.port ?? UInt32(clamping: index)
      switch serial.target?.model?.name {
      case "isa-serial", "isa-debugcon", "pci-serial", "usb-serial", "sclpconsole", "sclplmconsole":
        device = Properties(driver: serial.target?.model?.name ?? "isa-serial")
      case "spapr-vty": device = Properties(driver: "spapr-vty")
      case "pl011", "16550a", nil:
        // It is soldered on the board.
        add("-serial", "chardev:char\(alias)")
        continue
      default:
        throw unsupported("QEMU has no serial port of model '\(serial.target?.model?.name ?? "")'")
      }
      device.add("chardev", "char\(alias)")
      device.add("id", alias)
      if device.object["driver"]?.string == "isa-serial" { device.add("index", number: port) }
      device.merge(place(serial.info))
      add(device: device)
    }
  }

  /// Parallel ports.
  mutating func addParallels() throws(VirtError) {
    for parallel in devices.parallels {
      let alias = parallel.info.alias?.name ?? ""
      try addLine(parallel.backend, alias: alias)
      var device = Properties(driver: "isa-parallel")
      device.add("chardev", "char\(alias)")
      finish(&device, parallel.info)
      add(device: device)
    }
  }

  /// Channels between host and guest.
  mutating func addChannels() throws(VirtError) {
    for channel in devices.channels {
      let alias = channel.info.alias?.name ?? ""
      switch channel.target?.type {
      case "guestfwd":
        try addLine(channel.backend, alias: alias)
        var network = Properties()
        network.add("type", "user")
        let forward = "tcp:\(channel.target?.address ?? ""):\(channel.target?.port ?? 0)-chardev:char\(alias)"
        network.add("guestfwd", json: [["str": .string(forward)]])
        network.add("id", alias)
        add("-netdev", network.text)
      case "virtio":
        try addLine(channel.backend, alias: alias, channel: spiceChannel(channel))
        var device = Properties(driver: "virtserialport")
        device.merge(place(channel.info))
        device.add("chardev", "char\(alias)")
        device.add("id", alias)
        device.add("name", channel.target?.name ?? (isSPICE(channel) ? "com.redhat.spice.0" : nil))
        add(device: device)
      default:
        throw unsupported("QEMU has no channel of type '\(channel.target?.type ?? "")'")
      }
    }
  }

  private func isSPICE(_ channel: CharacterDevice) -> Bool {
    channel.backend.type == .spicevmc
  }

  private func spiceChannel(_ channel: CharacterDevice) -> String? {
    channel.backend.type == .spicevmc ? "vdagent" : nil
  }

  /// Consoles that are not the first serial port once more.
  mutating func addConsoles() throws(VirtError) {
    for console in devices.consoles {
      let alias = console.info.alias?.name ?? ""
      switch console.target?.type {
      case "virtio":
        try addLine(console.backend, alias: alias)
        var device = Properties(driver: "virtconsole")
        device.merge(place(console.info))
        device.add("chardev", "char\(alias)")
        device.add("id", alias)
        add(device: device)
      case "sclp", "sclplm":
        try addLine(console.backend, alias: alias)
        var device = Properties(driver: console.target?.type == "sclp" ? "sclpconsole" : "sclplmconsole")
        device.add("chardev", "char\(alias)")
        device.add("id", alias)
        add(device: device)
      case "serial", nil: continue
      default: throw unsupported("QEMU has no console of type '\(console.target?.type ?? "")'")
      }
    }
  }

  /// Smartcards.
  mutating func addSmartcards() throws(VirtError) {
    for card in devices.smartcards {
      let alias = card.info.alias?.name ?? ""
      var device: Properties
      switch card.mode {
      case .host:
        device = Properties(driver: "ccid-card-emulated")
        device.add("backend", "nss-emulated")
      case .hostCertificates:
        device = Properties(driver: "ccid-card-emulated")
        device.add("backend", "certificates")
        for (index, certificate) in card.certificates.enumerated() { device.add("cert\(index + 1)", certificate) }
        device.add("db", card.database ?? "/etc/pki/nssdb")
      case .passthrough:
        try addLine(card.backend, alias: alias, channel: "smartcard")
        device = Properties(driver: "ccid-card-passthru")
        device.add("chardev", "char\(alias)")
      }
      finish(&device, card.info)
      add(device: device)
    }
  }

  /// USB devices that a client of the screen brings.
  mutating func addRedirectedDevices() throws(VirtError) {
    for device in devices.redirectedDevices {
      let alias = device.info.alias?.name ?? ""
      try addLine(
        device.backend, alias: alias, channel: device.backend.type == .dbus ? "org.qemu.usbredir" : "usbredir")
      var properties = Properties(driver: "usb-redir")
      properties.add("chardev", "char\(alias)")
      properties.add("id", alias)
      if let rules = devices.redirectionFilter?.devices, !rules.isEmpty {
        properties.add("filter", rules.map(\.rule).joined(separator: "|"))
      }
      properties.add("bootindex", number: bootIndex(device.info))
      properties.merge(place(device.info))
      add(device: properties)
    }
  }
}

extension RedirectionFilterDevice {
  /// A rule as QEMU reads it: class, vendor, product, version, and whether the device may pass; −1 for any.
  fileprivate var rule: String {
    func number(_ text: String?, digits: Int) -> String {
      guard let text, text != "-1", let value = parseNumber(text) else { return "-1" }
      let hex = String(value, radix: 16, uppercase: true)
      return "0x" + String(repeating: "0", count: max(0, digits - hex.utf8.count)) + hex
    }
    let parts = [
      number(deviceClass, digits: 2), number(vendor, digits: 4), number(product, digits: 4), binaryVersion,
      allow == .yes ? "1" : "0",
    ]
    return parts.joined(separator: ":")
  }

  /// A version as USB codes it: 1.10 is 0x0110.
  private var binaryVersion: String {
    guard let version, version != "-1" else { return "-1" }
    let parts = version.split(separator: ".", omittingEmptySubsequences: false)
    guard let major = UInt32(parts.first ?? ""), major < 100 else { return "-1" }
    let minorText = parts.count > 1 ? String(parts[1]) : "0"
    guard let minor = UInt32(minorText), minor < 100 else { return "-1" }
    let shifted = minorText.utf8.count == 1 ? minor * 10 : minor
    let code = (major / 10) << 12 | (major % 10) << 8 | (shifted / 10) << 4 | shifted % 10
    let hex = String(code, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
  }
}

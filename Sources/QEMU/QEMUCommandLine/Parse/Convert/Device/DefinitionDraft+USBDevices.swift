import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// A device on USB.
  mutating func makeUSBDevice(_ device: inout DeviceSource) -> Bool {
    guard var info = usbInfo(&device) else { return false }
    switch device.driver {
    case "usb-tablet", "usb-mouse", "usb-kbd":
      var input = Input()
      input.type = device.driver == "usb-tablet" ? .tablet : device.driver == "usb-mouse" ? .mouse : .keyboard
      input.bus = .usb
      addOverrides(device, to: &info)
      input.info = info
      devices.inputs.append(input)
    case "usb-hub":
      var hub = Hub()
      addOverrides(device, to: &info)
      hub.info = info
      devices.hubs.append(hub)
    case "usb-host": return makeUSBHost(&device, info)
    case "usb-redir":
      guard let line = device.settings.text("chardev").flatMap({ character($0) }) else { return false }
      var redirected = RedirectedDevice()
      redirected.backend = line
      if let rules = device.settings.text("filter") {
        guard let filter = RedirectionFilter(rules) else { return false }
        devices.redirectionFilter = filter
      }
      addOverrides(device, to: &info)
      redirected.info = info
      devices.redirectedDevices.append(redirected)
    case "usb-mtp":
      var filesystem = Filesystem()
      filesystem.driver = FilesystemDriver()
      filesystem.driver?.type = .mtp
      filesystem.source = FilesystemSource()
      filesystem.source?.dir = device.settings.text("rootdir") ?? device.settings.text("x-root")
      filesystem.target = FilesystemTarget()
      filesystem.target?.dir = device.settings.text("desc") ?? "mtp"
      filesystem.readonly = device.settings.flag("readonly") ?? true
      addOverrides(device, to: &info)
      filesystem.info = info
      devices.filesystems.append(filesystem)
    default: return false
    }
    return true
  }

  private mutating func makeUSBHost(_ device: inout DeviceSource, _ found: DeviceInfo) -> Bool {
    var host = HostDevice()
    host.type = .usb
    var source = HostDeviceSource()
    if let path = device.settings.text("hostdevice") {
      let parts = path.split(separator: "/").suffix(2).compactMap { UInt32($0) }
      guard parts.count == 2 else { return false }
      source.address = HostDeviceAddress()
      source.address?.bus = parts[0]
      source.address?.device = parts[1]
    } else if let bus: UInt32 = device.settings.number("hostbus"),
      let number: UInt32 = device.settings.number("hostaddr"), number > 0
    {
      source.address = HostDeviceAddress()
      source.address?.bus = bus
      source.address?.device = number
    } else if let vendor: UInt64 = device.settings.number("vendorid") {
      source.vendor = HostDeviceID(vendor)
      source.product = device.settings.number("productid", as: UInt64.self).map { HostDeviceID($0) }
    } else {
      return false
    }
    let resets = device.settings.flag("guest-reset")
    let resetsAll = device.settings.flag("guest-resets-all")
    switch (resets, resetsAll) {
    case (false?, _): source.guestReset = .off
    case (true?, false?): source.guestReset = .uninitialized
    case (true?, true?): source.guestReset = .on
    default: break
    }
    host.source = source
    var info = found
    addOverrides(device, to: &info)
    host.info = info
    devices.hostDevices.append(host)
    return true
  }

  /// `-usbdevice`, which later QEMUs have for few devices.
  mutating func convertOlderUSB() {
    for position in model.positions(of: "usbdevice") {
      let text = model[position].text
      var device: DeviceSource
      switch text {
      case "tablet": device = DeviceSource(driver: "usb-tablet")
      case "mouse": device = DeviceSource(driver: "usb-mouse")
      case "keyboard": device = DeviceSource(driver: "usb-kbd")
      default:
        guard text.hasPrefix("host:"), let host = Self.hostDevice(text.dropFirst("host:".count)) else { continue }
        device = host
      }
      if makeUSBDevice(&device) { model[position].fate = .converted }
    }
  }

  /// `BUS.ADDRESS` or `VENDOR:PRODUCT`
  private static func hostDevice(_ text: Substring) -> DeviceSource? {
    var device = DeviceSource(driver: "usb-host")
    let byPlace = text.split(separator: ".")
    let byName = text.split(separator: ":")
    if byPlace.count == 2 {
      device.settings.set("hostbus", .string(String(byPlace[0])))
      device.settings.set("hostaddr", .string(String(byPlace[1])))
    } else if byName.count == 2 {
      func hexadecimal(_ text: Substring) -> JSON { .string(text.hasPrefix("0x") ? String(text) : "0x\(text)") }
      device.settings.set("vendorid", hexadecimal(byName[0]))
      device.settings.set("productid", hexadecimal(byName[1]))
    } else {
      return nil
    }
    return device
  }
}

extension HostDeviceID {
  init(_ id: UInt64) {
    self.init()
    self.id = XMLHexNumber(id)
  }
}

extension RedirectionFilter {
  /// Rules as QEMU has them: `CLASS:VENDOR:PRODUCT:VERSION:ALLOW|…`.
  init?(_ text: String) {
    self.init()
    for rule in text.split(separator: "|") {
      let parts = rule.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 5 else { return nil }
      func number(_ text: String) -> String? { text == "-1" ? nil : text }
      var device = RedirectionFilterDevice()
      device.deviceClass = number(parts[0])
      device.vendor = number(parts[1])
      device.product = number(parts[2])
      if let code = number(parts[3]) {
        guard let value = SizeText.number(code), value <= 0x9999 else { return nil }
        let digits = String(value, radix: 16)
        let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        device.version = "\(Int(padded.prefix(2)) ?? 0).\(padded.suffix(2))"
      }
      device.allow = YesNo(parts[4] == "1")
      devices.append(device)
    }
  }
}

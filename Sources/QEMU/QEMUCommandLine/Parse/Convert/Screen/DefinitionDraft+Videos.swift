import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// A graphics card.
  mutating func makeVideo(_ device: inout DeviceSource) -> Bool {
    var card = VideoModel()
    switch device.driver {
    case "VGA": card.type = .vga
    case "cirrus-vga": card.type = .cirrus
    case "vmware-svga": card.type = .vmvga
    case "bochs-display": card.type = .bochs
    case "ramfb": card.type = .ramfb
    case "qxl-vga", "qxl": card.type = .qxl
    default: return makeVirtioVideo(&device, "pci")
    }
    // A second card of these kinds a definition has not.
    if !devices.videos.isEmpty, card.type != .qxl { return false }
    // What a definition leaves open is one screen and no second memory; QEMU's own defaults are others.
    let isQXL = card.type == .qxl
    let hasScreens = device.settings.has("max_outputs")
    let hasMemory = device.settings.has("vram64_size_mb")
    takeMemory(&card, &device.settings)
    takeScreen(&card, &device.settings)
    if isQXL, !hasScreens { device.settings.set("max_outputs", .unsigned(0)) }
    if isQXL, !hasMemory { device.settings.set("vram64_size_mb", .unsigned(UInt64(UInt32.max))) }
    return add(card, nil, &device, onPCI: card.type != .ramfb)
  }

  private func takeMemory(_ card: inout VideoModel, _ settings: inout Settings) {
    func kibibytes(_ key: String, unit: UInt64) -> UInt32? {
      guard let bytes = settings.size(key, unit: unit) else { return nil }
      return UInt32(exactly: bytes >> 10)
    }
    switch card.type {
    case .vga, .vmvga: card.vram = kibibytes("vgamem_mb", unit: 1 << 20)
    case .bochs: card.vram = kibibytes("vgamem", unit: 1)
    case .qxl:
      card.ram = kibibytes("ram_size", unit: 1)
      card.vram = kibibytes("vram_size", unit: 1)
      card.vgamem = kibibytes("vgamem_mb", unit: 1 << 20)
      if let size = kibibytes("vram64_size_mb", unit: 1 << 20), size > 0 { card.vram64 = size }
    default: break
    }
  }

  private func takeScreen(_ card: inout VideoModel, _ settings: inout Settings) {
    card.heads = settings.number("max_outputs")
    card.edid = settings.onOff("edid")
    let width: UInt32? = settings.number("xres")
    let height: UInt32? = settings.number("yres")
    if let width, let height {
      card.resolution = VideoResolution()
      card.resolution?.x = width
      card.resolution?.y = height
    }
  }

  /// A virtio graphics card, of QEMU's own or of another process.
  mutating func makeVirtioVideo(_ device: inout DeviceSource, _ bus: String) -> Bool {
    // One on a transport of virtio-mmio has no element.
    guard bus != "mmio" else { return false }
    var card = VideoModel()
    card.type = .virtio
    var driver = VideoDriver()
    if device.driver.hasPrefix("vhost-user-") {
      guard let id = device.settings.text("chardev"), let position = position("chardev", id: id) else { return false }
      claims.append(position)
      driver.name = .vhostuser
    }
    if device.driver.contains("-gl") {
      card.acceleration = VideoAcceleration()
      card.acceleration?.accel3d = .yes
    }
    card.blob = device.settings.onOff("blob")
    takeScreen(&card, &device.settings)
    if let options = virtioDriver(&device.settings) {
      driver.iommu = options.iommu
      driver.ats = options.ats
      driver.packed = options.packed
      driver.pagePerVq = options.pagePerVq
    }
    // The first card of a PC is taken for one with VGA.
    if devices.videos.isEmpty, architecture?.isX86 ?? true, !device.driver.contains("-vga") {
      device.settings.set("driver", .string(device.driver))
    }
    return add(card, driver == VideoDriver() ? nil : driver, &device, onPCI: bus == "pci")
  }

  private mutating func add(_ card: VideoModel, _ driver: VideoDriver?, _ device: inout DeviceSource, onPCI: Bool)
    -> Bool
  {
    guard var info = onPCI ? pciInfo(&device) : board == .s390ccw ? virtioInfo(&device, bus: "ccw") : info(&device)
    else { return false }
    addOverrides(device, to: &info)
    var video = Video()
    video.driver = driver
    video.model = card
    video.info = info
    devices.videos.append(video)
    return true
  }

  /// `-vga`, or the card that a machine has when nobody says anything.
  mutating func addBoardVideo() {
    let wanted = model.lastText("vga") ?? (defaults.hasVideo ? standardVideo : "none")
    let drivers = [
      "std": "VGA", "cirrus": "cirrus-vga", "vmware": "vmware-svga", "qxl": "qxl-vga", "virtio": "virtio-vga",
    ]
    guard let driver = drivers[wanted] else {
      if wanted == "none" { mark("vga", .converted) }
      return
    }
    guard pci.hasRoot else {
      // A card on ISA has no element.
      if !model.has("vga") { keepAlso(["-vga", wanted], "no element says a graphics card that is not on PCI") }
      return
    }
    var device = DeviceSource(driver: driver)
    applyGlobals(to: &device)
    if makeVideo(&device) { mark("vga", .converted) }
  }

  /// A definition with a screen gets a card, unless it says that there is none.
  mutating func settleVideo() {
    guard devices.videos.isEmpty, !devices.graphics.isEmpty else { return }
    var card = VideoModel()
    card.type = VideoModel.Kind.none
    var video = Video()
    video.model = card
    devices.videos.append(video)
  }

  private var standardVideo: String {
    switch board {
    case .i440fx, .q35: isMachine(before: (2, 2)) ? "cirrus" : "std"
    case .pseries, .xenfv: "std"
    case .isapc: "cirrus"
    default: "none"
    }
  }
}

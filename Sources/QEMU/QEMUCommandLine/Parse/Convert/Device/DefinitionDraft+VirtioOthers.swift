import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// The balloon.
  mutating func makeBalloon(_ device: inout DeviceSource, _ bus: String, _ dialect: VirtioModel?) -> Bool {
    guard devices.balloon == nil else { return false }
    var balloon = Balloon()
    balloon.model = dialect.flatMap { Balloon.Model(rawValue: $0.rawValue) } ?? .virtio
    balloon.autodeflate = device.settings.onOff("deflate-on-oom")
    balloon.freePageReporting = device.settings.onOff("free-page-reporting")
    balloon.driver = virtioDriver(&device.settings)
    guard let info = wholeVirtioInfo(&device, bus: bus) else { return false }
    balloon.info = info
    devices.balloon = balloon
    return true
  }

  /// `-balloon virtio` or `-balloon none`
  mutating func convertOlderBalloon(_ position: Int) {
    let settings = Settings(KeyValueReader.parts(model[position].text, impliedKey: "type"))
    if settings.peekText("type") == "none" { return model[position].fate = .converted }
    var device = DeviceSource(driver: "virtio-balloon-pci", position: position)
    device.settings = settings
    device.settings.ignore("type")
    if makeBalloon(&device, "pci", nil) { model[position].fate = .converted }
  }

  /// A source of randomness.
  mutating func makeRNG(_ device: inout DeviceSource, _ bus: String, _ dialect: VirtioModel?) -> Bool {
    var rng = RNG()
    rng.model = dialect ?? .virtio
    var backend = RNGBackend()
    if let id = device.settings.text("rng") {
      guard let position = position("object", id: id) else { return false }
      var settings = model[position].settings
      settings.ignore("id")
      switch settings.text("qom-type") {
      case "rng-random":
        backend.model = .random
        backend.path = settings.text("filename") ?? "/dev/urandom"
      case "rng-egd":
        guard let line = settings.text("chardev").flatMap({ character($0) }) else { return false }
        backend.model = .egd
        backend.backend = line
      case "rng-builtin": backend.model = .builtin
      default: return false
      }
      guard settings.rest.isEmpty else { return false }
      claims.append(position)
    } else {
      backend.model = .builtin
    }
    rng.backend = backend
    if let bytes: UInt32 = device.settings.number("max-bytes") {
      rng.rate = RNGRate()
      rng.rate?.bytes = bytes
      rng.rate?.period = device.settings.number("period")
    }
    rng.driver = virtioDriver(&device.settings)
    guard let info = wholeVirtioInfo(&device, bus: bus) else { return false }
    rng.info = info
    devices.rngs.append(rng)
    return true
  }

  /// A socket between guest and host.
  mutating func makeVSock(_ device: inout DeviceSource, _ bus: String, _ dialect: VirtioModel?) -> Bool {
    guard devices.vsock == nil else { return false }
    var vsock = VSock()
    vsock.model = dialect ?? .virtio
    vsock.cid = VSockCID()
    vsock.cid?.auto = .no
    vsock.cid?.address = device.settings.number("guest-cid")
    device.settings.ignore("vhostfd")
    vsock.driver = virtioDriver(&device.settings)
    guard let info = wholeVirtioInfo(&device, bus: bus) else { return false }
    vsock.info = info
    devices.vsock = vsock
    return true
  }

  /// Encryption by the host.
  mutating func makeCrypto(_ device: inout DeviceSource, _ bus: String) -> Bool {
    guard let id = device.settings.text("cryptodev"), let position = position("object", id: id) else { return false }
    var settings = model[position].settings
    var crypto = Crypto()
    crypto.backend = CryptoBackend()
    settings.ignore("id")
    switch settings.text("qom-type") {
    case "cryptodev-backend-builtin": crypto.backend?.model = .builtin
    case "cryptodev-backend-lkcf": crypto.backend?.model = .lkcf
    default: return false
    }
    crypto.backend?.queues = settings.number("queues")
    guard settings.rest.isEmpty else { return false }
    claims.append(position)
    crypto.driver = virtioDriver(&device.settings)
    guard let info = wholeVirtioInfo(&device, bus: bus) else { return false }
    crypto.info = info
    devices.cryptos.append(crypto)
    return true
  }

  /// Keyboard, mouse, tablet, or a device of the host that is passed on.
  mutating func makeVirtioInput(_ device: inout DeviceSource, _ name: String, _ bus: String) -> Bool {
    var input = Input()
    input.bus = .virtio
    switch name {
    case "virtio-keyboard": input.type = .keyboard
    case "virtio-mouse": input.type = .mouse
    case "virtio-tablet": input.type = .tablet
    default:
      input.type = .passthrough
      input.source = InputSource()
      input.source?.evdev = device.settings.text("evdev")
    }
    input.driver = virtioDriver(&device.settings)
    guard let info = wholeVirtioInfo(&device, bus: bus) else { return false }
    input.info = info
    devices.inputs.append(input)
    return true
  }

  /// A folder that is shared by QEMU itself.
  mutating func makePlan9(_ device: inout DeviceSource, _ bus: String, _ dialect: VirtioModel?) -> Bool {
    guard let id = device.settings.text("fsdev"), let position = position("fsdev", id: id) else { return false }
    var settings = model[position].settings
    guard var filesystem = sharedFolder(&settings), settings.rest.isEmpty else { return false }
    claims.append(position)
    filesystem.model = dialect
    filesystem.target = FilesystemTarget()
    filesystem.target?.dir = device.settings.text("mount_tag") ?? ""
    take(virtioDriver(&device.settings), into: &filesystem)
    guard let info = wholeVirtioInfo(&device, bus: bus) else { return false }
    filesystem.info = info
    devices.filesystems.append(filesystem)
    return true
  }

  private func take(_ options: VirtioDriver?, into filesystem: inout Filesystem) {
    guard let options else { return }
    var driver = filesystem.driver ?? FilesystemDriver()
    driver.iommu = options.iommu
    driver.ats = options.ats
    driver.packed = options.packed
    driver.pagePerVq = options.pagePerVq
    filesystem.driver = driver
  }

  private func sharedFolder(_ settings: inout Settings) -> Filesystem? {
    var filesystem = Filesystem()
    filesystem.type = .mount
    var driver = FilesystemDriver()
    switch settings.text("fsdriver") {
    case "local": driver.type = .path
    case "handle": driver.type = .handle
    default: return nil
    }
    switch settings.text("security_model", "security-model") {
    case "passthrough": filesystem.accessmode = .passthrough
    case "mapped", "mapped-xattr": filesystem.accessmode = .mapped
    case "none": filesystem.accessmode = .squash
    case nil: filesystem.accessmode = driver.type == .handle ? nil : .passthrough
    default: return nil
    }
    filesystem.multidevs = settings.text("multidevs").flatMap { Filesystem.Multidevs(rawValue: $0) }
    filesystem.fmode = settings.text("fmode").flatMap { FileMode(xmlText: $0) }
    filesystem.dmode = settings.text("dmode").flatMap { FileMode(xmlText: $0) }
    if settings.text("writeout") == "immediate" { driver.wrpolicy = .immediate }
    filesystem.readonly = settings.flag("readonly") ?? false
    filesystem.source = FilesystemSource()
    filesystem.source?.dir = settings.text("path")
    settings.ignore("id")
    filesystem.driver = driver
    return filesystem
  }

  /// `-virtfs`: the folder and its device in one.
  mutating func convertSharedFolder(_ position: Int) {
    var settings = model[position].settings
    let tag = settings.text("mount_tag") ?? ""
    guard pci.hasRoot, var filesystem = sharedFolder(&settings), settings.rest.isEmpty else { return }
    filesystem.target = FilesystemTarget()
    filesystem.target?.dir = tag
    if let place = pci.take(bus: nil, address: nil) { filesystem.info.address = .pci(place) }
    devices.filesystems.append(filesystem)
    model[position].fate = .converted
  }

  /// A folder that another process shares.
  mutating func makeVirtioFS(_ device: inout DeviceSource, _ bus: String) -> Bool {
    guard let line = device.settings.text("chardev").flatMap({ character($0) }), line.type == .unix else {
      return false
    }
    var filesystem = Filesystem()
    filesystem.type = .mount
    var driver = FilesystemDriver()
    driver.type = .virtiofs
    driver.queue = device.settings.number("queue-size")
    filesystem.driver = driver
    filesystem.source = FilesystemSource()
    filesystem.source?.socket = line.source?.path
    filesystem.target = FilesystemTarget()
    filesystem.target?.dir = device.settings.text("tag") ?? ""
    take(virtioDriver(&device.settings), into: &filesystem)
    guard let info = wholeVirtioInfo(&device, bus: bus) else { return false }
    filesystem.info = info
    devices.filesystems.append(filesystem)
    return true
  }
}

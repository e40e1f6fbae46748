import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// Folders that the guest shares with the host.
  mutating func addFilesystems() throws(VirtError) {
    for filesystem in devices.filesystems {
      switch filesystem.driver?.type ?? .path {
      case .virtiofs: addVirtioFS(filesystem)
      case .mtp: addMTP(filesystem)
      default: try addPlan9(filesystem)
      }
    }
  }

  private mutating func addVirtioFS(_ filesystem: Filesystem) {
    let alias = filesystem.info.alias?.name ?? ""
    var line = Self.line("socket", "chr-vu-\(alias)")
    line.add("path", filesystem.source?.socket ?? "\(context.runFolder)/\(alias)-fs.sock")
    add("-chardev", line.text)
    var device = virtioDevice(
      "vhost-user-fs", filesystem.info, model: filesystem.model, options: VirtioOptions(filesystem.driver))
    device.add("id", alias)
    device.add("chardev", "chr-vu-\(alias)")
    device.add("queue-size", number: filesystem.driver?.queue)
    device.add("tag", filesystem.target?.dir)
    device.add("bootindex", number: bootIndex(filesystem.info))
    device.merge(place(filesystem.info))
    add(device: device)
  }

  private mutating func addMTP(_ filesystem: Filesystem) {
    var device = Properties(driver: "usb-mtp")
    device.add("id", filesystem.info.alias?.name)
    device.add("rootdir", filesystem.source?.dir)
    device.add("desc", filesystem.target?.dir)
    device.add("readonly", flag: filesystem.readonly)
    device.merge(place(filesystem.info))
    add(device: device)
  }

  private mutating func addPlan9(_ filesystem: Filesystem) throws(VirtError) {
    let alias = filesystem.info.alias?.name ?? ""
    guard filesystem.type == .mount else {
      throw unsupported("a filesystem of type '\(filesystem.type.rawValue)' cannot be shared with the guest; mount can")
    }
    var share = KeyValueText(filesystem.driver?.type == .handle ? "handle" : "local")
    if filesystem.driver?.type != .handle {
      switch filesystem.accessmode ?? .passthrough {
      case .mapped: share.add("security_model", "mapped")
      case .passthrough: share.add("security_model", "passthrough")
      case .squash: share.add("security_model", "none")
      }
    }
    share.add("multidevs", filesystem.multidevs.flatMap { $0 == .default ? nil : $0.rawValue })
    share.add("fmode", filesystem.fmode?.xmlText)
    share.add("dmode", filesystem.dmode?.xmlText)
    if filesystem.driver?.wrpolicy == .immediate { share.add("writeout", "immediate") }
    share.add("id", "fsdev-\(alias)")
    share.add("path", filesystem.source?.dir ?? "")
    if filesystem.readonly { share.add("readonly", "on") }
    add("-fsdev", share.text)
    var device = virtioDevice(
      "virtio-9p", filesystem.info, model: filesystem.model, options: VirtioOptions(filesystem.driver))
    device.add("id", alias)
    device.add("fsdev", "fsdev-\(alias)")
    device.add("mount_tag", filesystem.target?.dir)
    device.merge(place(filesystem.info))
    add(device: device)
  }
}

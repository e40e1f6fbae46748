import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// The graphics cards; the first is the one that the guest boots with.
  mutating func addVideos() throws(VirtError) {
    for (index, video) in devices.videos.enumerated() {
      let isPrimary =
        video.model?.primary == .yes || (index == 0 && !devices.videos.contains { $0.model?.primary == .yes })
      if video.driver?.name == .vhostuser { addHelper(video) }
      guard var device = try device(of: video, isPrimary: isPrimary) else { continue }
      device.merge(place(video.info))
      add(device: device)
    }
  }

  private mutating func addHelper(_ video: Video) {
    let alias = video.info.alias?.name ?? ""
    var line = Self.line("socket", "chr-vu-\(alias)")
    line.add("fd", number: descriptor(for: .helper(alias: alias)))
    add("-chardev", line.text)
  }

  private func device(of video: Video, isPrimary: Bool) throws(VirtError) -> Properties? {
    guard let model = video.model else { return nil }
    let alias = video.info.alias?.name
    var device: Properties
    switch model.type {
    case .none: return nil
    case .virtio: return virtioVideo(video, isPrimary: isPrimary)
    case .qxl:
      device = Properties(driver: isPrimary ? "qxl-vga" : "qxl")
      device.add("id", alias)
      device.add("max_outputs", number: model.heads)
      device.add("ram_size", number: model.ram.map { UInt64($0) << 10 })
      device.add("vram_size", number: model.vram.map { UInt64($0) << 10 })
      device.add("vram64_size_mb", number: (model.vram64 ?? 0) >> 10)
      device.add("vgamem_mb", number: model.vgamem.map { $0 >> 10 })
      addResolution(model, to: &device)
      return device
    case .vga:
      device = Properties(driver: "VGA")
      device.add("id", alias)
      device.add("vgamem_mb", number: model.vram.map { $0 >> 10 })
    case .cirrus:
      device = Properties(driver: "cirrus-vga")
      device.add("id", alias)
    case .vmvga:
      device = Properties(driver: "vmware-svga")
      device.add("id", alias)
      device.add("vgamem_mb", number: model.vram.map { $0 >> 10 })
    case .bochs:
      device = Properties(driver: "bochs-display")
      device.add("id", alias)
      device.add("vgamem", number: model.vram.map { UInt64($0) << 10 })
    case .ramfb:
      device = Properties(driver: "ramfb")
      device.add("id", alias)
    default:
      throw unsupported("QEMU has no graphics card of type '\(model.type.rawValue)'")
    }
    if let edid = model.edid { device.add("edid", flag: edid) }
    addResolution(model, to: &device)
    return device
  }

  private func addResolution(_ model: VideoModel, to device: inout Properties) {
    device.add("xres", number: model.resolution?.x)
    device.add("yres", number: model.resolution?.y)
  }

  private func virtioVideo(_ video: Video, isPrimary: Bool) -> Properties {
    let model = video.model
    let hasVGA = isPrimary && platform.supports(.virtioVGA)
    let accelerates = model?.acceleration?.accel3d == .yes
    var device: Properties
    let options = VirtioOptions(video.driver)
    if video.driver?.name == .vhostuser {
      device =
        hasVGA
        ? Properties(driver: "vhost-user-vga")
        : virtioDevice("vhost-user-gpu", video.info, model: nil, options: options)
    } else if hasVGA {
      device = Properties(driver: accelerates && platform.supports(.virtioVGAGL) ? "virtio-vga-gl" : "virtio-vga")
    } else {
      let name = accelerates && platform.supports(.virtioGPUGL) ? "virtio-gpu-gl" : "virtio-gpu"
      device = virtioDevice(name, video.info, model: nil, options: options)
    }
    if hasVGA, video.driver?.name != .vhostuser {
      device.add("iommu_platform", flag: options.iommu)
      device.add("ats", flag: options.ats)
      device.add("packed", flag: options.packed)
      device.add("page-per-vq", flag: options.pagePerVq)
    }
    device.add("id", video.info.alias?.name)
    device.add("max_outputs", number: model?.heads)
    if let edid = model?.edid { device.add("edid", flag: edid) }
    device.add("blob", flag: model?.blob)
    if video.driver?.name == .vhostuser { device.add("chardev", "chr-vu-\(video.info.alias?.name ?? "")") }
    if let model { addResolution(model, to: &device) }
    return device
  }
}

import DroverCore
import DroverXML

extension Validation {
  /// Holds each graphics card against what its model has.
  mutating func checkVideos() {
    for (index, video) in devices.videos.enumerated() {
      guard let model = video.model else { continue }
      let path = "/domain/devices/video[\(index + 1)]"
      let name = model.type.rawValue
      switch model.type {
      case .xen, .vbox, .parallels, .gop, .default: refuse("QEMU has no graphics card of type '\(name)'", at: path)
      default: break
      }
      if video.driver?.name == .vhostuser {
        require(
          model.type == .virtio, "vhost-user is for the model 'virtio', not '\(name)'", at: path + "/driver/@name")
      } else if model.acceleration?.rendernode != nil {
        refuse("a render node is for driver name='vhostuser'", at: path + "/model/acceleration/@rendernode")
      }
      checkMemory(of: model, at: path + "/model")
      checkOptions(of: model, video.driver, at: path)
      if index > 0, model.primary != .yes {
        require(
          [.qxl, .virtio].contains(model.type), "'\(name)' is the first graphics card or none",
          at: path + "/model/@type")
      }
    }
  }

  private mutating func checkMemory(of model: VideoModel, at path: String) {
    let name = model.type.rawValue
    if model.type != .qxl {
      require(model.ram == nil, "'ram' is for the model 'qxl', not '\(name)'", at: path + "/@ram")
      require(model.vram64 == nil, "'vram64' is for the model 'qxl', not '\(name)'", at: path + "/@vram64")
      require(model.vgamem == nil, "'vgamem' is for the model 'qxl', not '\(name)'", at: path + "/@vgamem")
    }
    if [.vga, .vmvga].contains(model.type), let memory = model.vram {
      require(memory >= 1024, "the memory of '\(name)' is 1 MiB at least, not \(memory) KiB", at: path + "/@vram")
    }
    if model.type == .qxl, let memory = model.vgamem {
      require(memory >= 1024, "'vgamem' is 1 MiB at least, not \(memory) KiB", at: path + "/@vgamem")
    }
  }

  private mutating func checkOptions(of model: VideoModel, _ driver: VideoDriver?, at path: String) {
    let name = model.type.rawValue
    if model.blob != nil {
      require(model.type == .virtio, "'blob' is for the model 'virtio', not '\(name)'", at: path + "/model/@blob")
    }
    if let heads = model.heads, heads > 1 {
      require(
        model.type == .virtio || model.type == .qxl, "'\(name)' has one head, not \(heads)", at: path + "/model/@heads")
    }
    if let resolution = model.resolution {
      require(
        resolution.x > 0 && resolution.y > 0, "a resolution has more than 0 pixels each way",
        at: path + "/model/resolution")
    }
    if model.acceleration?.accel3d == .yes {
      require(model.type == .virtio, "'\(name)' does not accelerate 3D", at: path + "/model/acceleration/@accel3d")
    }
    guard let driver, model.type != .virtio else { return }
    for (option, isThere) in [
      ("iommu", driver.iommu != nil), ("ats", driver.ats != nil), ("packed", driver.packed != nil),
      ("page_per_vq", driver.pagePerVq != nil),
    ] where isThere {
      refuse("'\(option)' is for virtio, not for '\(name)'", at: path + "/driver/@\(option)")
    }
  }
}

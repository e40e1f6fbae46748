import DroverXML

extension Devices {
  /// A screen needs a graphics card.
  mutating func addImplicitVideo(_ context: NormalisationContext) {
    guard videos.isEmpty, !graphics.isEmpty else { return }
    videos.append(Video())
  }

  /// Models and memory; the primary card stands first.
  mutating func normaliseVideos(_ context: NormalisationContext) {
    for index in videos.indices { videos[index].normalise(context) }
    if let primary = videos.firstIndex(where: { $0.model?.primary == .yes }) {
      videos.insert(videos.remove(at: primary), at: 0)
    } else if let first = videos.first, first.model?.type != VideoModel.Kind.none {
      videos[0].model?.primary = .yes
    }
    for index in videos.indices where videos[index].model?.primary == .no { videos[index].model?.primary = nil }
  }
}

extension Video {
  fileprivate mutating func normalise(_ context: NormalisationContext) {
    var model = model ?? VideoModel()
    if model.type == .default { model.type = Self.defaultModel(context) }
    if model.type == .none {
      // A machine without a card has nothing to say of it.
      var none = VideoModel()
      none.type = .none
      self.model = none
      return
    }
    model.ram = Self.roundedUp(model.ram)
    model.vram = Self.roundedUp(model.vram)
    model.vram64 = Self.roundedUp(model.vram64)
    model.vgamem = Self.roundedUp(model.vgamem)
    switch model.type {
    case .vga, .cirrus, .vmvga, .bochs, .xen:
      if model.vram == nil { model.vram = 16_384 }
    case .qxl:
      if model.vram == nil { model.vram = 65_536 }
      if model.ram == nil { model.ram = 65_536 }
      if model.vgamem == nil { model.vgamem = 16_384 }
    default: break
    }
    // None is one: QEMU is told of more than one alone.
    if (model.heads ?? 0) == 0 { model.heads = 1 }
    if model.acceleration == VideoAcceleration() { model.acceleration = nil }
    self.model = model
  }

  /// The next power of two; 0 is the same as nothing.
  private static func roundedUp(_ amount: UInt32?) -> UInt32? {
    guard let amount, amount > 0 else { return nil }
    guard amount <= 1 << 31, amount & (amount - 1) != 0 else { return amount }
    return 1 << UInt32(32 - amount.leadingZeroBitCount)
  }

  private static func defaultModel(_ context: NormalisationContext) -> VideoModel.Kind {
    if context.board == .pseries { return .vga }
    if !context.architecture.isX86 { return .virtio }
    return context.platform.supports(.cirrusVGA) ? .cirrus : .vga
  }
}

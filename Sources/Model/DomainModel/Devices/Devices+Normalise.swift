import DroverCore
import DroverXML

extension DomainDefinition {
  /// Fills in what devices leave open and adds those that every machine has.
  mutating func normaliseDevices(_ context: NormalisationContext) throws(VirtError) {
    var devices = devices ?? Devices()
    if devices.emulator == nil { devices.emulator = context.platform.emulator }
    devices.sortControllers()
    devices.assignControllerIndexes()
    devices.sortControllers()
    devices.sortDisks()
    try devices.addDefaultDevices(context, hasPS2: features?.ps2?.state != .off)
    try devices.normaliseEach(context, domainName: name ?? "")
    devices.addConsoleCompatibility(context, isHVM: os?.type?.kind == .hvm)
    try devices.addImplicitControllers(context)
    devices.addImplicitVideo(context)
    devices.normaliseVideos(context)
    devices.addDefaultAudio()
    self.devices = devices
  }
}

extension Devices {
  fileprivate mutating func normaliseEach(_ context: NormalisationContext, domainName: String) throws(VirtError) {
    for index in disks.indices { try disks[index].normalise(context, takenBy: hostDevices, at: index) }
    for index in controllers.indices { controllers[index].normalise(context) }
    for index in filesystems.indices { filesystems[index].normalise() }
    for index in interfaces.indices { interfaces[index].normalise(context) }
    normaliseCharacterDevices(context, domainName: domainName)
    for index in inputs.indices { inputs[index].normalise(context) }
    for index in sounds.indices { sounds[index].normalise() }
    for index in tpms.indices { tpms[index].normalise(context) }
    for index in graphics.indices { graphics[index].normalise() }
    for index in audios.indices { audios[index].normalise(index) }
    for index in watchdogs.indices where watchdogs[index].action == nil { watchdogs[index].action = .reset }
    for index in panics.indices { panics[index].normalise(context) }
    for index in memories.indices { memories[index].normalise() }
    for index in sharedMemories.indices { sharedMemories[index].normalise() }
    vsock?.normalise()
    for index in rngs.indices { rngs[index].normalise() }
    for index in redirectedDevices.indices { redirectedDevices[index].normalise() }
    assignHostDeviceAddresses()
    for index in hostDevices.indices { hostDevices[index].normalise() }
    for index in smartcards.indices { smartcards[index].normalise() }
    assignSmartcardAddresses()
    if redirectionFilter?.devices.isEmpty ?? false { redirectionFilter = nil }
    redirectionFilter?.normalise()
  }

  /// What every machine of a kind has.
  fileprivate mutating func addDefaultDevices(_ context: NormalisationContext, hasPS2: Bool) throws(VirtError) {
    addDefaultUSB(context)
    if context.board == .q35 { addController(.sata, index: 0) }
    if context.hasPCI {
      switch context.board {
      case .i440fx, .xenfv: try addRoot(.pciRoot)
      case .q35, .virt: try addRoot(.pcieRoot)
      case .pseries: try addRoot(.pciRoot)
      default: break
      }
    }
    if context.board == .q35, !watchdogs.contains(where: { $0.model == .itco }) {
      var watchdog = Watchdog()
      watchdog.model = .itco
      // All watchdogs of a guest do the same.
      watchdog.action = watchdogs.first?.action
      watchdogs.append(watchdog)
    }
    if balloon == nil { balloon = Balloon() }
    if balloon?.stats?.period == 0 { balloon?.stats = nil }
    if balloon?.model == Balloon.Model.none { balloon?.info.address = nil }
    guard context.architecture.isX86, hasPS2, context.board != .microvm else { return }
    for type in [Input.Kind.mouse, .keyboard] where !inputs.contains(where: { $0.type == type && $0.isPS2(context) }) {
      var input = Input()
      input.type = type
      input.bus = .ps2
      inputs.append(input)
    }
  }

  private mutating func addRoot(_ model: ControllerModel) throws(VirtError) {
    guard let root = controllers.first(where: { $0.type == .pci && $0.index == 0 }) else {
      return addController(.pci, index: 0, model: model)
    }
    guard root.model == model || root.model == nil else {
      let found = root.model?.rawValue ?? "none"
      throw refusal(
        .xmlError,
        "the PCI controller with index 0 of this machine is model='\(model.rawValue)', not model='\(found)'",
        at: "/domain/devices/controller")
    }
  }

  private mutating func addDefaultUSB(_ context: NormalisationContext) {
    guard !controllers.contains(where: { $0.type == .usb }) else { return }
    switch context.board {
    case .i440fx, .xenfv:
      if context.platform.supports(.piix3USB) { addController(.usb, index: 0, model: .piix3UHCI) }
    case .q35:
      if context.platform.supports(.qemuXHCI) { addController(.usb, index: 0, model: .qemuXHCI) }
    case .pseries: addController(.usb, index: 0, model: .qemuXHCI)
    case .virt, .isapc, .microvm, .s390ccw, .other: break
    }
  }

  /// The host's sound system follows the screen: SPICE carries sound, a bare VNC server plays none.
  fileprivate mutating func addDefaultAudio() {
    guard audios.isEmpty else { return }
    var audio = Audio()
    audio.id = 1
    guard !graphics.isEmpty else {
      audios.append(audio)
      return
    }
    let types = graphics.map(\.type)
    guard types.contains(.spice) || types.contains(.vnc) else { return }
    if types.contains(.spice) { audio.type = .spice }
    audios.append(audio)
  }
}

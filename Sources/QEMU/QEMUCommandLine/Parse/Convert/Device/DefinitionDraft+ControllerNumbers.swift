import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// Numbers all controllers before any device names one.
  mutating func numberControllers() {
    let kinds: [(Controller.Kind, (DeviceSource) -> Bool)] = [
      (.pci, { [bridges = bridgesWithElement] in $0.position.map(bridges.contains) ?? false }),
      (
        .usb,
        { [board] in
          DeviceFamily.of($0.driver) == .usbController && !$0.settings.has("masterbus")
            && Self.hasElement(usb: $0, on: board)
        }
      ),
      (.scsi, { Self.scsiModels[$0.driver] != nil || $0.virtio?.name == "virtio-scsi" }),
      (.sata, { $0.driver == "ahci" || $0.driver == "ich9-ahci" }),
      (.virtioSerial, { $0.virtio?.name == "virtio-serial" }),
      (.ccid, { $0.driver == "usb-ccid" }),
    ]
    let positions = model.positions(of: "device")
    let sources = positions.map { DeviceSource(position: $0, settings: model[$0].settings) }
    if hasBoardUSB { controllers.name("usb-bus", 0, of: .usb) }
    if board == .q35 { controllers.name("ide", 0, of: .sata) }
    for (kind, isOne) in kinds {
      let found = sources.filter(isOne)
      let first: UInt32 = kind == .pci || (kind == .sata && board == .q35) || (kind == .usb && hasBoardUSB) ? 1 : 0
      let indexes = controllers.assign(found.map { $0.id ?? "" }, of: kind, first: first)
      for (source, index) in zip(found, indexes) {
        if let position = source.position { controllerNumbers[position] = index }
      }
    }
    numberIOThreads()
  }

  /// Whether the board was asked for its own USB controller.
  var hasBoardUSB: Bool {
    let isOn = merged("machine").peek("usb")?.optionFlag ?? false
    return (isOn || model.has("usb") || model.has("usbdevice"))
      && (board == .i440fx || board == .q35 || board == .pseries)
  }

  /// SCSI controllers by QEMU's names.
  static let scsiModels: [String: ControllerModel] = [
    "lsi": .lsilogic, "lsi53c895a": .lsilogic, "megasas": .lsisas1078, "mptsas1068": .lsisas1068, "pvscsi": .vmpvscsi,
    "am53c974": .am53c974, "dc390": .dc390, "dc-390": .dc390, "spapr-vscsi": .ibmvscsi,
  ]

  private mutating func numberIOThreads() {
    var threads: [IOThread] = []
    var taken: Set<UInt32> = [0]
    for position in model.positions(of: "object") {
      var settings = model[position].settings
      guard settings.text("qom-type") == "iothread", let id = settings.text("id") else { continue }
      var thread = IOThread()
      let own = id.hasPrefix("iothread") ? UInt32(id.dropFirst("iothread".count)) : nil
      thread.id = own.flatMap { taken.contains($0) ? nil : $0 } ?? UInt32(clamping: taken.count)
      while taken.contains(thread.id) { thread.id &+= 1 }
      var poll = IOThreadPoll()
      poll.max = settings.number("poll-max-ns")
      poll.grow = settings.number("poll-grow")
      poll.shrink = settings.number("poll-shrink")
      if poll != IOThreadPoll() { thread.poll = poll }
      thread.threadPoolMin = settings.number("thread-pool-min")
      thread.threadPoolMax = settings.number("thread-pool-max")
      guard settings.rest.isEmpty, threads.count < 4096 else { continue }
      taken.insert(thread.id)
      ioThreads[id] = thread.id
      threads.append(thread)
      model[position].fate = .converted
    }
    guard !threads.isEmpty else { return }
    definition.iothreads = UInt32(clamping: threads.count)
    definition.iothreadids = IOThreads()
    definition.iothreadids?.threads = threads
  }

  /// The threads that serve a device.
  func ioThreads(_ settings: inout Settings) -> (one: UInt32?, several: DiskIOThreads?) {
    if let list = settings.peek("iothread-vq-mapping")?.optionList {
      var threads = DiskIOThreads()
      for entry in list {
        guard let name = entry["iothread"]?.optionText, let id = ioThreads[name] else { return (nil, nil) }
        var thread = DiskIOThread()
        thread.id = id
        thread.queues = (entry["vqs"]?.optionList ?? []).compactMap { value in
          guard let number = value.optionNumber, let queue = UInt32(exactly: number) else { return nil }
          var one = DiskQueue()
          one.id = queue
          return one
        }
        threads.threads.append(thread)
      }
      settings.ignore("iothread-vq-mapping")
      return (nil, threads)
    }
    guard let id = settings.peekText("iothread").flatMap({ ioThreads[$0] }) else { return (nil, nil) }
    settings.ignore("iothread")
    return (id, nil)
  }
}

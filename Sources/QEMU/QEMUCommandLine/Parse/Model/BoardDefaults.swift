/// What QEMU gives a machine by itself: it follows from the options of its start, and stays whatever is plugged in or out
/// afterwards.
struct BoardDefaults: Sendable, Equatable {
  /// A card and a network for it.
  var hasInterface: Bool
  /// A graphics card.
  var hasVideo: Bool
  /// A CD drive.
  var hasCDDrive: Bool
  /// A floppy drive.
  var hasFloppyDrive: Bool
  /// A serial port.
  var hasSerial: Bool
  /// A parallel port.
  var hasParallel: Bool

  init(_ model: CommandModel) {
    let isBare = model.has("nodefaults")
    // Both stand for the device of their kind (`default_driver_check` of QEMU's `vl.c`).
    let devices = model.positions(of: "device").compactMap { model[$0].settings.peekText("driver") }
    let globals = model.positions(of: "global").compactMap { GlobalProperty(model[$0].text)?.driver }
    let drivers = Set(devices + globals)
    func has(unless own: Set<String>) -> Bool { !isBare && own.isDisjoint(with: drivers) }
    hasInterface = !isBare && !model.has("nic") && !model.has("net") && !model.has("netdev")
    hasVideo = has(unless: Self.cards)
    hasCDDrive = has(unless: ["ide-cd", "ide-hd", "scsi-cd", "scsi-hd"])
    hasFloppyDrive = has(unless: ["isa-fdc", "floppy"])
    hasSerial = has(unless: ["isa-serial"])
    hasParallel = has(unless: ["isa-parallel"])
  }

  private static let cards: Set<String> = [
    "VGA", "isa-vga", "cirrus-vga", "isa-cirrus-vga", "vmware-svga", "qxl-vga", "virtio-vga", "virtio-vga-gl",
    "virtio-vga-rutabaga", "ati-vga", "vhost-user-vga",
  ]
}

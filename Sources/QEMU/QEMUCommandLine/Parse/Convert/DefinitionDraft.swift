import DomainModel
import DroverCore
import DroverXML

/// A definition while it is made from a command line.
struct DefinitionDraft {
  /// The options; each is marked with what became of it.
  var model: CommandModel
  /// What the machine has by itself.
  let defaults: BoardDefaults
  /// What the emulator offers; nil when it is not known.
  let platform: GuestPlatform?
  /// What the command line refers to.
  let surroundings: any LaunchSurroundings
  /// The definition so far.
  var definition = DomainDefinition()
  /// Its devices so far.
  var devices = Devices()
  /// What has no place of its own.
  var notes: [ConversionNote]
  /// The emulator as the command line names it.
  let emulatorName: String
  /// The processor family; nil for one that definitions do not have.
  let architecture: GuestArchitecture?
  /// The kind of board.
  var board = MachineType.Board.other
  /// The places on the PCI buses.
  var pci = PCIPlaces(board: .other)
  /// Which index the controllers have, by kind and QEMU's name.
  var controllers = ControllerIndexes()
  /// The index of each controller by where its option stands.
  var controllerNumbers: [Int: UInt32] = [:]
  /// The numbers of the I/O threads by their ids.
  var ioThreads: [String: UInt32] = [:]
  /// The names of the disks.
  var diskNames = DiskNames()
  /// The places on IDE and SATA that are taken.
  var ideUnits: Set<DriveAddress> = []
  /// The ports of virtio-serial that are taken, by the controller.
  var virtioPorts: [UInt32: Set<UInt32>] = [:]
  /// The ports of the USB buses, by the controller.
  var usbPorts: [UInt32: USBPorts] = [:]
  /// The names of kept devices that have another one in the definition.
  var keptNames: [String: String] = [:]
  /// The names of kept devices that QEMU makes after those of the older grammar.
  var keptLate: Set<String> = []
  /// The places on SCSI that are taken.
  var scsiUnits: Set<DriveAddress> = []
  /// Whether the USB controller that was made last is one that stays an argument.
  var hangsOnKeptUSB = false
  /// The device numbers of the mainframe's channels that are taken.
  var channelDevices: Set<UInt64> = []
  /// How many devices are on these channels.
  var channelCount: UInt64 = 0
  /// The transports of virtio-mmio that are taken; nil where devices need not say theirs.
  var transports: Set<Int>?
  /// Which sound card has which name.
  var soundPlaces: [String: Int] = [:]
  /// The numbers of the sound back ends by their ids.
  var audioIDs: [String: UInt32] = [:]
  /// The hardware addresses that QEMU gives by itself.
  var hardwareAddresses = HardwareAddresses()
  /// Where options with an id stand.
  private(set) var ids: [String: [String: Int]] = [:]
  /// What the device at work uses: it counts as converted once the device is.
  var claims: [Int] = []
  /// What watchdogs do.
  var watchdogAction: Watchdog.Action?
  /// Whether the watchdog of the chipset was told to act, or not to.
  var firesChipsetWatchdog: Bool?
  /// At which places of the boot order the floppy drives are.
  var floppyBootOrder: [UInt32: UInt32] = [:]
  /// The letters of `-boot order=`.
  var bootLetters: String?
  /// How much is added to each place of the boot order, which begins with 1 in a definition.
  var bootShift: UInt32 = 0
  /// Arguments that stand for what QEMU does by itself and no element says.
  private(set) var ownArguments: [String] = []
  /// Whether the firmware is told that there is a screen.
  var hasGraphics = true
  /// How many aliases were made up.
  private var madeAliases = 0

  init(_ command: LaunchedCommand, platform: GuestPlatform?, surroundings: any LaunchSurroundings) throws(VirtError) {
    model = try CommandModel(command, surroundings: surroundings)
    defaults = command.defaults ?? BoardDefaults(model)
    self.platform = platform
    self.surroundings = surroundings
    notes = model.notes
    if let name = command.architectureName {
      architecture = GuestArchitecture(targetName: name)
    } else {
      architecture = platform?.architecture ?? .x86
    }
    // A name without a folder is looked up at each start.
    devices.emulator = command.emulator.hasPrefix("/") ? command.emulator : nil
    emulatorName = command.emulator
    for name in ["drive", "chardev", "netdev", "object", "fsdev", "tpmdev", "audiodev"] { collectIDs(name, "id") }
    collectIDs("blockdev", "node-name")
  }

  private mutating func collectIDs(_ name: String, _ key: String) {
    for position in model.positions(of: name) {
      if let id = model[position].settings.peekText(key) { ids[name, default: [:]][id] = position }
    }
  }

  /// Where an option with an id stands.
  func position(_ name: String, id: String) -> Int? { ids[name]?[id] }

  /// Adds a note.
  mutating func note(_ fate: ConversionNote.Fate, _ option: String, _ reason: String) {
    notes.append(ConversionNote(fate, option: option, reason: reason))
  }

  /// Keeps an argument for what QEMU does by itself.
  mutating func keepAlso(_ words: [String], _ reason: String) {
    ownArguments += words
    note(.kept, words.joined(separator: " "), reason)
  }

  /// The keys of an option that counts once.
  func merged(_ name: String) -> Settings {
    model.positions(of: name).first.map { model[$0].settings } ?? Settings()
  }

  /// Ends the work on an option that counts once: keys that nobody took are kept, and QEMU merges them with those
  /// that the builder says.
  mutating func close(_ name: String, _ settings: Settings) {
    guard let position = model.positions(of: name).first else { return }
    model[position].settings = settings
    let rest = settings.rest
    guard !rest.isEmpty else { return model[position].fate = .converted }
    var words: [String] = []
    var last: Substring?
    for entry in rest {
      let text = KeyValueText(entry.key, entry.value.optionText ?? entry.value.text()).text
      // Keys with dots make up one value, which QEMU takes as a whole.
      let group = entry.key.contains(".") ? entry.key.prefix { $0 != "." } : nil
      if let group, group == last {
        words[words.count - 1] += ",\(text)"
      } else {
        words += ["-\(name)", text]
      }
      last = group
    }
    for index in stride(from: 1, to: words.count, by: 2) {
      note(.kept, "-\(name) \(words[index])", "no element says this")
    }
    model[position].fate = .kept(words)
  }

  /// Marks all options with a name.
  mutating func mark(_ name: String, _ fate: OptionEntry.Fate, because reason: String? = nil) {
    for position in model.positions(of: name) where model[position].fate == .open {
      model[position].fate = fate
      if let reason { note(.replaced, model[position].written, reason) }
    }
  }

  /// Notes the keys of a back end that no element says.
  mutating func noteRest(of position: Int) {
    for entry in model[position].settings.rest {
      let text = KeyValueText(entry.key, entry.value.optionText ?? entry.value.text()).text
      note(.lost, "-\(model[position].name) …,\(text)", "no element says this of a back end")
    }
  }

  /// An alias that the definition keeps, for a device whose properties are overridden.
  mutating func keptAlias(_ id: String?) -> String {
    guard let id, !id.isEmpty else {
      madeAliases += 1
      return "ua-drover\(madeAliases)"
    }
    let safe = String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "_" })
    return safe.hasPrefix("ua-") ? safe : "ua-\(safe)"
  }
}

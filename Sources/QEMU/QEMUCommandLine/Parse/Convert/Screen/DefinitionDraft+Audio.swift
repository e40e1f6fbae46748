import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// `-audiodev` and `-audio`: where the guest's sound goes.
  mutating func convertAudioBackends() {
    var taken: Set<UInt32> = []
    for position in model.positions(of: "audiodev") {
      var settings = model[position].settings
      guard let id = settings.text("id"), var audio = audio(&settings) else { continue }
      let own = id.hasPrefix("audio") ? UInt32(id.dropFirst("audio".count)) : nil
      var number = own ?? 0
      if number == 0 || taken.contains(number) { number = UInt32(clamping: taken.count + 1) }
      while !taken.insert(number).inserted { number &+= 1 }
      audio.id = number
      audioIDs[id] = number
      devices.audios.append(audio)
      model[position].settings = settings
      model[position].fate = .converted
      noteRest(of: position)
    }
    if let id = merged("machine").peekText("pcspk-audiodev") {
      var speaker = Sound()
      speaker.model = .pcspk
      speaker.audio = audioIDs[id].map { GraphicsAudio($0) }
      devices.sounds.append(speaker)
    }
  }

  private func audio(_ settings: inout Settings) -> Audio? {
    var audio = Audio()
    switch settings.text("driver") {
    case "pa": audio.type = .pulseaudio
    case "wav": audio.type = .file
    case let name:
      guard let kind = name.flatMap({ Audio.Kind(rawValue: $0) }), kind != .pulseaudio, kind != .file else {
        return nil
      }
      audio.type = kind
    }
    audio.timerPeriod = settings.number("timer-period")
    switch audio.type {
    case .oss:
      audio.tryMMap = settings.flag("try-mmap").map { YesNo($0) }
      audio.exclusive = settings.flag("exclusive").map { YesNo($0) }
      audio.dspPolicy = settings.number("dsp-policy")
    case .pulseaudio: audio.serverName = settings.text("server")
    case .file: audio.path = settings.text("path")
    default: break
    }
    audio.input = stream("in", &settings)
    audio.output = stream("out", &settings)
    return audio
  }

  private func stream(_ key: String, _ settings: inout Settings) -> AudioStream? {
    guard var below = settings.object(key) else { return nil }
    var stream = AudioStream()
    stream.mixingEngine = below.flag("mixing-engine").map { YesNo($0) }
    stream.fixedSettings = below.flag("fixed-settings").map { YesNo($0) }
    stream.voices = below.number("voices")
    stream.bufferLength = below.number("buffer-length")
    stream.bufferCount = below.number("buffer-count")
    stream.dev = below.text("dev")
    stream.tryPoll = below.flag("try-poll").map { YesNo($0) }
    stream.name = below.text("name")
    stream.streamName = below.text("stream-name")
    stream.latency = below.number("latency")
    stream.serverName = below.text("server-name")
    stream.clientName = below.text("client-name")
    stream.connectPorts = below.text("connect-ports")
    stream.exactName = below.flag("exact-name").map { YesNo($0) }
    var format = AudioSettings()
    format.frequency = below.number("frequency")
    format.channels = below.number("channels")
    format.format = below.text("format").flatMap { AudioSettings.Format(rawValue: $0) }
    if format != AudioSettings() { stream.settings = format }
    for entry in below.rest { settings.set("\(key).\(entry.key)", entry.value) }
    return stream == AudioStream() ? nil : stream
  }

  /// A sound card, or a codec on one.
  mutating func makeSound(_ device: inout DeviceSource) -> Bool {
    if device.driver.hasPrefix("hda-") { return addCodec(&device) }
    var sound = Sound()
    var info: DeviceInfo?
    switch device.driver {
    case "sb16":
      sound.model = .sb16
      info = self.info(&device)
    case "usb-audio":
      sound.model = .usb
      sound.multichannel = device.settings.flag("multi").map { YesNo($0) }
      info = usbInfo(&device)
    case "ES1370", "es1370":
      sound.model = .es1370
      info = pciInfo(&device)
    case "AC97", "ac97":
      sound.model = .ac97
      info = pciInfo(&device)
    default:
      // A definition gives a codec to one that has none.
      guard device.position.map({ soundsWithCodecs.contains($0) }) ?? true else { return false }
      sound.model = device.driver == "intel-hda" ? .ich6 : .ich9
      info = pciInfo(&device)
    }
    guard let info else { return false }
    return add(&sound, info, &device)
  }

  /// A virtio sound card.
  mutating func makeVirtioSound(_ device: inout DeviceSource, _ bus: String) -> Bool {
    var sound = Sound()
    sound.model = .virtio
    sound.streams = device.settings.number("streams")
    sound.driver = virtioDriver(&device.settings)
    guard let info = virtioInfo(&device, bus: bus) else { return false }
    return add(&sound, info, &device)
  }

  private mutating func add(_ sound: inout Sound, _ found: DeviceInfo, _ device: inout DeviceSource) -> Bool {
    sound.audio = takeAudio(&device.settings)
    var info = found
    addOverrides(device, to: &info)
    sound.info = info
    if let id = device.id { soundPlaces[id] = devices.sounds.count }
    devices.sounds.append(sound)
    return true
  }

  /// Where the options of those sound cards stand on whose bus there are codecs that a definition can say.
  private var soundsWithCodecs: Set<Int> {
    var cards: [String: Int] = [:]
    var last: Int?
    var found: Set<Int> = []
    var unsayable: Set<Int> = []
    for position in deviceOrder where model[position].name == "device" {
      let device = DeviceSource(position: position, settings: model[position].settings)
      if device.driver == "intel-hda" || device.driver == "ich9-intel-hda" {
        last = position
        if let id = device.id { cards["\(id).0"] = position }
      } else if device.driver.hasPrefix("hda-") {
        guard let card = device.settings.peekText("bus").map({ cards[$0] }) ?? last else { continue }
        found.insert(card)
        let known: Set<String> = ["bus", "cad", "audiodev", "driver", "id"]
        let isKnown = device.settings.entries.allSatisfy { known.contains($0.key) }
        if !isKnown || SoundCodec.Kind(rawValue: String(device.driver.dropFirst("hda-".count))) == nil {
          unsayable.insert(card)
        }
      }
    }
    return found.subtracting(unsayable)
  }

  private func takeAudio(_ settings: inout Settings) -> GraphicsAudio? {
    guard let id = settings.peekText("audiodev").flatMap({ audioIDs[$0] }) else { return nil }
    settings.ignore("audiodev")
    return GraphicsAudio(id)
  }

  private mutating func addCodec(_ device: inout DeviceSource) -> Bool {
    let bus = device.settings.text("bus")
    let owner = bus.flatMap { name in name.lastIndex(of: ".").flatMap { soundPlaces[String(name[..<$0])] } }
    let place = bus == nil ? devices.sounds.lastIndex { $0.model == .ich6 || $0.model == .ich9 } : owner
    guard let place, let kind = SoundCodec.Kind(rawValue: String(device.driver.dropFirst("hda-".count))) else {
      return false
    }
    device.settings.ignore("cad")
    let audio = takeAudio(&device.settings)
    guard device.settings.rest.isEmpty else { return false }
    var codec = SoundCodec()
    codec.type = kind
    devices.sounds[place].codecs.append(codec)
    devices.sounds[place].audio = devices.sounds[place].audio ?? audio
    return true
  }

  /// `-soundhw`, and the card of `-audio`.
  mutating func convertOlderSound() {
    for position in model.positions(of: "soundhw") {
      let names = model[position].text.split(separator: ",").map(String.init)
      guard names.allSatisfy({ addCard($0) }) else { continue }
      model[position].fate = .converted
    }
    for position in model.positions(of: "audio") {
      var settings = Settings(KeyValueReader.parts(model[position].text, impliedKey: "driver"))
      let card = settings.text("model")
      settings.ignore("id")
      guard var audio = audio(&settings), settings.rest.isEmpty else { continue }
      audio.id = (devices.audios.compactMap(\.id).max() ?? 0) + 1
      guard card.map({ addCard($0, audio: audio.id) }) ?? true else { continue }
      devices.audios.append(audio)
      model[position].fate = .converted
    }
  }

  private mutating func addCard(_ name: String, audio: UInt32? = nil) -> Bool {
    let drivers = [
      "hda": "intel-hda", "ac97": "AC97", "es1370": "ES1370", "sb16": "sb16", "virtio": "virtio-sound-pci",
    ]
    if name == "pcspk" {
      var speaker = Sound()
      speaker.model = .pcspk
      speaker.audio = audio.map { GraphicsAudio($0) }
      devices.sounds.append(speaker)
      return true
    }
    guard let driver = drivers[name], pci.hasRoot || name == "sb16" else { return false }
    var device = DeviceSource(driver: driver)
    guard name == "virtio" ? makeVirtioSound(&device, "pci") : makeSound(&device) else { return false }
    let place = devices.sounds.count - 1
    devices.sounds[place].audio = audio.map { GraphicsAudio($0) }
    if name == "hda" { devices.sounds[place].codecs = [SoundCodec()] }
    return true
  }
}

extension GraphicsAudio {
  init(_ id: UInt32) {
    self.init()
    self.id = id
  }
}

import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// The sound systems of the host.
  mutating func addAudio() throws(VirtError) {
    for audio in devices.audios {
      var backend = Properties()
      backend.add("id", audioID(audio.id))
      switch audio.type {
      case .pulseaudio: backend.add("driver", "pa")
      case .file: backend.add("driver", "wav")
      default: backend.add("driver", audio.type.rawValue)
      }
      backend.add("timer-period", number: audio.timerPeriod)
      addDetails(of: audio, to: &backend)
      add("-audiodev", backend.text)
    }
  }

  private func addDetails(of audio: Audio, to backend: inout Properties) {
    switch audio.type {
    case .oss:
      backend.add("try-mmap", flag: audio.tryMMap)
      backend.add("exclusive", flag: audio.exclusive)
      backend.add("dsp-policy", number: audio.dspPolicy)
    case .pulseaudio: backend.add("server", audio.serverName)
    case .file: backend.add("path", audio.path)
    case .sdl where audio.driver != nil: break
    default: break
    }
    for (name, stream) in [("in", audio.input), ("out", audio.output)] {
      if let stream { backend.addUnlessEmpty(name, properties(of: stream, audio.type)) }
    }
  }

  private func properties(of stream: AudioStream, _ type: Audio.Kind) -> Properties {
    var properties = Properties()
    properties.add("mixing-engine", flag: stream.mixingEngine)
    properties.add("fixed-settings", flag: stream.fixedSettings)
    properties.add("voices", number: stream.voices)
    properties.add("buffer-length", number: stream.bufferLength)
    properties.add("frequency", number: stream.settings?.frequency)
    properties.add("channels", number: stream.settings?.channels)
    properties.add("format", stream.settings?.format?.rawValue)
    switch type {
    case .alsa:
      properties.add("dev", stream.dev)
    case .oss:
      properties.add("dev", stream.dev)
      properties.add("buffer-count", number: stream.bufferCount)
      properties.add("try-poll", flag: stream.tryPoll)
    case .coreaudio, .sdl: properties.add("buffer-count", number: stream.bufferCount)
    case .pulseaudio, .pipewire:
      properties.add("name", stream.name)
      properties.add("stream-name", stream.streamName)
      properties.add("latency", number: stream.latency)
    case .jack:
      properties.add("server-name", stream.serverName)
      properties.add("client-name", stream.clientName)
      properties.add("connect-ports", stream.connectPorts)
      properties.add("exact-name", flag: stream.exactName)
    default: break
    }
    return properties
  }

  /// The sound cards.
  mutating func addSounds() throws(VirtError) {
    for sound in devices.sounds {
      let alias = sound.info.alias?.name ?? ""
      var device: Properties
      switch sound.model {
      case .pcspk: continue
      case .sb16: device = Properties(driver: "sb16")
      case .es1370: device = Properties(driver: "ES1370")
      case .ac97: device = Properties(driver: "AC97")
      case .ich6: device = Properties(driver: "intel-hda")
      case .ich9: device = Properties(driver: "ich9-intel-hda")
      case .usb: device = Properties(driver: "usb-audio")
      case .virtio: device = virtioDevice("virtio-sound", sound.info, model: nil, options: VirtioOptions(sound.driver))
      case .ich7: throw unsupported("QEMU has no sound card of model 'ich7'")
      }
      device.add("id", alias)
      let hasCodecs = sound.model == .ich6 || sound.model == .ich9
      if !hasCodecs { device.add("audiodev", audioID(sound.audio?.id)) }
      if sound.model == .usb { device.add("multi", flag: sound.multichannel) }
      if sound.model == .virtio { device.add("streams", number: sound.streams) }
      device.merge(place(sound.info))
      add(device: device)
      if hasCodecs { addCodecs(of: sound) }
    }
  }

  private mutating func addCodecs(of sound: Sound) {
    let alias = sound.info.alias?.name ?? ""
    var codecs = sound.codecs
    if codecs.isEmpty { codecs = [SoundCodec()] }
    for (index, codec) in codecs.enumerated() {
      var device = Properties(driver: "hda-\(codec.type.rawValue)")
      device.add("id", "\(alias)-codec\(index)")
      device.add("bus", "\(alias).0")
      device.add("cad", number: index)
      device.add("audiodev", audioID(sound.audio?.id))
      add(device: device)
    }
  }
}

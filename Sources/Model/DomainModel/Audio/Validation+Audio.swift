import DroverCore
import DroverXML

extension Validation {
  /// Holds the host's side of sound against what it needs, and those who name it against it.
  mutating func checkAudio() {
    let path = "/domain/devices/audio"
    var seen: Set<UInt32> = []
    for (index, audio) in devices.audios.enumerated() {
      let path = "\(path)[\(index + 1)]"
      if let id = audio.id { require(seen.insert(id).inserted, .xmlError, "the id \(id) is given twice", at: path) }
      if audio.type == .spice {
        require(
          devices.graphics.contains { $0.type == .spice }, "sound over SPICE needs SPICE graphics", at: path + "/@type")
      }
      for (name, stream) in [("input", audio.input), ("output", audio.output)] {
        guard let stream else { continue }
        check(stream, at: path + "/\(name)")
      }
    }
    let users =
      devices.sounds.map { ("sound", $0.audio?.id) } + devices.graphics.map { ("graphics", $0.audio?.id) }
    for (name, id) in users {
      guard let id else { continue }
      require(
        seen.contains(id), .xmlError, "there is no <audio> with the id \(id)", at: "/domain/devices/\(name)/audio/@id")
    }
  }

  private mutating func check(_ stream: AudioStream, at path: String) {
    if stream.fixedSettings == .yes {
      require(stream.mixingEngine == .yes, "fixed settings need the mixing engine", at: path + "/@mixingEngine")
    } else if let settings = stream.settings {
      require(settings == AudioSettings(), "<settings> need fixedSettings='yes'", at: path + "/settings")
    }
  }
}

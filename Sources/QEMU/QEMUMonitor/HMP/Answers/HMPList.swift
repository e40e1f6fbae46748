// Answers that say the same as those of QMP, read into the same values.
extension QMPCPU {
  /// Reads `info cpus`: `* CPU #0: thread_id=14255`; older ones have more between the two.
  public static func list(human text: String) -> [QMPCPU] {
    text.answerLines.compactMap { line -> QMPCPU? in
      guard let number = line.number(after: "CPU #"), let index = Int(number),
        let thread = line.number(after: "thread_id=").flatMap({ Int32($0) })
      else { return nil }
      return QMPCPU(index: index, thread: thread, path: "")
    }
    .sorted { $0.index < $1.index }
  }
}

extension QMPCharacterDevice {
  /// Reads `info chardev`: `serial0: filename=pty:/dev/pts/0`.
  public static func list(human text: String) -> [QMPCharacterDevice] {
    text.answerLines.compactMap { line -> QMPCharacterDevice? in
      guard let place = line.firstRange(ofWord: ": filename=") else { return nil }
      let target = line[line.index(place, offsetBy: 11)...]
      return QMPCharacterDevice(label: String(line[..<place]), target: String(target), frontendOpen: false)
    }
  }
}

extension QMPVNCServer {
  /// Reads `info vnc`: `  Server: 127.0.0.1:5977 (ipv4)` below the name of the display; `None` without one.
  public init?(human text: String) {
    for line in text.answerLines {
      let words = String(line).trimmingBlanks()
      guard words.hasPrefix("Server: ") else { continue }
      let value = words.dropFirst(8)
      if value.hasPrefix("disabled") { break }
      guard let open = value.lastIndex(of: "("), value.hasSuffix(")"),
        let colon = value[..<open].lastIndex(of: ":")
      else { return nil }
      let service = String(value[value.index(after: colon)..<open]).trimmingBlanks()
      let family = String(value[value.index(after: open)...].dropLast())
      self.init(enabled: true, host: String(value[..<colon]), service: service, family: family)
      return
    }
    self.init(enabled: false, host: nil, service: nil, family: nil)
  }
}

extension Substring {
  /// The digits behind a word.
  fileprivate func number(after word: String) -> Substring? {
    guard let place = firstRange(ofWord: word) else { return nil }
    return self[index(place, offsetBy: word.count)...].prefix { $0.isASCII && $0.isNumber }
  }
}

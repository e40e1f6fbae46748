import DroverCore

// Commands that change how the machine runs, and its devices. What is typed is as `help` tells it since QEMU 2.
extension HMPRendering {
  init?(order command: QMPCommand) {
    let arguments = command.arguments
    func text(_ name: String) -> String? { arguments[name]?.string }
    switch command.name {
    case "stop", "cont", "system_powerdown", "system_reset", "system_wakeup", "quit": self = .order(command.name)
    case "inject-nmi": self = .order("nmi")
    case "human-monitor-command":
      guard let line = text("command-line") else { return nil }
      self.init([line]) { texts in .success(.string(texts[0])) }
    case "send-key":
      guard let keys = arguments["keys"]?.array, let rendering = Self.keys(keys, arguments["hold-time"]?.uint64)
      else { return nil }
      self = rendering
    case "balloon":
      guard let bytes = arguments["value"]?.uint64 else { return nil }
      // It counts in MiB; the guest gets no less than it should.
      self = .order("balloon \(bytes / (1 << 20) + (bytes % (1 << 20) > 0 ? 1 : 0))")
    case "set_link":
      guard let name = text("name"), let isUp = arguments["up"]?.bool else { return nil }
      self = .order("set_link \(HMPWord.quoted(name)) \(isUp ? "on" : "off")")
    case "set_password":
      guard let kind = text("protocol"), let password = text("password") else { return nil }
      self = .order("set_password \(kind) \(HMPWord.quoted(password)) \(text("connected") ?? "keep")")
    case "expire_password":
      guard let kind = text("protocol"), let time = text("time") else { return nil }
      self = .order("expire_password \(kind) \(time)")
    case "screendump": self.init(picture: arguments)
    case "memsave", "pmemsave":
      guard let address = arguments["val"]?.uint64, let size = arguments["size"]?.uint64, let path = text("filename")
      else { return nil }
      self = .order("\(command.name) \(address) \(size) \(HMPWord.quoted(path))")
    default: self.init(object: command)
    }
  }

  /// Keys by their numbers.
  private static func keys(_ keys: [JSON], _ hold: UInt64?) -> HMPRendering? {
    let numbers = keys.compactMap { $0["type"]?.string == "number" ? $0["data"]?.uint64 : nil }
    guard !numbers.isEmpty, numbers.count == keys.count else { return nil }
    let names = numbers.map { "0x" + String($0, radix: 16) }.joined(separator: "-")
    return .order("sendkey \(names)" + (hold.map { " \($0)" } ?? ""))
  }

  private init?(picture arguments: JSONObject) {
    guard let path = arguments["filename"]?.string else { return nil }
    var line = "screendump \(HMPWord.quoted(path))"
    let format = arguments["format"]?.string
    if let format { line += " -f \(format)" }
    if let device = arguments["device"]?.string {
      line += " \(HMPWord.quoted(device)) \(arguments["head"]?.uint64 ?? 0)"
    }
    guard format != nil else {
      self = .order(line)
      return
    }
    // Before 7.1 there was no `-f`: the line is then refused for its form, whatever is wrong with it.
    self.init([line]) { texts in
      guard let refusal = HMPAnswer.refusal(texts[0]) else { return .success([:]) }
      let isOlder = texts[0].contains(word: "help screendump") || texts[0].contains(word: "'-f'")
      return .failure(QMPError(words: isOlder ? "Parameter 'format' is unexpected" : refusal))
    }
  }

  /// Objects and their properties.
  private init?(object command: QMPCommand) {
    let arguments = command.arguments
    switch command.name {
    case "qom-set":
      guard let path = arguments["path"]?.string, let name = arguments["property"]?.string,
        let value = arguments["value"].flatMap(HMPWord.option)
      else { return nil }
      self = .order("qom-set \(HMPWord.quoted(path)) \(HMPWord.quoted(name)) \(HMPWord.quoted(value))")
    case "object-add":
      guard let type = arguments["qom-type"].flatMap(HMPWord.option) else { return nil }
      var options = [type]
      for member in arguments.members where member.key != "qom-type" {
        guard let value = HMPWord.option(member.value) else { return nil }
        options.append("\(member.key)=\(value)")
      }
      self = .order("object_add " + options.joined(separator: ","))
    case "object-del":
      guard let id = arguments["id"]?.string else { return nil }
      self = .order("object_del \(HMPWord.quoted(id))")
    default: return nil
    }
  }
}

extension StringProtocol {
  /// Whether a short text stands in this one.
  func contains(word: String) -> Bool { firstRange(ofWord: word) != nil }
}

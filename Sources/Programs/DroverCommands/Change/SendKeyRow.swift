import ArgumentParser
import DroverClient
import DroverCore

/// The sets of numbers that keys have (`virKeycodeSet`), in virsh's words.
enum KeyCodeSet: String, ExpressibleByArgument, CaseIterable {
  case linux, xt, atset1, atset2, atset3
  case osX = "os_x"
  case xtKbd = "xt_kbd"
  case usb, win32, qnum

  /// The number on the wire.
  var number: UInt32 { UInt32(Self.allCases.firstIndex(of: self) ?? 0) }
}

struct SendKeyRow: DomainRow {
  static let row = CommandRow(
    "send-key", "Press keys of a guest together.", places: ["keycode"], failing: "Failed to send keys")
  @Argument(
    help: ArgumentHelp("KEY_LEFTCTRL KEY_LEFTALT KEY_DELETE, or their numbers.", valueName: "keycode"))
  var keys: [String]
  @Option(help: ArgumentHelp("How long.", valueName: "milliseconds")) var holdtime: UInt32 = 0
  @Option(help: "What the numbers are.") var codeset: KeyCodeSet = .linux

  mutating func validate() throws { _ = try codes }

  /// The keys by their numbers.
  var codes: [UInt32] {
    get throws {
      try keys.map { key in
        if let number = UInt32(key) { return number }
        if key.hasPrefix("0x"), let number = UInt32(key.dropFirst(2), radix: 16) { return number }
        let name = key.uppercased()
        guard codeset == .linux, name.hasPrefix("KEY_"), let code = KeyNames.codes[String(name.dropFirst(4))] else {
          throw ValidationError("invalid keycode: '\(key)'")
        }
        return code
      }
    }
  }

  func report(on domain: Domain) async throws -> Report {
    try await domain.sendKey(codes, hold: holdtime, codeSet: codeset.number)
    return .done("Keys sent to domain '\(domain.name)'", "keys-sent", domain)
  }
}

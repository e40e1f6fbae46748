/// What QEMU's terminal wrote since a command was sent: the echo, of which only the end matters, and the answer.
///
/// For each byte of a command the terminal moves its cursor back (`ESC [ D`), writes the line so far and clears what is
/// right of it (`ESC [ K`): the echo grows with the square of the command, and is not kept.
struct HMPScreen: Sendable {
  static let prompt = Array("(qemu) ".utf8)
  private static let passwordPrompt = Array("Password: ".utf8)

  private let limit: Int
  /// What the echo's line ends with; nil when none is awaited.
  private var echo: [UInt8]?
  /// The end of the line that may be the echo.
  private var tail: [UInt8] = []
  /// The answer so far, within the limit.
  private var bytes: [UInt8] = []
  /// The last bytes of the answer, when it is beyond the limit.
  private var end: [UInt8] = []
  private var hasAnsweredPassword = false

  /// Awaits an answer; behind the echo of a command if there is one.
  init(limit: Int, command: String? = nil) {
    self.limit = limit
    // An empty line is not drawn anew.
    echo = command.map { $0.isEmpty ? [] : Array($0.utf8) + Array("\u{1B}[K".utf8) }
  }

  /// Whether nothing was dropped.
  var isWhole: Bool { end.isEmpty }

  /// The first bytes, for messages.
  var beginning: String { Excerpt.text(bytes) }

  mutating func feed(_ new: UnsafeRawBufferPointer) {
    var left = new[...]
    while echo != nil, !left.isEmpty { left = readEcho(left) }
    guard !left.isEmpty else { return }
    let room = limit - bytes.count
    if end.isEmpty, left.count <= room {
      bytes.append(contentsOf: left)
    } else {
      if room > 0, end.isEmpty { bytes.append(contentsOf: left.prefix(room)) }
      if end.isEmpty { end = Array(bytes.suffix(Self.prompt.count)) }
      end = (end + left.suffix(Self.prompt.count)).suffix(Self.prompt.count)
    }
  }

  /// Takes the bytes up to the end of a line; gives what is behind it.
  private mutating func readEcho(_ left: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
    guard let echo else { return left }
    let newline = left.firstIndex(of: 0x0A)
    // One more for the carriage return.
    let keep = echo.count + 1
    tail = (tail + left[..<(newline ?? left.endIndex)].suffix(keep)).suffix(keep)
    guard let newline else { return left[left.endIndex...] }
    if tail.last == 0x0D { tail.removeLast() }
    if tail.suffix(echo.count).elementsEqual(echo) { self.echo = nil }
    tail = []
    return left[(newline + 1)...]
  }

  /// Drops what a server of telnet's begins with: three bytes for each option that it offers or asks for.
  mutating func dropNegotiation() {
    while bytes.count >= 3, bytes[0] == 0xFF { bytes.removeFirst(3) }
  }

  /// Whether the prompt is the last that was written.
  var showsPrompt: Bool {
    guard echo == nil else { return false }
    return (end.isEmpty ? bytes : end).suffix(Self.prompt.count).elementsEqual(Self.prompt)
  }

  /// Whether the answer is a question for a password; true once.
  var asksForPassword: Bool {
    mutating get {
      guard echo == nil, !hasAnsweredPassword, bytes.elementsEqual(Self.passwordPrompt) else { return false }
      hasAnsweredPassword = true
      return true
    }
  }

  /// The answer without the prompt, with plain ends of lines.
  var text: String {
    var kept = isWhole ? bytes.dropLast(Self.prompt.count) : bytes[...]
    kept.removeAll { $0 == 0x0D }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Whether what came may become the greeting.
  var mayGreet: Bool {
    if bytes.first == 0xFF { return bytes.count < 3 }
    return zip(bytes, "QEMU ".utf8).allSatisfy { $0 == $1 }
  }
}

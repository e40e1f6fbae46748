/// What is said on the line between the two daemons of a migration: lines of words.
///
/// ```
/// source: DROVER token       the source shows who it is
/// target: TAKE               may I run the guest?
/// source: YOURS | MINE       from YOURS on it never runs at the source
/// target: RUNS | GONE        what became of it
/// ```
enum HandoverWord: Hashable, Sendable {
  case hello(token: String)
  case take, yours, mine, runs, gone

  /// The longest line that anybody may send, in bytes.
  static let limit = 128

  /// Reads a line; nil for what is none of these.
  init?(_ line: some StringProtocol) {
    switch line {
    case "TAKE": self = .take
    case "YOURS": self = .yours
    case "MINE": self = .mine
    case "RUNS": self = .runs
    case "GONE": self = .gone
    default:
      guard line.hasPrefix("DROVER "), line.utf8.count < Self.limit else { return nil }
      self = .hello(token: String(line.dropFirst(7)))
    }
  }

  /// The line.
  var bytes: [UInt8] {
    let text =
      switch self {
      case .hello(let token): "DROVER \(token)"
      case .take: "TAKE"
      case .yours: "YOURS"
      case .mine: "MINE"
      case .runs: "RUNS"
      case .gone: "GONE"
      }
    return Array("\(text)\n".utf8)
  }
}

/// Cuts bytes into words. Who sends what is none is not listened to any more.
struct HandoverReader: Sendable {
  private var rest: [UInt8] = []
  private(set) var isSpoilt = false

  /// Takes bytes; gives the words that they complete.
  mutating func read(_ bytes: some Sequence<UInt8>) -> [HandoverWord] {
    var words: [HandoverWord] = []
    for byte in bytes where !isSpoilt {
      guard byte == 0x0A else {
        rest.append(byte)
        isSpoilt = rest.count > HandoverWord.limit
        continue
      }
      if let word = HandoverWord(String(decoding: rest, as: UTF8.self)) { words.append(word) } else { isSpoilt = true }
      rest = []
    }
    return words
  }
}

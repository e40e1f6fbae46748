/// The layout of a type as the generator writes it, read by itself: it makes random bytes that a decoder must take.
indirect enum Layout {
  case word(ClosedRange<Int64>)
  case choice([Int32])
  case quad
  case fixed(Int)
  case text(Int)
  case opaque(Int)
  case chars(count: Int?, limit: Int)
  case list(Int, Layout)
  case optional(Layout)
  case union([(Int32, Layout)])
  case fields([Layout])

  struct Malformed: Error {}

  init(_ text: String) throws {
    var rest = Substring(text)
    self = try Self.parse(&rest)
    guard rest.isEmpty else { throw Malformed() }
  }

  private static func parse(_ rest: inout Substring) throws -> Layout {
    let letter = rest.removeFirst()
    switch letter {
    case "i": return .word(Int64(Int32.min)...Int64(Int32.max))
    case "u": return .word(0...Int64(UInt32.max))
    case "c": return .word(-128...127)
    case "b": return .word(0...255)
    case "w": return .word(0...65535)
    case "h", "H", "d": return .quad
    case "F": return .fixed(16)
    case "S": return .text(try limit(&rest))
    case "O": return .opaque(try limit(&rest))
    case "C": return .chars(count: nil, limit: try limit(&rest))
    case "K": return .chars(count: try limit(&rest), limit: 0)
    case "L":
      let limit = try limit(&rest)
      return .list(limit, try parse(&rest))
    case "?": return .optional(try parse(&rest))
    case "E": return .choice(try group(&rest) { rest in try number(&rest) })
    case "U":
      return .union(
        try group(&rest) { rest in
          let tag = try number(&rest)
          guard rest.popFirst() == ":" else { throw Malformed() }
          return (tag, try parse(&rest))
        })
    case "(":
      rest = "(" + rest
      return .fields(try group(&rest) { rest in try parse(&rest) })
    default: throw Malformed()
    }
  }

  private static func group<Item>(
    _ rest: inout Substring, _ item: (inout Substring) throws -> Item
  ) throws -> [Item] {
    guard rest.popFirst() == "(" else { throw Malformed() }
    var items: [Item] = []
    while rest.first != ")" {
      items.append(try item(&rest))
      if rest.first == "," { rest.removeFirst() }
    }
    rest.removeFirst()
    return items
  }

  private static func number(_ rest: inout Substring) throws -> Int32 {
    let digits = rest.prefix { $0.isNumber }
    rest = rest.dropFirst(digits.count)
    guard let number = Int32(digits) else { throw Malformed() }
    return number
  }

  private static func limit(_ rest: inout Substring) throws -> Int {
    guard rest.popFirst() == "<", let end = rest.firstIndex(of: ">"), let limit = Int(rest[..<end]) else {
      throw Malformed()
    }
    rest = rest[rest.index(after: end)...]
    return limit
  }
}

extension Layout {
  /// Appends random bytes of this layout; lists are short, so that nested ones stay small.
  func write(_ bytes: inout [UInt8], _ random: inout some RandomNumberGenerator) {
    switch self {
    case .word(let range): bytes.word(Int64.random(in: range, using: &random))
    case .choice(let values): bytes.word(Int64(values.randomElement(using: &random) ?? 0))
    case .quad: for _ in 0..<8 { bytes.append(UInt8.random(in: .min ... .max, using: &random)) }
    case .fixed(let count): for _ in 0..<count { bytes.append(UInt8.random(in: .min ... .max, using: &random)) }
    case .text(let limit):
      let letters = Array("abz09 <>&\"'/äß€𝄞\n".unicodeScalars)
      var text = ""
      let count = Int.random(in: 0...12, using: &random)
      for _ in 0..<count { text.unicodeScalars.append(letters.randomElement(using: &random) ?? "a") }
      bytes.counted(Array(text.utf8.prefix(limit)))
    case .opaque(let limit):
      let count = Int.random(in: 0...min(limit, 9), using: &random)
      bytes.counted((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    case .chars(let fixed, let limit):
      let count = fixed ?? Int.random(in: 0...min(limit, 9), using: &random)
      if fixed == nil { bytes.word(Int64(count)) }
      for _ in 0..<count { bytes.word(Int64.random(in: -128...127, using: &random)) }
    case .list(let limit, let element):
      let count = Int.random(in: 0...min(limit, 3), using: &random)
      bytes.word(Int64(count))
      for _ in 0..<count { element.write(&bytes, &random) }
    case .optional(let value):
      let present = Bool.random(using: &random)
      bytes.word(present ? 1 : 0)
      if present { value.write(&bytes, &random) }
    case .union(let cases):
      guard let (tag, value) = cases.randomElement(using: &random) else { return }
      bytes.word(Int64(tag))
      value.write(&bytes, &random)
    case .fields(let fields): for field in fields { field.write(&bytes, &random) }
    }
  }
}

extension [UInt8] {
  /// A 32-bit word in network order.
  mutating func word(_ value: Int64) {
    for shift in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: value >> Int64(shift))) }
  }

  /// Bytes with their count before them and padding behind.
  mutating func counted(_ value: [UInt8]) {
    word(Int64(value.count))
    append(contentsOf: value)
    while count % 4 != 0 { append(0) }
  }
}

/// A generator whose run can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

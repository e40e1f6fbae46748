/// Bytes that decide what is done next: after the last one every decision is the first choice.
package struct Decisions {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether all are made.
  package var isEmpty: Bool { position >= bytes.count }

  /// How many bytes are left.
  package var remaining: Int { bytes.count - position }

  /// The next byte.
  package mutating func byte() -> UInt8 {
    guard position < bytes.count else { return 0 }
    defer { position += 1 }
    return bytes[position]
  }

  /// A number below a count, which is at most 65536.
  package mutating func below(_ count: Int) -> Int {
    guard count > 1 else { return 0 }
    let number = count > 256 ? Int(byte()) << 8 | Int(byte()) : Int(byte())
    return number % count
  }

  /// One of some; nil when there are none.
  package mutating func one<Items: RandomAccessCollection>(of items: Items) -> Items.Element? {
    guard !items.isEmpty else { return nil }
    return items[items.index(items.startIndex, offsetBy: below(items.count))]
  }

  /// A word in network order.
  package mutating func word() -> UInt32 { (0..<4).reduce(0) { word, _ in word << 8 | UInt32(byte()) } }

  /// As many of the next bytes as there are, up to a count.
  package mutating func piece(_ count: Int) -> UnsafeRawBufferPointer {
    let end = min(bytes.count, position + max(0, count))
    defer { position = end }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<end])
  }

  /// All that is left.
  package mutating func rest() -> UnsafeRawBufferPointer { piece(remaining) }
}

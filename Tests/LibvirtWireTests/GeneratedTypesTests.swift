import LibvirtWire
import Testing

@Suite struct GeneratedTypesTests {
  @Test(arguments: 0..<wireTypes.count)
  func `every type takes random values of its layout and writes the same bytes again`(index: Int) throws {
    let entry = wireTypes[index]
    let layout = try Layout(entry.layout)
    var random = SeededGenerator(seed: UInt64(index))
    for _ in 0..<20 {
      var bytes: [UInt8] = []
      layout.write(&bytes, &random)
      #expect(try recode(entry.type, bytes) == bytes, "\(entry.type)")
    }
  }

  @Test(arguments: 0..<wireTypes.count)
  func `no type takes bytes that end early`(index: Int) throws {
    let entry = wireTypes[index]
    let layout = try Layout(entry.layout)
    var random = SeededGenerator(seed: UInt64(index) &+ 1_000)
    var bytes: [UInt8] = []
    layout.write(&bytes, &random)
    for count in 0..<bytes.count {
      #expect(throws: WireError.self) { try recode(entry.type, Array(bytes.prefix(count))) }
    }
  }

  /// Mostly small words, so that counts and tags are often plausible and the decoders get far.
  @Test func `random bytes never trap a decoder, and what is taken is written back at the same length`() throws {
    var random = SeededGenerator(seed: 42)
    var taken = 0
    for round in 0..<140 {
      for entry in wireTypes {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...24, using: &random) {
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes.word(Int64(UInt32.random(in: .min ... .max, using: &random)))
          case 1: bytes.word(Int64.random(in: 0...1, using: &random))
          default: bytes.word(Int64.random(in: 0...8, using: &random))
          }
        }
        if round % 7 == 0, !bytes.isEmpty { bytes.removeLast() }
        if let again = try? recode(entry.type, bytes) {
          taken += 1
          #expect(again.count == bytes.count)
        }
      }
    }
    #expect(taken > 1_000)
  }

  @Test func `the layouts are those that were agreed on`() throws {
    try expectSnapshot(
      wireTypes.map { "\($0.type) \($0.layout)" }.joined(separator: "\n") + "\n", named: "layouts.txt")
  }
}

/// Decodes and encodes again.
private func recode(_ type: any XDRCodable.Type, _ bytes: [UInt8]) throws -> [UInt8] {
  func recode<Value: XDRCodable>(_ type: Value.Type) throws -> [UInt8] {
    try XDREncoder.encode(try bytes.withUnsafeBytes { try XDRDecoder.decode(type, from: $0) })
  }
  return try recode(type)
}

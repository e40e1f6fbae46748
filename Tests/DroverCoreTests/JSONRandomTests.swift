import DroverCore
import Testing

/// The same random inputs in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct JSONRandomTests {
  private func randomValue(_ source: inout SplitMix, depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &source) {
    case 0: return .null
    case 1: return .bool(.random(using: &source))
    case 2: return .integer(Int64(bitPattern: source.next()))
    case 3: return .unsigned(source.next() | 1 << 63)
    case 4:
      let number = Double(bitPattern: source.next())
      return .double(number.isFinite ? number : 0.5)
    case 5: return .string(randomText(&source))
    case 6:
      return .array((0..<Int.random(in: 0..<5, using: &source)).map { _ in randomValue(&source, depth: depth - 1) })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0..<5, using: &source) {
        object[randomText(&source)] = randomValue(&source, depth: depth - 1)
      }
      return .object(object)
    }
  }

  private func randomText(_ source: inout SplitMix) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<12, using: &source) {
      let limit: UInt32 = Bool.random(using: &source) ? 0x80 : 0x11_0000
      if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &source)) { text.append(scalar) }
    }
    return String(text)
  }

  @Test func `what is written is read back, in both layouts`() throws {
    var source = SplitMix(state: 1)
    for _ in 0..<5_000 {
      let value = randomValue(&source, depth: 4)
      #expect(try JSON.parse(value.bytes()) == value)
      #expect(try JSON.parse(value.text(.pretty)) == value)
    }
  }

  @Test func `damaged text is read or refused at a place within it`() {
    var source = SplitMix(state: 2)
    var read = 0
    for _ in 0..<20_000 {
      var bytes = randomValue(&source, depth: 3).bytes()
      for _ in 0..<Int.random(in: 1..<4, using: &source) {
        let place = Int.random(in: 0...bytes.count, using: &source)
        switch Int.random(in: 0..<3, using: &source) {
        case 0: bytes.insert(UInt8.random(in: 0...255, using: &source), at: place)
        case 1 where place < bytes.count: bytes.remove(at: place)
        default: bytes.removeSubrange(place...)
        }
      }
      do throws(JSONError) {
        _ = try JSON.parse(bytes)
        read += 1
      } catch {
        #expect((0...bytes.count).contains(error.offset))
      }
    }
    #expect(read > 0)
  }
}

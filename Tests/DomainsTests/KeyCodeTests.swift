import DroverCore
@testable import Domains
import Testing

@Suite struct KeyCodeTests {
  @Test func `Linux's codes become scan codes, those behind 0xE0 with their highest bit`() throws {
    // Esc, A, right control, home, delete, left meta.
    #expect(try KeyCode.numbers(of: [1, 30, 97, 102, 111, 125], codeSet: 0) == [0x01, 0x1E, 0x9D, 0xC7, 0xD3, 0xDB])
  }

  @Test func `codes of set 1 lead in with 0xE0`() throws {
    #expect(try KeyCode.numbers(of: [0x1D, 0xE01D], codeSet: 2) == [0x1D, 0x9D])
  }

  @Test func `a key that is in no keyboard, a set that does not exist and one that is not understood are refused`() {
    for (key, set, code) in [
      (UInt32(0), UInt32(0), ErrorCode.invalidArg), (700, 0, .invalidArg), (.max, 2, .invalidArg), (0, 9, .invalidArg),
      (1, 10, .invalidArg), (1, .max, .invalidArg), (1, 5, .operationUnsupported),
    ] {
      let error = #expect(throws: VirtError.self) { try KeyCode.numbers(of: [key], codeSet: set) }
      #expect(error?.code == code)
    }
  }
}

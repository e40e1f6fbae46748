@testable import QEMUProcess
import Testing

/// The words on the line between two daemons.
@Suite struct HandoverTalkTests {
  private let all: [HandoverWord] = [.hello(token: "a-1"), .take, .yours, .mine, .runs, .gone]

  @Test func `words are read as they were written, however they are cut`() {
    let bytes = all.flatMap(\.bytes)
    for size in 1...bytes.count {
      var reader = HandoverReader()
      var words: [HandoverWord] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        words += reader.read(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(words == all && !reader.isSpoilt)
    }
  }

  @Test(arguments: ["\n", "take\n", "TAKE \n", "DROVER\n", "GET / HTTP/1.1\r\n", "\u{0}\n"])
  func `what is no word spoils the line, and nothing is read after it`(_ text: String) {
    var reader = HandoverReader()
    #expect(reader.read(Array(text.utf8) + HandoverWord.take.bytes).isEmpty)
    #expect(reader.isSpoilt)
  }

  @Test func `an endless line spoils it`() {
    var reader = HandoverReader()
    #expect(reader.read([UInt8](repeating: 0x41, count: 1 << 20)).isEmpty)
    #expect(reader.isSpoilt)
  }
}

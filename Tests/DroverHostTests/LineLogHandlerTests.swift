import Glibc
import Logging
import Testing

@testable import DroverHost

@Suite struct LineLogHandlerTests {
  private let folder = ScratchFolder()

  private func lines(_ style: LineLogHandler.Style, _ body: (Logger) -> Void) throws -> [Substring] {
    let path = folder("log")
    let file = SharedDescriptor(try Descriptor.appending(path))
    let logger = Logger(label: "test") { LineLogHandler(label: $0, level: .info, style: style, file: file) }
    body(logger)
    return try FileContents.text(path).split(separator: "\n")
  }

  @Test func `a line has time, level, message and sorted facts`() throws {
    let lines = try lines(.plain) { log in
      log.debug("not this")
      log.warning("careful", metadata: ["b": "two words", "a": "1"])
    }
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    #expect(line.hasSuffix(" warning test: careful a=1 b=\"two words\""))
    #expect(line.prefix { $0 != " " }.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
  }

  @Test func `the journal gets the level as a number`() throws {
    #expect(try lines(.journal) { $0.error("bad") } == ["<3>test: bad"])
  }

  @Test func `nobody can forge a line or speak to the terminal`() throws {
    let lines = try lines(.journal) { $0.info("x\n<0>forged", metadata: ["k": "\u{1B}[2J"]) }
    #expect(lines == ["<6>test: x\\n<0>forged k=\\u{1b}[2J"])
  }
}

@Suite struct LogWriterTests {
  @Test func `a reader that hangs holds nobody up, and gets what fitted, in order, with a count of the rest`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let reading = Descriptor(adopting: ends[0])
    let writing = SharedDescriptor(Descriptor(adopting: ends[1]))
    let writer = LogWriter(writing, limit: 100_000)
    let text = String(repeating: "x", count: 93)
    // A pipe holds 64 KiB and the writer 100 KB; all of them are written without anybody reading.
    for number in 10_000..<15_000 { writer.write("\(number) \(text)\n") }
    var told = ""
    var buffer = [UInt8](repeating: 0, count: 65_536)
    func counts() -> (numbers: [Int], lost: Int) {
      let lines = told.split(separator: "\n")
      // Each time that the thread writes it says what was lost until then.
      let lost = lines.compactMap { $0.wholeMatch(of: /\((\d+) lines lost: whoever reads the log does not keep up\)/) }
      return (lines.compactMap { Int($0.prefix(5)) }, lost.reduce(0) { $0 + (Int($1.1) ?? 0) })
    }
    while !told.hasSuffix("\n") || counts().numbers.count + counts().lost < 5_000 {
      let count = buffer.withUnsafeMutableBytes { read(reading.rawValue, $0.baseAddress, $0.count) }
      try #require(count > 0)
      told += String(decoding: buffer.prefix(count), as: UTF8.self)
    }
    let (numbers, lost) = counts()
    #expect(numbers.first == 10_000)
    #expect(numbers == numbers.sorted())
    #expect(numbers.count > 1_000)
    #expect(lost > 1_000)
    #expect(numbers.count + lost == 5_000)
    // It goes on as before.
    writer.write("again\n")
    let count = buffer.withUnsafeMutableBytes { read(reading.rawValue, $0.baseAddress, $0.count) }
    #expect(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self) == "again\n")
  }
}

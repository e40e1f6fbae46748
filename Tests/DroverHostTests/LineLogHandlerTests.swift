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

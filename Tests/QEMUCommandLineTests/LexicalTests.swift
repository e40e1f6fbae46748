import Testing

@testable import QEMUCommandLine

@Suite struct LexicalTests {
  @Test func `commas of a value are doubled and nothing else is touched`() {
    var text = KeyValueText("guest", "a,b=c")
    text.add("path", "/x,,y")
    text.add("none", nil)
    text.add("count", number: -3)
    text.add("flag", switch: false)
    #expect(text.text == "guest=a,,b=c,path=/x,,,,y,count=-3,flag=off")
  }

  @Test(arguments: [
    ("plain/path-1.0,a=b", "plain/path-1.0,a=b"), ("", "''"), ("two words", "'two words'"),
    ("it's", "'it'\\''s'"), ("{\"a\":1}", "'{\"a\":1}'"), ("$HOME", "'$HOME'"), ("ä", "'ä'"),
  ])
  func `words are quoted for a shell`(_ word: String, _ quoted: String) {
    #expect(ShellText.quoted(word) == quoted)
  }

  @Test func `a command is written one option a line`() {
    let line = QEMUCommandLine.CommandLine(
      environment: [.init("A", "b c")], arguments: ["/bin/q", "-S", "-m", "1", "-x y"], descriptors: [])
    #expect(line.shellText == "A='b c' \\\n/bin/q \\\n-S \\\n-m 1 \\\n'-x y'\n")
  }

  @Test func `dates are in UTC`() {
    #expect(CalendarText.utc(secondsSince1970: 0) == "1970-01-01T00:00:00")
    #expect(CalendarText.utc(secondsSince1970: 253_402_300_799) == "9999-12-31T23:59:59")
    #expect(CalendarText.utc(secondsSince1970: .max) == "1970-01-01T00:00:00")
  }
}

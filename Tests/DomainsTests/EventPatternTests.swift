import DroverCore
import Testing

@testable import Domains

struct EventPatternTests {
  @Test(arguments: [
    ("^VNC_", false, "VNC_CONNECTED", true), ("^VNC_", false, "SPICE_VNC_", false), ("stop|resume", true, "STOP", true),
    ("stop|resume", false, "STOP", false), ("RTC.*E$", false, "RTC_CHANGE", true),
    ("[A-Z]+", false, "powerdown", false),
  ])
  func `a pattern is an extended regular expression, found anywhere`(
    _ text: String, _ ignoresCase: Bool, _ name: String, _ isMatch: Bool
  ) throws {
    let pattern = try EventPattern(text, ignoresCase: ignoresCase)
    #expect(pattern.matches(name) == isMatch)
    #expect(MonitorEventFilter.pattern(pattern).matches(name) == isMatch)
  }

  @Test(arguments: ["(", "[a", "a{1,32767}", "(a)\\1", "a\0b", String(repeating: "a", count: 129)])
  func `what is no pattern, or costs out of proportion, is refused`(_ text: String) throws {
    let error = try #require(throws: VirtError.self) { try EventPattern(text, ignoresCase: false) }
    #expect(error.code == .invalidArg)
  }

  @Test func `a pattern that goes is gone`() throws {
    // Compiled, used and freed many times: sanitizers would see what is left or freed twice.
    for number in 0..<200 {
      let pattern = try EventPattern("^E\(number)$", ignoresCase: false)
      #expect(pattern.matches("E\(number)"))
      #expect(pattern == (try EventPattern("^E\(number)$", ignoresCase: false)))
    }
  }
}

import DomainModel
import Testing

@Suite struct CPUSetTests {
  @Test(arguments: [("0-3,^2,8", "0-1,3,8"), ("4", "4"), ("3,1,2", "1-3"), (" 0 - 1 ", "0-1"), ("0,^0", "")])
  func `ranges and exceptions`(text: String, written: String) {
    #expect(CPUSet(xmlText: text)?.xmlText == written)
  }

  @Test(arguments: ["", "a", "-1", "1-", "3-1", "0-99999999999999999999", "^1", "1,,2", "16384"])
  func `what is no set is none`(text: String) {
    #expect(CPUSet(xmlText: text) == nil)
  }
}

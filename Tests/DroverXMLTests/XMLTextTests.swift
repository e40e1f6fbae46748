import DroverXML
import Testing

@Suite struct XMLTextTests {
  @Test(arguments: [("0x1f", 31), ("31", 31), ("037", 31), ("0", 0), (" 7 ", 7), ("0XfF", 255)] as [(String, UInt64)])
  func `numbers are read in C's three forms`(text: String, value: UInt64) {
    #expect(parseNumber(text) == value)
    #expect(XMLHexNumber<TwoDigits>(xmlText: text)?.value == value)
  }

  @Test(arguments: ["", "0x", "0x-1", "08", "-1", "1 2", "0x1ffffffffffffffff", "zwei"])
  func `what is no number is none`(text: String) {
    #expect(parseNumber(text) == nil)
  }

  @Test func `hexadecimal numbers have the width of their field`() {
    #expect(XMLHexNumber<FourDigits>(0x1f).xmlText == "0x001f")
    #expect(XMLHexNumber<TwoDigits>(0x12345).xmlText == "0x12345")
  }
}

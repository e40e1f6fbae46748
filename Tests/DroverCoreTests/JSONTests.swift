import DroverCore
import Testing

@Suite struct JSONTests {
  @Test(
    arguments: [
      ("null", JSON.null), (" true ", true), ("false", false), ("0", 0), ("-0", 0), ("-1", -1),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .unsigned(1 << 63)), ("18446744073709551615", .unsigned(.max)),
      ("18446744073709551616", .double(18446744073709551616)),
      ("-9223372036854775809", .double(-9_223_372_036_854_775_808)),
      ("1.5", 1.5), ("-2e3", .double(-2000)), ("1E-2", 0.01), ("\"\"", ""), ("\"a\\u00e9\\n\\/\"", "aé\n/"),
      ("\"\\ud83d\\ude00\"", "😀"), ("\"😀\"", "😀"), ("\"\\u0000\"", "\0"), ("[]", []), ("{}", [:]),
      ("[1, [2], {\"a\":\tnull}]\r\n", [1, [2], ["a": nil]]),
    ] as [(String, JSON)])
  func `a valid text gives its value`(text: String, value: JSON) throws {
    #expect(try JSON.parse(text) == value)
  }

  @Test(
    arguments: [
      ("", JSONError.Reason.unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("nul", .unexpectedEnd, 3),
      ("nulL", .unexpectedByte, 3), ("1 2", .trailingBytes, 2), ("01", .malformedNumber, 0), ("-", .malformedNumber, 0),
      ("1.", .malformedNumber, 2), ("1e", .malformedNumber, 2), ("1e+", .malformedNumber, 3),
      ("1e999", .numberOutOfRange, 0), (".5", .unexpectedByte, 0), ("+1", .unexpectedByte, 0),
      ("NaN", .unexpectedByte, 0),
      ("\"a", .unexpectedEnd, 2), ("\"\\", .unexpectedEnd, 2), ("\"\\x\"", .malformedEscape, 2),
      ("\"\\u12\"", .malformedEscape, 5), ("\"\\ud800\"", .loneSurrogate, 3), ("\"\\udc00\"", .loneSurrogate, 3),
      ("\"\\ud800\\u0041\"", .loneSurrogate, 3), ("\"a\nb\"", .controlCharacter, 2), ("[1", .unexpectedEnd, 2),
      ("[1,]", .unexpectedByte, 3), ("[1 2]", .unexpectedByte, 3), ("{\"a\"}", .unexpectedByte, 4),
      ("{a:1}", .unexpectedByte, 1), ("{\"a\":1,}", .unexpectedByte, 7), ("{\"a\":1,\"a\":2}", .duplicateKey, 7),
      ("{\"a\":1", .unexpectedEnd, 6), ("{'a':1}", .unexpectedByte, 1),
    ] as [(String, JSONError.Reason, Int)])
  func `an invalid text gives the reason and the place`(text: String, reason: JSONError.Reason, offset: Int) {
    #expect(throws: JSONError(reason, offset: offset)) { try JSON.parse(text) }
  }

  @Test func `bytes that are no UTF-8 are refused, within a string and outside`() {
    #expect(throws: JSONError(.invalidUTF8, offset: 1)) { try JSON.parse([0x22, 0xC3, 0x28, 0x22]) }
    #expect(throws: JSONError(.invalidUTF8, offset: 1)) { try JSON.parse([0x22, 0xFF, 0x5C, 0x6E, 0x22]) }
    #expect(throws: JSONError(.unexpectedByte, offset: 0)) { try JSON.parse([0xFF]) }
  }

  @Test func `depth and size are limited`() throws {
    let limits = JSON.Limits(size: 40, depth: 3)
    #expect(try JSON.parse("[[{}]]", limits: limits) == [[[:]]])
    #expect(throws: JSONError(.tooDeep, offset: 3)) { try JSON.parse("[[[[]]]]", limits: limits) }
    #expect(throws: JSONError(.tooLarge, offset: 40)) {
      try JSON.parse(String(repeating: " ", count: 41), limits: limits)
    }
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: JSONError(.tooDeep, offset: 512)) {
      try JSON.parse(deep, limits: JSON.Limits(size: .max, depth: .max))
    }
  }

  @Test func `an object of many keys is read, and its duplicate found`() throws {
    let members = (0..<50_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    #expect(try JSON.parse("{\(members)}").object?.count == 50_000)
    #expect(throws: JSONError.self) { try JSON.parse("{\(members),\"k49999\":0}") }
    #expect(throws: JSONError.self) { try JSON.parse("{\(members),\"k3\":0}") }
  }

  @Test func `an object keeps the order of its keys through every change`() throws {
    var object = try #require(JSON.parse(#"{"z":1,"a":2,"m":3}"#).object)
    object["a"] = "new"
    object["b"] = true
    object["z"] = nil
    object["none"] = nil
    #expect(JSON.object(object).text() == #"{"a":"new","m":3,"b":true}"#)
    #expect(object.keys == ["a", "m", "b"])
    #expect(object["missing"] == nil)
  }

  @Test func `accessors give nil for another kind and for what does not fit`() {
    #expect(JSON.unsigned(.max).int64 == nil)
    #expect(JSON.unsigned(.max).uint64 == .max)
    #expect(JSON.integer(-1).uint64 == nil)
    #expect(JSON(UInt64(7)) == .integer(7))
    #expect(JSON.integer(3).double == 3)
    #expect(JSON.double(3).int64 == nil)
    let value: JSON = ["list": [10, 20], "text": "x"]
    #expect(value["list"]?[1]?.int == 20)
    #expect(value["list"]?[2] == nil)
    #expect(value["list"]?[-1] == nil)
    #expect(value["text"]?["deeper"] == nil)
    #expect(value["text"]?.bool == nil)
  }

  @Test func `text is escaped so that any reader takes it`() {
    #expect(JSON.string("q\"\\\u{8}\t\n\u{c}\r\u{1}\u{7f}é").text() == #""q\"\\\b\t\n\f\r\u0001\u007fé""#)
    #expect(JSON.double(.infinity).text() == "null")
  }

  @Test func `the pretty layout has a line for each member`() {
    let value: JSON = ["return": ["a": [1, 2], "empty": [:], "none": []], "id": "x"]
    let expected = """
      {
        "return": {
          "a": [
            1,
            2
          ],
          "empty": {},
          "none": []
        },
        "id": "x"
      }
      """
    #expect(value.text(.pretty) == expected)
  }
}

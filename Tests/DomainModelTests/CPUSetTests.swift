import DomainModel
import Testing

@Suite struct CPUSetTests {
  @Test(arguments: [("0-3,^2,8", "0-1,3,8"), ("4", "4"), ("3,1,2", "1-3"), (" 0 - 1 ", "0-1"), ("0,^0", "0,^0")])
  func `ranges and exceptions`(text: String, written: String) {
    #expect(CPUSet(xmlText: text)?.xmlText == written)
  }

  @Test(arguments: ["", "a", "-1", "1-", "3-1", "0-99999999999999999999", "^1", "1,,2", "16384"])
  func `what is no set is none`(text: String) {
    #expect(CPUSet(xmlText: text) == nil)
  }

  @Test(arguments: [
    ("63,64", "63-64"), ("0-63", "0-63"), ("64-127,0-62", "0-62,64-127"), ("0-16383,^64,^16383", "0-63,65-16382"),
    ("127-129,^128", "127,129"), ("16383", "16383"),
  ])
  func `ranges across words`(text: String, written: String) {
    #expect(CPUSet(xmlText: text)?.xmlText == written)
  }

  @Test func `numbers in any order, doubled and out of range`() {
    #expect(CPUSet([65, 3, 64, 3, -1, 16_384, .max, 63]).ranges == [3...3, 63...65])
    #expect(CPUSet(0...63).union(CPUSet([64, 70])).ranges == [0...64, 70...70])
  }

  @Test(.timeLimit(.minutes(1))) func `long lists of wide ranges cost their length, not what they span`() {
    // Number by number, this takes minutes.
    let wide = Array(repeating: "0-16383", count: 2_000).joined(separator: ",")
    let sets = (0..<100).map { _ in CPUSet(xmlText: wide) }
    #expect(sets.allSatisfy { $0?.ranges == [0...16_383] })
  }
}

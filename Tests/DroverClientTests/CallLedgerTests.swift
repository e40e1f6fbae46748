import DroverCore
import Testing

@testable import DroverClient

@Suite struct CallLedgerTests {
  let lost = VirtError(.systemError, "lost")
  let late = VirtError(.operationTimeout, "late")

  @Test("a reply goes to the one who waits for its number, once") func reply() throws {
    var ledger = CallLedger<String>()
    let first = try ledger.reserve()
    let second = try ledger.reserve()
    #expect(first != second)
    #expect(ledger.wait("a", for: first) == nil)
    #expect(ledger.wait("b", for: second) == nil)
    #expect(ledger.answer(second) == "b")
    #expect(ledger.answer(second) == nil)
    #expect(ledger.answer(first) == "a")
    #expect(ledger.count == 0)
  }

  @Test("a reply to a number that nobody has is dropped") func strangeReply() {
    var ledger = CallLedger<String>()
    #expect(ledger.answer(17) == nil)
    #expect(ledger.fail(17, late) == nil)
  }

  @Test("a call that failed before its caller came to wait is told then") func failsEarly() throws {
    var ledger = CallLedger<String>()
    let serial = try ledger.reserve()
    #expect(ledger.fail(serial, late) == nil)
    #expect(ledger.wait("a", for: serial) == late)
    #expect(ledger.count == 0)
  }

  @Test("a call that was given up does not get its late reply") func lateReply() throws {
    var ledger = CallLedger<String>()
    let serial = try ledger.reserve()
    #expect(ledger.wait("a", for: serial) == nil)
    #expect(ledger.fail(serial, late) == "a")
    #expect(ledger.fail(serial, late) == nil)
    #expect(ledger.answer(serial) == nil)
  }

  @Test("the end of the connection is told to all who wait, and to all who come later") func end() throws {
    var ledger = CallLedger<String>()
    let waiting = try ledger.reserve()
    let reserved = try ledger.reserve()
    #expect(ledger.wait("a", for: waiting) == nil)
    #expect(ledger.finish(lost) == ["a"])
    #expect(ledger.finish(late).isEmpty)
    #expect(ledger.wait("b", for: reserved) == lost)
    #expect(ledger.ending == lost)
    #expect(throws: lost) { try ledger.reserve() }
    #expect(ledger.count == 0)
  }

  @Test("a number that is taken back is free") func release() throws {
    var ledger = CallLedger<String>()
    let serial = try ledger.reserve()
    ledger.release(serial)
    #expect(ledger.count == 0)
    #expect(ledger.answer(serial) == nil)
  }
}

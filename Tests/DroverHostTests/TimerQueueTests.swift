import DroverCore
import Testing

@testable import DroverHost

@Suite struct TimerQueueTests {
  private let start = ContinuousClock.now

  private func at(_ seconds: Int) -> Deadline { Deadline(instant: start.advanced(by: .seconds(seconds))) }

  @Test func `timers come up by time, equals in the order of their making`() {
    var queue = TimerQueue<String>()
    _ = queue.insert("c", at: at(3))
    _ = queue.insert("a", at: at(1))
    _ = queue.insert("b1", at: at(2))
    _ = queue.insert("b2", at: at(2))
    var order: [String] = []
    while let next = queue.popDue(now: at(2)) { order.append(next) }
    #expect(order == ["a", "b1", "b2"])
    #expect(queue.nextDeadline() == at(3))
  }

  @Test func `a removed timer never comes up and is no deadline`() {
    var queue = TimerQueue<Int>()
    let first = queue.insert(1, at: at(1))
    _ = queue.insert(2, at: at(2))
    #expect(queue.remove(first) == 1)
    #expect(queue.remove(first) == nil)
    #expect(queue.nextDeadline() == at(2))
    #expect(queue.popDue(now: at(1)) == nil)
  }

  @Test func `random insertions and removals leave the order of a sorted list`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      var queue = TimerQueue<Int>()
      var expected: [(Deadline, UInt64)] = []
      for _ in 0..<300 {
        let deadline = at(Int.random(in: 0..<100, using: &random))
        let id = queue.insert(0, at: deadline)
        expected.append((deadline, id))
        if Int.random(in: 0..<3, using: &random) > 0, let victim = expected.indices.randomElement(using: &random) {
          queue.remove(expected.remove(at: victim).1)
        }
      }
      #expect(queue.count == expected.count)
      for deadline in expected.map(\.0).sorted() {
        #expect(queue.nextDeadline() == deadline)
        #expect(queue.popDue(now: deadline) != nil)
      }
      #expect(queue.nextDeadline() == nil)
    }
  }
}

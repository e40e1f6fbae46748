import Testing

@testable import DroverHost

@Suite struct SendQueueTests {
  @Test func `small pieces join, and the count is what is left`() {
    var queue = SendQueue()
    queue.append(Outgoing([1, 2, 3, 4]), sent: 1)
    queue.append(Outgoing([5, 6]))
    #expect(queue.count == 5)
    #expect(queue.next?.piece.bytes == [1, 2, 3, 4, 5, 6])
    #expect(queue.next?.offset == 1)
    queue.advance(by: 4)
    #expect(queue.next?.offset == 5)
    queue.advance(by: 1)
    #expect(queue.isEmpty)
    #expect(queue.count == 0)
  }

  @Test func `a piece with descriptors is alone, before and after`() throws {
    let descriptor = SharedDescriptor(try Descriptor.null())
    var queue = SendQueue()
    queue.append(Outgoing([1]))
    queue.append(Outgoing([2, 3], descriptors: [descriptor]))
    queue.append(Outgoing([4]))
    queue.append(Outgoing([5]))
    #expect(queue.next?.piece.bytes == [1])
    queue.advance(by: 1)
    #expect(queue.next?.piece.descriptors.count == 1)
    queue.advance(by: 1)
    // The first byte has taken them along.
    #expect(queue.next?.piece.descriptors.isEmpty == true)
    queue.advance(by: 1)
    #expect(queue.next?.piece.bytes == [4, 5])
  }

  @Test func `a piece that has gone altogether leaves nothing`() {
    var queue = SendQueue()
    queue.append(Outgoing([1, 2]), sent: 2)
    queue.append(Outgoing([]))
    #expect(queue.isEmpty)
  }

  @Test func `pieces join up to a limit only`() {
    var queue = SendQueue()
    queue.append(Outgoing([UInt8](repeating: 0, count: SendQueue.joinLimit)))
    queue.append(Outgoing([1]))
    #expect(queue.next?.piece.bytes.count == SendQueue.joinLimit)
    #expect(queue.count == SendQueue.joinLimit + 1)
  }
}

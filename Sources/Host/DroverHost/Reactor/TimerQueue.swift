public import DroverCore

/// What is to happen when: a heap by time, first come first served among equals. A pure value.
///
/// Most timers are cancelled long before their time (deadlines of commands), so a cancelled one is forgotten at once
/// and only its place in the heap stays, until it comes up or until such places are the most.
public struct TimerQueue<Payload> {
  /// The name of a timer; none is used twice.
  public typealias ID = UInt64

  private struct Place {
    var deadline: Deadline
    var id: ID

    func isBefore(_ other: Place) -> Bool {
      deadline == other.deadline ? id < other.id : deadline < other.deadline
    }
  }

  private var heap: [Place] = []
  private var payloads: [ID: Payload] = [:]
  private var nextID: ID = 1

  /// An empty queue.
  public init() {}

  /// How many wait.
  public var count: Int { payloads.count }

  /// Adds a timer.
  public mutating func insert(_ payload: Payload, at deadline: Deadline) -> ID {
    let id = nextID
    nextID &+= 1
    payloads[id] = payload
    heap.append(Place(deadline: deadline, id: id))
    rise(from: heap.count - 1)
    return id
  }

  /// Forgets a timer.
  ///
  /// - Returns: what it held; nil when it has come up or was forgotten before.
  @discardableResult public mutating func remove(_ id: ID) -> Payload? {
    guard let payload = payloads.removeValue(forKey: id) else { return nil }
    if heap.count > 2 * payloads.count + 64 { compact() }
    return payload
  }

  /// When the next one is due; nil when none waits.
  public mutating func nextDeadline() -> Deadline? {
    dropForgotten()
    return heap.first?.deadline
  }

  /// Takes one that is due.
  public mutating func popDue(now: Deadline) -> Payload? {
    dropForgotten()
    guard let first = heap.first, first.deadline <= now else { return nil }
    removeFirst()
    return payloads.removeValue(forKey: first.id)
  }

  private mutating func dropForgotten() {
    while let first = heap.first, payloads[first.id] == nil { removeFirst() }
  }

  private mutating func compact() {
    heap = heap.filter { payloads[$0.id] != nil }
    heap.sort { $0.isBefore($1) }
  }

  private mutating func removeFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    sink(from: 0)
  }

  private mutating func rise(from start: Int) {
    var index = start
    while index > 0 {
      let parent = (index - 1) / 2
      guard heap[index].isBefore(heap[parent]) else { return }
      heap.swapAt(index, parent)
      index = parent
    }
  }

  private mutating func sink(from start: Int) {
    var index = start
    while true {
      var smallest = index
      for child in [2 * index + 1, 2 * index + 2] where child < heap.count {
        if heap[child].isBefore(heap[smallest]) { smallest = child }
      }
      guard smallest != index else { return }
      heap.swapAt(index, smallest)
      index = smallest
    }
  }
}

extension TimerQueue: Sendable where Payload: Sendable {}

import LibvirtWire

/// Who reads which events, as a state machine: the daemon's number of a registration leads to its reader.
struct EventRoutes {
  /// An event on its way to a reader.
  struct Delivery {
    let reader: EventReader
    let event: DomainEvent

    func run() { reader.deliver(event) }
  }

  private var readers: [Int32: EventReader] = [:]
  private var streams: [UInt32: OpenStream] = [:]

  /// A stream, not kept: who has it lets go of it.
  private struct OpenStream {
    weak var stream: ByteStream?
  }

  /// The call of a number was answered: it has opened a stream.
  mutating func add(_ stream: ByteStream, serial: UInt32) { streams[serial] = OpenStream(stream: stream) }

  /// Finds the stream of a frame; nil when it has ended.
  mutating func stream(_ frame: OwnedFrame) -> ByteStream? {
    defer { if frame.header.status != .more { streams[frame.header.serial] = nil } }
    return streams[frame.header.serial]?.stream
  }

  /// The connection ended.
  ///
  /// - Returns: which streams have to be told.
  mutating func finishStreams() -> [ByteStream] {
    defer { streams = [:] }
    return streams.values.compactMap(\.stream)
  }

  /// A registration was answered with a number.
  mutating func add(_ reader: EventReader, callback: Int32) { readers[callback] = reader }

  /// Forgets a reader.
  ///
  /// - Returns: its numbers.
  mutating func remove(_ reader: EventReader) -> [Int32] {
    let callbacks = readers.filter { $0.value === reader }.keys.sorted()
    for callback in callbacks { readers[callback] = nil }
    return callbacks
  }

  /// Finds the reader of an event; nil when nobody wants it or it cannot be read.
  func route(_ frame: OwnedFrame) -> Delivery? {
    guard let (callback, event) = DomainEvent.decode(frame), let reader = readers[callback] else { return nil }
    return Delivery(reader: reader, event: event)
  }

  /// The connection ended.
  ///
  /// - Returns: who has to be told.
  mutating func finish() -> [EventReader] {
    var seen: Set<ObjectIdentifier> = []
    let all = readers.values.filter { seen.insert(ObjectIdentifier($0)).inserted }
    readers = [:]
    return all
  }
}

import DequeModule

/// What waits to be sent on a socket. A pure value.
///
/// Small pieces join into one, so that a burst of events is one system call. A piece with descriptors stays alone:
/// they belong to its first byte.
struct SendQueue {
  /// Up to how many bytes pieces are joined.
  static let joinLimit = 64 * 1024

  private var pieces: Deque<Outgoing> = []
  /// How much of the first piece has gone.
  private var offset = 0
  /// The bytes that wait.
  private(set) var count = 0

  var isEmpty: Bool { pieces.isEmpty }

  /// Adds a piece, of which the first `sent` bytes have gone already.
  mutating func append(_ piece: Outgoing, sent: Int = 0) {
    guard sent < piece.bytes.count else { return }
    count += piece.bytes.count - sent
    guard let last = pieces.last else {
      pieces.append(piece)
      offset = sent
      // Descriptors go with the first byte, and that has gone.
      if sent > 0 { pieces[0].descriptors = [] }
      return
    }
    let joined = last.bytes.count + piece.bytes.count
    if last.descriptors.isEmpty, piece.descriptors.isEmpty, joined <= Self.joinLimit {
      pieces[pieces.count - 1].bytes += piece.bytes
    } else {
      pieces.append(piece)
    }
  }

  /// What to send next, and from which byte on.
  var next: (piece: Outgoing, offset: Int)? { pieces.first.map { ($0, offset) } }

  /// Bytes have gone.
  mutating func advance(by sent: Int) {
    guard sent > 0, let first = pieces.first else { return }
    count -= sent
    offset += sent
    if offset >= first.bytes.count {
      pieces.removeFirst()
      offset = 0
    } else if !first.descriptors.isEmpty {
      pieces[0].descriptors = []
    }
  }

  mutating func removeAll() { self = SendQueue() }
}

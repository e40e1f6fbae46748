/// Finds out whether the peer is alive, as a state machine: what was received and a timer go in, pings come out.
///
/// A ping goes out after an interval in which nothing was received; after `count` of them without any answer the
/// peer is dead (libvirt's rule, `keepalive_interval` and `keepalive_count`).
package struct Keepalive: Sendable {
  /// What the program calls its two messages.
  package enum Procedure: Int32, Sendable {
    case ping = 1
    case pong = 2
  }

  /// What is to be done when the timer fires.
  package enum Action: Hashable, Sendable {
    /// Nothing: the peer has spoken.
    case nothing
    /// Send these bytes.
    case send([UInt8])
    /// The peer is dead: close.
    case dead
  }

  private let count: Int
  private var unanswered = 0
  private var hasReceived = false

  /// Takes how many pings may stay without any answer.
  package init(count: Int) { self.count = count }

  /// Something was received; it need not be a pong.
  package mutating func received() {
    hasReceived = true
    unanswered = 0
  }

  /// The interval has passed.
  package mutating func tick() -> Action {
    defer { hasReceived = false }
    if hasReceived { return .nothing }
    guard unanswered < count else { return .dead }
    unanswered += 1
    return .send(Self.ping)
  }

  /// A ping as a frame: an event without payload.
  package static let ping = frame(.ping)
  /// The answer to a ping as a frame.
  package static let pong = frame(.pong)

  private static func frame(_ procedure: Procedure) -> [UInt8] {
    let header = FrameHeader(program: .keepalive, procedure: procedure.rawValue, kind: .event, serial: 0)
    // A header without payload is beyond no limit.
    return (try? FrameEncoding.frame(header, XDRNothing())) ?? []
  }
}

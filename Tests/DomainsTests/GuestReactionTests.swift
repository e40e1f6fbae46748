import DroverCore
import Testing

@testable import Domains

struct GuestReactionTests {
  private func reaction(to event: GuestEvent, in state: DomainState) -> GuestReaction {
    GuestReaction(to: event, in: GuestSituation(state: state))
  }

  private static let states: [(GuestEvent, DomainState, DomainState?)] = [
    (.stopped, .running(.booted), .paused(.unknown)), (.stopped, .paused(.ioError), nil),
    (.stopped, .crashed(.panicked), nil), (.resumed, .paused(.user), .running(.unpaused)),
    (.resumed, .running(.booted), nil), (.resumed, .shutdown(.unknown), nil),
    (.shutdown(.guest), .running(.booted), .shutdown(.unknown)), (.shutdown(.guest), .shutdown(.unknown), nil),
    (.suspended, .running(.booted), .pmSuspended(.unknown)), (.wokeUp, .pmSuspended(.unknown), .running(.wakeup)),
    (.wokeUp, .running(.booted), nil), (.watchdog(.pause), .running(.booted), .paused(.watchdog)),
    (.watchdog(.reset), .running(.booted), nil), (.ioErrorPause, .running(.booted), .paused(.ioError)),
    (.panicked(.panicked), .running(.booted), .crashed(.panicked)),
    (.panicked(.crashLoaded), .running(.booted), nil), (.reset(byGuest: true), .running(.booted), nil),
  ]

  @Test(arguments: states)
  func `each event leads to the state that follows from the one before`(
    _ event: GuestEvent, _ before: DomainState, _ after: DomainState?
  ) {
    let next = reaction(to: event, in: before).state
    #expect(next == after)
    if let next { #expect(before.mayBecome(next), "the matrix allows what follows") }
  }

  @Test func `a stop that we asked for has our reason`() {
    let situation = GuestSituation(state: .running(.booted), expectedPause: .user)
    #expect(GuestReaction(to: .stopped, in: situation).state == .paused(.user))
  }

  @Test func `a power-off is the end, or a reboot when one was asked for`() {
    var situation = GuestSituation(state: .running(.booted))
    let ended = GuestReaction(to: .shutdown(.host), in: situation)
    #expect(ended.events == [.lifecycle(.shutdown(.host))])
    #expect(ended.consequence == .end(.shutdown, .shutdown, .afterShutdown))
    situation.rebootsOnShutdown = true
    #expect(GuestReaction(to: .shutdown(.guest), in: situation).consequence == .reboot)
    #expect(GuestReaction(to: .shutdown(.guestReset), in: situation).consequence != .reboot)
  }

  @Test func `a disk that fails is told with the path of its source`() {
    let situation = GuestSituation(state: .running(.booted), diskPath: { $0 == "virtio-disk0" ? "/a.img" : "" })
    let events = GuestReaction(to: .ioErrorPause, in: situation).events
    let told = DomainEvent.IOError(sourcePath: "/a.img", alias: "virtio-disk0", action: .pause, reason: "enospc")
    #expect(events == [.ioError(told), .lifecycle(.suspended(.ioError))])
  }

  @Test(arguments: GuestStatus.allCases)
  func `what is found after a restart is a state that the matrix allows`(_ status: GuestStatus) {
    let possible: [DomainState] = [
      .running(.booted), .paused(.user), .paused(.ioError), .shutdown(.unknown), .crashed(.panicked),
      .pmSuspended(.unknown), .paused(.shutdown), .paused(.panicked),
    ]
    for recorded in possible {
      let found = RecoveredState(recorded: recorded, status: status)
      #expect(found.state == recorded || recorded.mayBecome(found.state), "\(recorded), then \(status)")
      if found.state == recorded { #expect(found.events.isEmpty) }
    }
  }

  @Test func `what was written down stands while the monitor does not answer, and knows more than a plain pause`() {
    #expect(RecoveredState(recorded: .paused(.user), status: nil).state == .paused(.user))
    #expect(RecoveredState(recorded: .paused(.user), status: .paused).state == .paused(.user))
    #expect(RecoveredState(recorded: .running(.unpaused), status: .running).state == .running(.unpaused))
    let stopped = RecoveredState(recorded: .running(.booted), status: .ioError)
    #expect(stopped.state == .paused(.ioError))
    #expect(stopped.events == [.lifecycle(.suspended(.ioError))])
    #expect(RecoveredState(recorded: .running(.booted), status: .shutdown).isPoweredOff)
  }

  @Test func `a guest that was off or had panicked when it was taken over is left so, by every later daemon`() {
    let off = RecoveredState(recorded: .paused(.shutdown), status: .shutdown)
    #expect(off.state == .paused(.shutdown) && off.events.isEmpty && !off.isPoweredOff)
    let panicked = RecoveredState(recorded: .paused(.panicked), status: .guestPanicked)
    #expect(panicked.state == .paused(.panicked) && panicked.events.isEmpty && !panicked.isPanicked)
    let situation = GuestSituation(state: .paused(.shutdown))
    #expect(GuestReaction(to: .shutdown(.unknown), in: situation).consequence == nil)
    // One that was set going since is a guest like any other.
    #expect(RecoveredState(recorded: .running(.unpaused), status: .shutdown).isPoweredOff)
    #expect(RecoveredState(recorded: .paused(.shutdown), status: .running).state == .running(.unpaused))
  }
}

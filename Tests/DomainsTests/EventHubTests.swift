import DroverCore
import Synchronization
import Testing

@testable import Domains

struct EventHubTests {
  private let hub = EventHub()
  private let client = ConnectionID(rawValue: 1)
  private let web = DomainReference(name: "web", uuid: UUID(high: 0, low: 1), id: 3)
  private let mail = DomainReference(name: "mail", uuid: UUID(high: 0, low: 2))

  private final class Told: Sendable {
    let list = Mutex<[String]>([])
    func add(_ text: String) { list.withLock { $0.append(text) } }
    var all: [String] { list.withLock { $0 } }
  }

  @Test func `a subscription hears its kind, of its domain or of all, in order`() {
    let told = Told()
    _ = hub.subscribe(to: .reboot, of: web.uuid, by: client) { event, _ in told.add("one \(event.domain.name)") }
    _ = hub.subscribe(to: .reboot, of: nil, by: client) { event, _ in told.add("all \(event.domain.name)") }
    hub.publish(DomainEvent(web, .reboot))
    hub.publish(DomainEvent(mail, .reboot))
    hub.publish(DomainEvent(web, .pmWakeup))
    #expect(told.all == ["one web", "all web", "all mail"])
  }

  @Test func `an I/O error is told under both of its numbers`() {
    let told = Told()
    for kind in [EventID.ioError, .ioErrorReason, .lifecycle] {
      _ = hub.subscribe(to: kind, of: nil, by: client) { _, _ in told.add("\(kind)") }
    }
    hub.publish(DomainEvent(web, .ioError(.init(sourcePath: "", alias: "", action: .pause, reason: "enospc"))))
    #expect(told.all == ["ioError", "ioErrorReason"])
  }

  @Test func `nothing comes after a subscription has ended, and a stranger cannot end it`() {
    let told = Told()
    let id = hub.subscribe(to: .reboot, of: nil, by: client) { _, _ in told.add("x") }
    #expect(!hub.unsubscribe(id, by: ConnectionID(rawValue: 2)))
    #expect(hub.unsubscribe(id, by: client))
    #expect(!hub.unsubscribe(id, by: client))
    hub.publish(DomainEvent(web, .reboot))
    #expect(told.all.isEmpty)
  }

  @Test func `the end of a connection ends its subscriptions and nobody else's`() {
    let told = Told()
    _ = hub.subscribe(to: .reboot, of: nil, by: client) { _, _ in told.add("gone") }
    _ = hub.subscribe(to: .reboot, of: nil, by: ConnectionID(rawValue: 2)) { _, _ in told.add("there") }
    hub.removeAll(of: client)
    hub.publish(DomainEvent(web, .reboot))
    #expect(told.all == ["there"])
  }

  @Test func `QEMU's own events are chosen by name, in either case when asked`() {
    let told = Told()
    for filter in [MonitorEventFilter.all, .name("STOP", ignoringCase: false), .name("stop", ignoringCase: true)] {
      _ = hub.subscribe(toMonitorEvents: filter, of: nil, by: client) { _, event, _ in told.add("\(filter)") }
    }
    hub.publish(MonitorEvent(name: "RESUME", seconds: 0, microseconds: 0, data: nil), of: web)
    #expect(told.all.count == 1)
    hub.publish(MonitorEvent(name: "STOP", seconds: 0, microseconds: 0, data: nil), of: web)
    #expect(told.all.count == 4)
  }
}

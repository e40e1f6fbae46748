import DomainModel
import DroverCore
import Testing

@testable import Domains

struct LiveRecordTests {
  private func record() throws -> LiveRecord {
    var definition = try DomainDefinition.parse(
      Bench.xml("web &lt;&amp;&gt; 1", uuid: "11111111-0000-0000-0000-0000000000a1")
    )
    .definition
    definition.id = 3
    var record = LiveRecord(
      domain: DomainReference(name: "web <&> 1", uuid: UUID(high: 0x1111_1111_0000_0000, low: 0xa1), id: 3),
      state: .paused(.ioError), definition: definition)
    record.process = ProcessRecord(
      pid: 4711, startTime: 814_402, executable: "/usr/bin/qemu", monitorPath: "/run/m.sock",
      details: [.init(name: "folder", value: "domain-3-web"), .init(name: "empty", value: "")])
    record.owner = LiveRecord.Owner(uid: 1000, pid: 812, processName: "virsh")
    record.ports = [5900, 5901]
    record.taints = ["custom-monitor"]
    record.startedAt = 1_764_000_000
    record.rebootsOnShutdown = true
    return record
  }

  @Test func `what is written is read again, with the definition formatted here or before`() throws {
    let record = try record()
    let formatted = record.definition?.xml(FormatOptions(isSecure: true, isInactive: false))
    for text in [record.xml, record.text(domainXML: formatted)] {
      let again = try LiveRecord(xml: text)
      #expect(again.domain == record.domain)
      #expect(again.state == record.state)
      #expect(again.process == record.process)
      #expect(again.owner == record.owner)
      #expect(again.ports == record.ports)
      #expect(again.taints == record.taints)
      #expect(again.startedAt == record.startedAt)
      #expect(again.rebootsOnShutdown)
      #expect(!again.isStarting)
      #expect(again.definition == record.definition)
    }
  }

  @Test(arguments: DomainState.all)
  func `each state with its reason is read again`(_ state: DomainState) throws {
    var record = try record()
    record.state = state
    #expect(try LiveRecord(xml: record.xml).state == state)
  }

  @Test func `of a domain that is shut off only the reason is kept`() throws {
    var record = try record()
    record.state = .shutoff(.crashed)
    #expect(!record.xml.contains("<domain "))
    #expect(!record.xml.contains("4711"))
  }

  @Test(arguments: [
    ("", ErrorCode.xmlDetail), ("<domstatus state='running'", .xmlDetail), ("<domain/>", .xmlError),
    ("<domstatus/>", .xmlError), ("<domstatus state='running' reason='destroyed'/>", .configUnsupported),
    ("<domstatus state='shutoff' reason='crashed'/>", .xmlError),
    (
      "<domstatus state='running' reason='booted'><name>a</name><uuid>11111111-0000-0000-0000-0000000000a1</uuid></domstatus>",
      .xmlError
    ),
    (
      "<domstatus state='shutoff' reason='crashed' pid='1' starttime='1' executable='/sbin/init'><name>a</name>"
        + "<uuid>11111111-0000-0000-0000-0000000000a1</uuid></domstatus>", .xmlError
    ),
    ("<domstatus state='shutoff' reason='crashed' pid='99999999999'/>", .xmlError),
  ])
  func `half a file, or a forged one, is refused`(_ xml: String, _ code: ErrorCode) {
    let error = #expect(throws: VirtError.self) { try LiveRecord(xml: xml) }
    #expect(error?.code == code)
  }
}

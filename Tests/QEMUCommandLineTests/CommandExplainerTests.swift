import DomainModel
import Foundation
import Testing

@testable import QEMUCommandLine

@Suite struct CommandExplainerTests {
  private static let text = """
    <domain type='qemu'>
      <name>web</name>
      <uuid>00000000-0000-0000-0000-000000000001</uuid>
      <title>The web server</title>
      <memory unit='MiB'>64</memory>
      <vcpu cpuset='0-1'>2</vcpu>
      <os><type arch='x86_64' machine='pc'>hvm</type><boot dev='hd'/></os>
      <on_crash>restart</on_crash>
      <devices>
        <disk type='file' device='disk'>
          <source file='/b'/><target dev='vdb' bus='virtio'/>
        </disk>
        <disk type='file' device='disk'>
          <driver name='qemu' type='raw' cache='none'/>
          <source file='/a'/><target dev='vda' bus='virtio'/>
          <serial>disk-a</serial>
        </disk>
        <serial type='pty'/>
        <graphics type='vnc' port='5900' autoport='no' listen='127.0.0.1'/>
      </devices>
    </domain>
    """

  private func explanation(_ text: String = text) throws -> CommandExplanation {
    try CommandExplainer(text, platform: .everything) { LaunchContext.offline(name: $0) }.explanation()
  }

  private func lines(_ explanation: CommandExplanation, _ option: String, holding part: String) -> [Int?]? {
    explanation.arguments.first { $0.argument.option == option && $0.argument.value?.contains(part) ?? false }?
      .sources.map(\.line)
  }

  @Test func `an argument comes from the elements that it would be different without`() throws {
    let explanation = try explanation()
    #expect(lines(explanation, "-name", holding: "web") == [2])
    #expect(lines(explanation, "-uuid", holding: "0001")?.contains(3) == true)
    #expect(lines(explanation, "-m", holding: "65536k")?.contains(5) == true)
    #expect(lines(explanation, "-smp", holding: "2")?.contains(6) == true)
    #expect(lines(explanation, "-blockdev", holding: "\"/a\"") == [13])
    #expect(lines(explanation, "-device", holding: "disk-a")?.contains(13) == true)
    #expect(lines(explanation, "-device", holding: "disk-a")?.contains(10) == false)
    #expect(lines(explanation, "-vnc", holding: "127.0.0.1")?.first == 19)
  }

  @Test func `what was added has no line, and what every guest gets no source`() throws {
    let explanation = try explanation()
    #expect(explanation.arguments.first { $0.argument.option == "-S" }?.sources == [])
    let usb = explanation.arguments.first { $0.argument.value?.contains("piix3-usb") ?? false }
    #expect(usb?.sources.map(\.line) == [nil])
  }

  @Test func `what is in no argument says why`() throws {
    let untold = try explanation().untold
    func reason(_ path: String) -> String? { untold.first { $0.source.path == path }?.reason.name }
    #expect(reason("/domain/title") == "host")
    #expect(reason("/domain/on_crash") == "host")
    #expect(reason("/domain/vcpu/@cpuset") == "host")
    #expect(reason("/domain/devices/disk[2]/driver/@type") == "default")
    #expect(!untold.contains { $0.source.path.hasPrefix("/domain/devices/disk[2]/serial") })
    #expect(!untold.contains { $0.source.path == "/domain/uuid" })
    #expect(untold.first { $0.source.path == "/domain/title" }?.value == "The web server")
  }

  @Test(arguments: CommandLineFixtureTests.cases)
  func `the complete text gives the same command line, so that taking nothing out changes nothing`(_ name: String)
    throws
  {
    let file = CommandLineFixtureTests.folder.appending(path: "\(name)/in.xml")
    var definition = try DomainDefinition.parse(String(contentsOf: file, encoding: .utf8)).definition
    try definition.complete(for: .everything, options: .started)
    definition.assignAliases(for: .everything)
    definition.assignStorageIndexes()
    definition.assignPlaceholderPorts()
    let context = LaunchContext.offline(name: definition.name ?? "")
    let line = try CommandLineBuilder(definition, platform: .everything, context: context).build()
    let experiment = Counterfactual(definition, line, platform: .everything, context: context)
    #expect(experiment.effect(without: "/domain/devices") != .changes([], added: []))
    let text = definition.xml(FormatOptions(isSecure: true, isInactive: false))
    let again = try DomainDefinition.parse(text).definition
    let same = try CommandLineBuilder(again, platform: .everything, context: context).build()
    #expect(same.options == line.options)
  }

  @Test func `numbers of descriptors are not looked at`() {
    let argument = CommandArgument("-netdev", "{\"fd\":\"12\",\"vhostfds\":\"3:4\",\"id\":\"hostnet0\"}")
    #expect(argument.withoutDescriptors.value?.contains("12") == false)
    #expect(argument.identity == CommandArgument("-netdev", "hostnet0"))
    #expect(CommandArgument("-chardev", "socket,id=charmonitor,fd=3,server=on").identity.value == "charmonitor")
  }
}

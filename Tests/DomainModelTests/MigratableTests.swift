import Testing

@testable import DomainModel

@Suite struct MigratableTests {
  private func definition(_ devices: String) throws -> DomainDefinition {
    try DomainDefinition.parse(
      """
      <domain type='qemu'><name>a</name><memory>1024</memory><os><type>hvm</type></os><devices>
        <controller type='pci' index='0' model='pci-root'/>
        <input type='mouse' bus='ps2'/><input type='keyboard' bus='ps2'/><audio id='1' type='none'/>\(devices)
      </devices></domain>
      """
    ).definition
  }

  @Test func `what every such machine has is left out of what another host is given`() throws {
    let definition = try definition("<controller type='usb' index='0' model='piix3-uhci'/>")
    let text = definition.xml(FormatOptions(isMigratable: true))
    for gone in ["<controller", "type='keyboard'", "<audio"] { #expect(!text.contains(gone)) }
    #expect(text.contains("<input type='mouse' bus='ps2'/>"))
    #expect(definition.xml().contains("<controller type='usb' index='0' model='piix3-uhci'/>"))
  }

  @Test(arguments: [
    "<controller type='usb' index='0' model='qemu-xhci'/>",
    "<controller type='usb' index='0' model='piix3-uhci'/><controller type='usb' index='1' model='qemu-xhci'/>",
  ])
  func `what was asked for stays`(_ controllers: String) throws {
    let text = try definition(controllers).xml(FormatOptions(isMigratable: true))
    #expect(text.contains("<controller type='usb' index='0'") && !text.contains("pci-root"))
  }
}

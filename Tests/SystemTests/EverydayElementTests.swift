import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// What stands in everyday definitions: not only defined, but started with the QEMU that is installed.
  @Suite("Everyday elements")
  struct EverydayElementTests {
    @Test("each start under the installed QEMU, and are dumped as they can be defined again")
    func start() async throws {
      try await withDaemon { daemon in
        let elements = Self.elements(folder: daemon.folder)
        for (image, format) in [("raw", "raw"), ("qcow2", "qcow2")] {
          let path = daemon.file("image.\(image)")
          let made = try await FinishedProgram.run(["qemu-img", "create", "-q", "-f", format, path, "4M"])
          try #require(made.succeeded, "\(made)")
          chmod(path, 0o666)
        }
        try JSONEncoder().encode(elements).write(to: URL(fileURLWithPath: daemon.file("elements.json")))
        let found = try await daemon.python(
          """
          connection = libvirt.open(uri)
          with open(folder + "/elements.json") as file:
            elements = json.load(file)
          template = '''\(Self.template)'''
          found = {}
          for what, (machine, general, devices) in elements.items():
            name = prefix + "element"
            xml = template % (name, machine, general, devices)
            try:
              domain = connection.defineXML(xml)
              dumped = domain.XMLDesc()
              domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
              domain.destroy()
              connection.defineXML(dumped)
              found[what] = "" if domain.XMLDesc() == dumped else "another definition after another reading"
            except libvirt.libvirtError as error:
              found[what] = str(error)
            with contextlib.suppress(libvirt.libvirtError):
              connection.lookupByName(name).undefine()
          tell(found)
          """, as: [String: String].self, within: .seconds(170))
        #expect(found.count == elements.count)
        for (what, error) in found { #expect(error == "", "\(what)") }
      }
    }

    private static let template = """
      <domain type='qemu'>
        <name>%s</name>
        <memory unit='MiB'>32</memory>
        <vcpu>1</vcpu>
        <os><type arch='x86_64' machine='%s'>hvm</type></os>
        %s
        <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>%s</devices>
      </domain>
      """

    /// Machine, what stands in `<domain>`, what stands in `<devices>`, by what it is.
    private static func elements(folder: String) -> [String: [String]] {
      var elements: [String: [String]] = [:]
      func general(_ what: String, _ text: String) { elements[what] = ["pc", text, ""] }
      func device(_ what: String, _ text: String, machine: String = "pc") { elements[what] = [machine, "", text] }
      func disk(_ format: String, _ bus: String, _ name: String, _ more: String = "", kind: String = "disk") -> String {
        """
        <disk type='file' device='\(kind)'><driver name='qemu' type='\(format)'/>
        <source file='\(folder)/image.\(format)'/><target dev='\(name)' bus='\(bus)'/>\(more)</disk>
        """
      }

      general("nothing but pc", "")
      elements["nothing but q35"] = ["q35", "", ""]
      general("features", "<features><acpi/><apic/><pae/></features>")
      general("a title and a description", "<title>One</title><description>Two &amp; three</description>")
      general("metadata", "<metadata><a:b xmlns:a='urn:a' c='d'>e</a:b></metadata>")
      general(
        "a model of the processor", "<cpu mode='custom' match='exact'><model fallback='allow'>qemu64</model></cpu>")
      general("the best processor", "<cpu mode='maximum'/>")
      general("local time", "<clock offset='localtime'/>")
      general(
        "timers",
        "<clock offset='utc'><timer name='rtc' tickpolicy='catchup'/><timer name='hpet' present='no'/></clock>")
      general(
        "actions", "<on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash>")

      device("a raw disk on virtio", disk("raw", "virtio", "vda"))
      device("a qcow2 disk on virtio", disk("qcow2", "virtio", "vda", "<readonly/>"))
      device("a disk on ide", disk("qcow2", "ide", "hda"))
      device("a disk on sata", disk("qcow2", "sata", "sda"), machine: "q35")
      device("a disk on scsi", disk("raw", "scsi", "sda") + "<controller type='scsi' model='virtio-scsi'/>")
      device("a disk with a serial number", disk("raw", "virtio", "vda", "<serial>one</serial>"))
      device("an image that is a CD", disk("raw", "ide", "hdc", "<readonly/>", kind: "cdrom"))
      device("an empty CD drive", "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>")

      device("USB 2", "<controller type='usb' model='ich9-ehci1'/>")
      device("USB 3", "<controller type='usb' model='qemu-xhci'/>", machine: "q35")
      device("a virtio serial controller", "<controller type='virtio-serial'/>")
      for model in ["e1000", "rtl8139", "virtio"] {
        device("a user network by \(model)", "<interface type='user'><model type='\(model)'/></interface>")
      }
      device("a serial port on a pty", "<serial type='pty'/><console type='pty'/>")
      device("a serial port into a file", "<serial type='file'><source path='\(folder)/serial.log'/></serial>")
      device("a serial port on a socket", "<serial type='unix'><source mode='bind' path='\(folder)/serial'/></serial>")
      device("a serial port to nothing", "<serial type='null'/>")
      device("VNC", "<graphics type='vnc' port='-1'/><video><model type='vga'/></video>")
      for model in ["vga", "cirrus", "virtio", "qxl"] {
        device("video by \(model)", "<graphics type='vnc' autoport='yes'/><video><model type='\(model)'/></video>")
      }
      for (type, bus) in [("tablet", "usb"), ("mouse", "ps2"), ("keyboard", "ps2"), ("tablet", "virtio")] {
        device("a \(type) on \(bus)", "<input type='\(type)' bus='\(bus)'/>")
      }
      device("randomness", "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>")
      device("no balloon", "<memballoon model='none'/>")
      device("a balloon", "<memballoon model='virtio'/>", machine: "q35")
      return elements
    }
  }
}

import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Definitions that are wrong: the number that libvirt gives, and where it is wrong.
  @Suite("A bad definition")
  struct BadDefinitionTests {
    /// One mistake in an otherwise good definition.
    struct Mistake: Sendable {
      let what: String
      let xml: String
      /// libvirt's number. Where it is "unsupported configuration" for a word that is not in a list, libvirt changes to
      /// "XML error" from release to release; either will do.
      let number: Int
      let isWord: Bool
      /// The line that the message names; `nil` where the mistake has no place.
      let line: Int?

      init(_ what: String, _ xml: String, _ number: Int, line: Int? = nil, isWord: Bool = false) {
        self.what = what
        self.xml = xml
        self.number = number
        self.line = line
        self.isWord = isWord
      }
    }

    @Test("is refused with libvirt's number and the line of the mistake, and nothing of it is defined")
    func refusals() async throws {
      try await withDaemon { daemon in
        let mistakes = Self.mistakes(prefix: daemon.prefix)
        let texts = Dictionary(mistakes.map { ($0.what, $0.xml) }) { first, _ in first }
        try JSONEncoder().encode(texts).write(to: URL(fileURLWithPath: daemon.file("mistakes.json")))
        let errors = try await daemon.python(
          """
          connection = libvirt.open(uri)
          with open(folder + "/mistakes.json") as file:
            mistakes = json.load(file)
          before = len(connection.listAllDomains())
          errors = {what: error_of(connection.defineXML, xml) for what, xml in mistakes.items()}
          errors["left"] = [len(connection.listAllDomains()) - before]
          tell(errors)
          """, as: [String: [JSONValue]?].self)
        #expect(errors["left"] == [.number(0)])
        for mistake in mistakes {
          guard let error = errors[mistake.what], let error else {
            Issue.record("\(mistake.what): accepted")
            continue
          }
          let isRight = error[0] == .number(Double(mistake.number)) || mistake.isWord && error[0] == .number(27)
          #expect(isRight, "\(mistake.what): \(error)")
          if let line = mistake.line, !daemon.isForeign {
            #expect(error[2].text.contains("line \(line)"), "\(mistake.what): \(error[2].text)")
          }
        }
      }
    }

    @Test("with an unknown element is refused where it is to be validated, and taken otherwise")
    func validation() async throws {
      try await withDaemon { daemon in
        let path = try daemon.write(
          Self.definition("\(daemon.prefix)unknown", devices: "<memballon model='virtio'/>"), "unknown")
        let refused = try await daemon.virshResult("define", "--validate", path)
        #expect(refused.status == .exited(1))
        if !daemon.isForeign {
          #expect(refused.errors.contains("memballon"))
          #expect(refused.errors.contains("line \(Self.devicesLine)"))
          #expect(refused.errors.contains("memballoon"), "the near name is suggested: \(refused.errors)")
        }
        try await daemon.virsh("define", path)
      }
    }

    @Test("of a name or uuid that another guest has is refused, and the other stays as it is")
    func duplicates() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("guest", on: daemon)
        let otherName = Guest.idle("guest", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
        let before = try await daemon.virsh("dumpxml", guest.name).output
        let sameName = try await daemon.virshResult("define", daemon.write(otherName.xml, "other"))
        #expect(sameName.errors.contains("already exists with uuid"))
        let renamed = guest.xml.replacingOccurrences(of: guest.name, with: daemon.name("renamed"))
        let sameUUID = try await daemon.virshResult("define", daemon.write(renamed, "renamed"))
        #expect(!sameUUID.succeeded)
        #expect(try await daemon.virsh("dumpxml", guest.name).output == before)
      }
    }

    /// The line of a definition on which what is given as `devices` stands.
    private static let devicesLine = 9
    /// The line on which what is given as `general` stands.
    private static let generalLine = 6

    private static func definition(
      _ name: String, memory: String = "<memory unit='MiB'>32</memory>",
      vcpu: String = "<vcpu>1</vcpu>", system: String = "<type arch='x86_64' machine='pc'>hvm</type>",
      general: String = "", devices: String = ""
    ) -> String {
      """
      <domain type='qemu'>
        <name>\(name)</name>
        \(memory)
        \(vcpu)
        <os>\(system)</os>
        \(general)
        <devices>
          <emulator>/usr/bin/qemu-system-x86_64</emulator>
          \(devices)
        </devices>
      </domain>
      """
    }

    private static func mistakes(prefix: String) -> [Mistake] {
      let name = prefix + "bad"
      func general(_ text: String) -> String { definition(name, general: text) }
      func devices(_ text: String) -> String { definition(name, devices: text) }
      let good = definition(name)
      return [
        Mistake("not closed", "<domain type='qemu'>\n<name>x</name>\n<memory>", 35, line: 3),
        Mistake("nothing", "", 35),
        Mistake("another element", "<network/>", 27),
        Mistake("too deep", general("<metadata>\(String(repeating: "<a xmlns='urn:x'>", count: 500))</metadata>"), 35),
        Mistake("no name", good.replacingOccurrences(of: "<name>\(name)</name>", with: ""), 21),
        Mistake("a name with a slash", definition(prefix + "a/b"), 27),
        Mistake("an unknown kind of domain", good.replacingOccurrences(of: "'qemu'", with: "'zork'"), 67, isWord: true),
        Mistake("no memory", definition(name, memory: ""), 27),
        Mistake("memory below nothing", definition(name, memory: "<memory>-5</memory>"), 27, line: 3),
        Mistake("memory in words", definition(name, memory: "<memory>much</memory>"), 27, line: 3),
        Mistake("memory in unknown units", definition(name, memory: "<memory unit='zork'>9</memory>"), 8, line: 3),
        Mistake("memory beyond counting", definition(name, memory: "<memory unit='EiB'>99</memory>"), 82, line: 3),
        Mistake("processors in words", definition(name, vcpu: "<vcpu>two</vcpu>"), 27, line: 4),
        Mistake("processors without end", definition(name, vcpu: "<vcpu>5000</vcpu>"), 67),
        Mistake("more processors than at most", definition(name, vcpu: "<vcpu current='3'>2</vcpu>"), 67),
        Mistake("no operating system", definition(name, system: ""), 27),
        Mistake(
          "an unknown architecture", definition(name, system: "<type arch='zork' machine='pc'>hvm</type>"), 67,
          isWord: true),
        Mistake(
          "an unknown boot device",
          definition(name, system: "<type arch='x86_64' machine='pc'>hvm</type><boot dev='zork'/>"), 27, line: 5),
        Mistake("an unknown feature", general("<features><zork/></features>"), 67, line: generalLine, isWord: true),
        Mistake("an unknown action", general("<on_crash>zork</on_crash>"), 67, line: generalLine, isWord: true),
        Mistake("an unknown clock", general("<clock offset='zork'/>"), 67, line: generalLine, isWord: true),
        Mistake("an unknown mode of the processor", general("<cpu mode='zork'/>"), 67, line: generalLine, isWord: true),
        Mistake(
          "a missing emulator", good.replacingOccurrences(of: "/usr/bin/qemu-system-x86_64", with: "/nonexistent/q"), 38
        ),
      ] + deviceMistakes(devices)
    }

    private static func deviceMistakes(_ devices: (String) -> String) -> [Mistake] {
      func disk(_ attributes: String, _ target: String) -> String {
        devices("<disk \(attributes)><source file='/x'/>\(target)</disk>")
      }
      let twice = """
        <video><model type='vga'/><address type='pci' slot='5'/></video>
        <memballoon model='virtio'><address type='pci' slot='5'/></memballoon>
        """
      let target = "<target dev='vda' bus='virtio'/>"
      let line = devicesLine
      return [
        Mistake("a disk without target", disk("type='file'", ""), 20),
        Mistake("an unknown bus", disk("type='file'", "<target dev='vda' bus='zork'/>"), 27, line: line),
        Mistake("an unknown kind of disk", disk("type='zork'", target), 27, line: line),
        Mistake("a name that is no disk's", disk("type='file'", "<target dev='zork'/>"), 27),
        Mistake(
          "one target twice",
          devices(
            """
            <disk type='file'><source file='/x'/>\(target)</disk>
            <disk type='file'><source file='/y'/>\(target)</disk>
            """), 27),
        Mistake("one address twice", devices(twice), 27),
        Mistake("a slot that there is not", devices("<rng model='virtio'><address type='pci' slot='40'/></rng>"), 27),
        Mistake(
          "an address in words", devices("<memballoon model='virtio'><address type='pci' slot='zork'/></memballoon>"),
          27, line: line),
        Mistake("an unknown controller", devices("<controller type='zork' index='0'/>"), 27, line: line),
        Mistake("an unknown serial port", devices("<serial type='zork'/>"), 67, line: line, isWord: true),
        Mistake("an unknown video card", devices("<video><model type='zork'/></video>"), 67, line: line, isWord: true),
        Mistake("an unknown screen", devices("<graphics type='zork'/>"), 27, line: line),
        Mistake("an unknown balloon", devices("<memballoon model='zork'/>"), 27, line: line),
        Mistake("an unknown input", devices("<input type='zork' bus='usb'/>"), 67, line: line, isWord: true),
        Mistake("an unknown interface", devices("<interface type='zork'/>"), 27, line: line),
        Mistake(
          "a hardware address of letters", devices("<interface type='user'><mac address='zork'/></interface>"), 27),
      ]
    }
  }
}

import DomainModel
import DroverXML
import FuzzSupport

/// Writes a definition out of the model's own schema; decisions say what stands in it.
struct DefinitionAuthor {
  private static let schema = XMLSchema.of(DomainDefinition.self)
  private static let devices = schema.children.first { $0.name == "devices" }?.schema.children ?? []

  private var decisions: Decisions
  private var text = ""

  init(_ decisions: Decisions) { self.decisions = decisions }

  /// The text of a domain with what nearly all have; then parts, as long as there are decisions.
  mutating func definition() -> String {
    let architecture = decisions.one(of: ["x86_64", "x86_64", "aarch64", "ppc64", "s390x", "riscv64", "i686"]) ?? ""
    let machine = decisions.one(of: ["pc", "q35", "virt", "pseries", "s390-ccw-virtio", "microvm", "isapc"]) ?? ""
    text = "<domain type='\(decisions.byte() & 1 == 0 ? "qemu" : "kvm")'"
    text += " xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>\n<name>n</name>"
    text += "<uuid>c7a5fdbd-cdaf-9455-926a-d65c16db1809</uuid><memory>1048576</memory>"
    text += "<os><type arch='\(architecture)' machine='\(machine)'>hvm</type></os>\n"
    var parts = 0
    while !decisions.isEmpty, decisions.byte() & 3 != 0, parts < 24 {
      parts += 1
      if let child = decisions.one(of: Self.schema.children), !Self.isWritten(child.name) { write(child, depth: 0) }
    }
    text += "<devices>"
    while !decisions.isEmpty, parts < 64 {
      parts += 1
      if let child = decisions.one(of: Self.devices) { write(child, depth: 0) }
    }
    return text + "</devices></domain>\n"
  }

  private static func isWritten(_ name: String) -> Bool {
    ["name", "uuid", "memory", "os", "devices"].contains(name)
  }

  private mutating func write(_ child: XMLSchema.Child, depth: Int) {
    guard text.utf8.count < 16_384, depth < 8 else { return }
    text += "<\(child.name)"
    for attribute in child.schema.attributes where attribute.isRequired || decisions.byte() & 1 == 1 {
      text += " \(attribute.name)='\(value(attribute.grammar))'"
    }
    text += ">"
    if let grammar = child.schema.text, decisions.byte() & 7 != 7 { text += value(grammar) }
    for below in child.schema.children where decisions.byte() & 3 == 3 {
      for _ in 0...(below.isRepeated ? decisions.below(3) : 0) { write(below, depth: depth + 1) }
    }
    text += "</\(child.name)>\n"
  }

  /// A value of a grammar; now and then one that does not belong.
  private mutating func value(_ grammar: String) -> String {
    let kind = decisions.byte()
    if kind > 248 { return decisions.one(of: ["", "-1", "0x", "x,y", "18446744073709551616"]) ?? "" }
    if grammar.contains(" | ") {
      return decisions.one(of: grammar.split(separator: " ").filter { $0 != "|" }).map(String.init) ?? ""
    }
    switch grammar {
    case _ where grammar.hasPrefix("number"):
      let edges = ["0", "1", "2", "3", "7", "8", "31", "32", "64", "255", "256", "4095", "65535", "65536"]
      let large = ["2147483647", "2147483648", "4294967295", "9223372036854775807", "18446744073709551615"]
      return decisions.one(of: edges + edges + edges + large) ?? "0"
    case "UUID": return "c7a5fdbd-cdaf-9455-926a-d65c16db180\(decisions.below(10))"
    case "MAC address": return "52:54:00:00:00:0\(decisions.below(10))"
    default:
      let words = [
        "vda", "sda", "hda", "/dev/null", "a", "1", "0-3", "0-3,^2", "1,2", "yes", "on", "raw", "qcow2", "virtio",
        "127.0.0.1", "::1", "default", "/x/y.sock", "KiB", "GiB", "1.2", "0x1", "all", "strict", "EPYC", "max",
        "a,b=c", "tcp", "unix", "5900", "-1", "7f",
      ]
      return decisions.one(of: words) ?? "a"
    }
  }
}

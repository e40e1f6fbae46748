import DomainModel
import DroverCore
import DroverXML
import Glibc

/// What calls that only look want to know of a definition, without parsing it.
struct DefinitionFacts: Hashable, Sendable {
  /// KiB.
  var maximumMemory: UInt64
  /// KiB.
  var memory: UInt64
  var virtualCPUs: UInt32
  var maximumVirtualCPUs: UInt32
  var disks: UInt32

  init(_ definition: DomainDefinition) {
    self.init(
      memory: definition.memory, current: definition.currentMemory, vcpu: definition.vcpu,
      disks: definition.devices?.disks.count ?? 0)
  }

  init(memory: DomainMemory?, current: MemoryAmount?, vcpu: VirtualCPUs?, disks: Int) {
    let maximum = memory?.amount.kibibytes ?? 0
    maximumMemory = maximum
    self.memory = current?.kibibytes ?? maximum
    maximumVirtualCPUs = vcpu?.count ?? 1
    virtualCPUs = vcpu?.current ?? maximumVirtualCPUs
    self.disks = UInt32(clamping: disks)
  }
}

/// A persistent definition as it is kept in memory: its text, and the few facts that are asked for often.
///
/// Everything else is parsed when somebody asks. The text holds the passwords.
struct DefinitionText: Sendable {
  let xml: String
  let facts: DefinitionFacts
  let title: String?
  /// Whether the text must be parsed and formatted anew for somebody who may not see passwords.
  let hasSecrets: Bool

  /// Takes a definition that is complete.
  init(_ definition: DomainDefinition) {
    xml = definition.xml(FormatOptions(isSecure: true, isInactive: true))
    facts = DefinitionFacts(definition)
    title = definition.title
    hasSecrets = Self.mayHoldSecrets(xml)
  }

  fileprivate init(xml: String, facts: DefinitionFacts, title: String?) {
    self.xml = xml
    self.facts = facts
    self.title = title
    hasSecrets = Self.mayHoldSecrets(xml)
  }

  /// The definition.
  func parsed() throws(VirtError) -> DomainDefinition { try DomainDefinition.parse(xml).definition }

  /// All that is written for those alone who may see secrets begins so: the attributes of passwords, and cookies.
  private static func mayHoldSecrets(_ xml: String) -> Bool {
    // Every definition is looked through when the daemon starts.
    xml.withCString { strstr($0, " passwd") != nil || strstr($0, "<cookies") != nil }
  }
}

/// What is read of a stored definition when the daemon starts: enough to list it, a fraction of the cost of all.
struct DefinitionHeader: XMLMapped {
  private var name: String?
  private var uuid: UUID?
  private var title: String?
  private var memory: DomainMemory?
  private var currentMemory: MemoryAmount?
  private var vcpu: VirtualCPUs?
  private var devices: DeviceCounts?

  init() {}

  mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.element("name", &name)
    try m.element("uuid", &uuid)
    try m.element("title", &title)
    try m.child("memory", &memory)
    try m.child("currentMemory", &currentMemory)
    try m.child("vcpu", &vcpu)
    try m.child("devices", &devices)
  }

  /// Reads a stored text.
  ///
  /// Errors: what is wrong with it; a text without name or uuid cannot be a stored definition.
  static func read(_ xml: String) throws(VirtError) -> (name: String, uuid: UUID, text: DefinitionText) {
    let header: DefinitionHeader
    do {
      header = try XMLReader.read(xml, as: "domain", DefinitionHeader.self).value
    } catch {
      throw error.virtError
    }
    guard let name = header.name, !name.isEmpty, let uuid = header.uuid else {
      throw VirtError(.xmlError, "the definition lacks a name or a uuid")
    }
    let facts = DefinitionFacts(
      memory: header.memory, current: header.currentMemory, vcpu: header.vcpu,
      disks: header.devices?.disks.count ?? 0)
    return (name, uuid, DefinitionText(xml: xml, facts: facts, title: header.title))
  }

  private struct DeviceCounts: XMLMapped {
    var disks: [Nothing] = []
    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) { try m.children("disk", &disks) }
  }

  private struct Nothing: XMLMapped {
    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {}
  }
}

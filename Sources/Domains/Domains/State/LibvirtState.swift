public import DomainModel
public import DroverCore
import DroverXML

/// What libvirt's QEMU driver writes down of a running guest, in `NAME.xml` of its state folder.
///
/// ```xml
/// <domstatus state='running' reason='booted' pid='4711'>
///   <monitor path='/var/lib/libvirt/qemu/domain-1-web/monitor.sock' type='unix'/>
///   …                                      what libvirt reminds itself of
///   <domain type='kvm' id='1'>…</domain>
/// </domstatus>
/// ```
public struct LibvirtState: Sendable {
  /// The process of QEMU.
  public var pid: Int32
  /// The socket of its monitor.
  public var monitorPath: String
  /// What the guest was doing.
  public var state: DomainState
  /// The live definition.
  public var definition: DomainDefinition
  /// Name, identity and number.
  public var domain: DomainReference

  /// Reads the file.
  ///
  /// Errors: those of XML; `xmlError` for what is missing.
  public init(xml: String) throws(VirtError) {
    let status: Status
    do {
      status = try XMLReader.read(xml, as: "domstatus", Status.self).value
    } catch {
      throw error.virtError
    }
    guard let definition = status.domain, let name = definition.name, !name.isEmpty, let uuid = definition.uuid else {
      throw VirtError(.xmlError, "libvirt's state lacks a domain with a name and a uuid")
    }
    guard let pid = status.pid, pid > 1 else {
      throw VirtError(.xmlError, "libvirt's state of '\(name)' lacks a process")
    }
    guard let monitor = status.monitor, monitor.type == nil || monitor.type == "unix", monitor.path.hasPrefix("/")
    else {
      throw VirtError(.xmlError, "libvirt's state of '\(name)' lacks a monitor on a local socket")
    }
    self.pid = pid
    monitorPath = monitor.path
    state = DomainState(name: status.state, reasonName: status.reason ?? "unknown") ?? .running(.unknown)
    domain = DomainReference(name: name, uuid: uuid, id: definition.id ?? -1)
    self.definition = definition
  }

  private struct Status: XMLMapped {
    var state = ""
    var reason: String?
    var pid: Int32?
    var monitor: Monitor?
    var domain: DomainDefinition?

    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
      try m.requiredAttribute("state", &state)
      try m.attribute("reason", &reason)
      try m.attribute("pid", &pid)
      try m.child("monitor", &monitor)
      try m.child("domain", &domain)
    }
  }

  private struct Monitor: XMLMapped {
    var path = ""
    var type: String?

    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
      try m.requiredAttribute("path", &path)
      try m.attribute("type", &type)
    }
  }
}

import DroverCore
import DroverHost
import DroverXML
import Glibc

/// A running guest that libvirt wrote down, as far as its owner has to know it.
struct LeftGuestFile: Sendable, Equatable {
  /// Its name.
  var name: String
  /// Its identity.
  var uuid: String
  /// The process of QEMU.
  var pid: Int32
  /// What it was doing.
  var state: String

  /// Reads the text of a state file; nil for another kind of file.
  init?(xml: String) {
    guard let status = try? XMLReader.read(xml, as: "domstatus", Status.self).value, let pid = status.pid, pid > 1,
      let domain = status.domain, let name = domain.name, let uuid = domain.uuid
    else { return nil }
    (self.name, self.uuid, self.pid, state) = (name, uuid, pid, status.state)
  }

  /// Every guest that is written down in a folder, by name.
  ///
  /// - Throws: `systemError` for a folder that cannot be read.
  static func all(in folder: String) throws(VirtError) -> [LeftGuestFile] {
    let files: [String]
    do throws(SystemFailure) {
      files = try FolderListing.names(folder, mayBeMissing: false)
    } catch {
      throw VirtError(.systemError, "cannot read \(folder)", causes: [error.words])
    }
    return files.filter { $0.hasSuffix(".xml") }
      .compactMap { file in (try? FileContents.text("\(folder)/\(file)")).flatMap { LeftGuestFile(xml: $0) } }
      .sorted { $0.name < $1.name }
  }

  /// Whether the process still runs.
  var isAlive: Bool { kill(pid, 0) == 0 || errno == EPERM }

  private struct Status: XMLMapped {
    var state = ""
    var pid: Int32?
    var domain: Identity?

    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
      try m.requiredAttribute("state", &state)
      try m.attribute("pid", &pid)
      try m.child("domain", &domain)
    }
  }

  private struct Identity: XMLMapped {
    var name: String?
    var uuid: String?

    mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
      try m.element("name", &name)
      try m.element("uuid", &uuid)
    }
  }
}

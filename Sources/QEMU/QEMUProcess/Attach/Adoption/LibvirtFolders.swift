import Domains
import DroverCore
import DroverHost

/// The folders in which libvirt's QEMU driver writes down its running guests. They are only ever read.
struct LibvirtFolders: Sendable {
  /// What libvirt left of one guest.
  struct Found: Sendable {
    /// The state.
    var state: LibvirtState
    /// The definition that it keeps; nil for none.
    var persistentXML: String?
  }

  /// Where `NAME.xml` may lie, and the definitions beside them.
  let states: [String]

  /// Takes what is configured; the folder of the process's own user is looked at too.
  init(_ configured: [String], user: UInt32?) {
    var states = configured
    if let user, user != 0 { states.append("/run/user/\(user)/libvirt/qemu/run") }
    self.states = states
  }

  /// What is written down of a process; nil when nothing is. Blocks on the disk.
  ///
  /// - Parameter name: the guest's, when its command line tells it: then its file alone is read.
  func find(pid: Int32, name: String?) throws(VirtError) -> Found? {
    for folder in states {
      for file in files(in: folder, name: name) {
        guard let text = try? FileContents.text("\(folder)/\(file)"), text.contains("pid='\(pid)'") else { continue }
        let state = try LibvirtState(xml: text)
        guard state.pid == pid else { continue }
        try refuseLiving(folder, state)
        return Found(state: state, persistentXML: definition(state.domain.name, of: folder))
      }
    }
    return nil
  }

  private func files(in folder: String, name: String?) -> [String] {
    let all = ((try? FolderListing.names(folder)) ?? []).filter { $0.hasSuffix(".xml") }
    guard let name, all.contains("\(name).xml") else { return all }
    return ["\(name).xml"]
  }

  /// libvirt's daemon writes its number down beside the states.
  private func refuseLiving(_ folder: String, _ state: LibvirtState) throws(VirtError) {
    let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? folder
    for file in ["\(folder)/driver.pid", "\(parent)/driver.pid", "\(parent)/qemu/driver.pid"] {
      guard let text = try? FileContents.text(file, limit: 64), let pid = Int32(text.prefix { $0.isNumber }), pid > 1,
        let name = ProcessIdentity.name(of: pid), Self.isDaemon(name)
      else { continue }
      throw VirtError(
        .operationInvalid,
        "'\(state.domain.name)' is managed by process \(pid) (\(name)): stop that first")
    }
  }

  private static func isDaemon(_ name: String) -> Bool { name.hasPrefix("libvirtd") || name.hasPrefix("virtqemud") }

  /// The definitions of the system's driver lie in `/etc`; those of a user's in its own folders.
  private func definition(_ name: String, of folder: String) -> String? {
    guard folder == "/run/libvirt/qemu" || folder == "/var/run/libvirt/qemu" else { return nil }
    return try? FileContents.text("/etc/libvirt/qemu/\(name).xml")
  }
}

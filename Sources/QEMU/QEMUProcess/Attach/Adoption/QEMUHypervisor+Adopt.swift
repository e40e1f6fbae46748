import DomainModel
public import Domains
public import DroverCore
import DroverHost
import QEMUCommandLine

extension QEMUHypervisor {
  /// What libvirt wrote down of the guest that a process is.
  public func guestLeft(byLibvirt pid: Int32) async throws(VirtError) -> LeftGuest? {
    let handle: ProcessHandle
    do { handle = try ProcessHandle.open(pid: pid, reactor: context.reactor) } catch { return nil }
    defer { handle.abandon() }
    guard let executable = handle.identity.executable else { return nil }
    let configured = context.configuration.libvirtFolders
    let identity = handle.identity
    let found = try await FileWork.shared.run { () throws(VirtError) -> LibvirtFolders.Found? in
      let folders = LibvirtFolders(configured, user: ProcessIdentity.user(of: pid))
      let name = ProcessArguments.argument(after: "-name", of: pid).flatMap { Self.guestName($0) }
      guard let found = try folders.find(pid: pid, name: name) else { return nil }
      // A number that changed hands since: the guest would have its identity in its arguments.
      guard ProcessArguments.process(pid, names: [found.state.domain.uuid.description]) else { return nil }
      return found
    }
    guard let found else { return nil }
    try await refuseHeld(found.state, pid)
    var record = LiveRecord(
      domain: found.state.domain, state: found.state.state, definition: found.state.definition)
    let folder = RunFolder(
      id: found.state.domain.id, name: found.state.domain.name, configuration: context.configuration)
    let log = GuestLog(folder: context.configuration.logFolder, name: found.state.domain.name)
    // The folder and the log are ours to remove; those of libvirt's are left alone.
    record.process = ProcessRecord(
      pid: pid, startTime: identity.startTime, executable: executable, monitorPath: found.state.monitorPath,
      details: [
        .init(name: ProcessRecord.DetailName.folder, value: folder.path),
        .init(name: ProcessRecord.DetailName.log, value: log.path),
      ])
    record.ports = found.state.definition.heldPorts
    // It can be let go again: its monitor lies where others find it.
    record.taints = [LiveRecord.takenOver]
    return LeftGuest(record: record, persistentXML: found.persistentXML)
  }

  /// A monitor that somebody holds is not ours to take.
  private func refuseHeld(_ state: LibvirtState, _ pid: Int32) async throws(VirtError) {
    let declared = DeclaredMonitor(.qmp, at: .path(state.monitorPath), option: "")
    let holders = await FileWork.foreign.run { () -> [SocketHolder] in
      let sockets = ProcessSockets.read(pid, needsTCP: false)
      let plan = MonitorPlan([declared], sockets: sockets, folder: "/")
      guard case .socket(let inode)? = plan.candidates.first?.holder else { return [] }
      return SocketDiagnosis.holders(of: [inode])[inode] ?? []
    }
    guard let holder = holders.first else { return }
    throw VirtError(
      .operationInvalid,
      "'\(state.domain.name)' is managed by process \(holder.text), which holds its monitor: stop that first")
  }

  /// `guest=web,debug-threads=on`
  private static func guestName(_ text: String) -> String? {
    guard text.hasPrefix("guest=") else { return nil }
    let name = text.dropFirst(6).prefix { $0 != "," }
    return name.isEmpty ? nil : String(name)
  }
}

extension DomainDefinition {
  /// The ports of the host on which the guest's screens listen.
  var heldPorts: [UInt16] {
    (devices?.graphics ?? []).flatMap { [$0.port, $0.tlsPort, $0.websocket] }
      .compactMap { $0.flatMap { UInt16(exactly: $0) } }.filter { $0 > 0 }
  }
}

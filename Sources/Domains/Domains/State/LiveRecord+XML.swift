import DomainModel
public import DroverCore
import DroverXML

extension LiveRecord {
  /// Reads a live state.
  ///
  /// Errors: those of XML; `configUnsupported` for a state, a reason or a combination that does not exist.
  public init(xml: String) throws(VirtError) {
    let status: LiveStatus
    do {
      status = try XMLReader.read(xml, as: "domstatus", LiveStatus.self).value
    } catch {
      throw error.virtError
    }
    guard let state = DomainState(name: status.state, reasonName: status.reason) else {
      throw VirtError(.configUnsupported, "there is no state '\(status.state)' with the reason '\(status.reason)'")
    }
    guard let name = status.name, !name.isEmpty, let uuid = status.uuid else {
      throw VirtError(.xmlError, "the state lacks a name or a uuid")
    }
    self.init(
      domain: DomainReference(name: name, uuid: uuid, id: status.id ?? -1), state: state, definition: status.domain)
    if let pid = status.pid, let startTime = status.startTime, let executable = status.executable {
      guard pid > 1 else { throw VirtError(.xmlError, "\(pid) is no process of a guest") }
      process = ProcessRecord(
        pid: pid, startTime: startTime, executable: executable, monitorPath: status.monitor?.path,
        details: status.details.map { ProcessRecord.Detail(name: $0.name, value: $0.value ?? "") })
    }
    owner = status.owner.map { Owner(uid: $0.uid, pid: $0.pid, processName: $0.process ?? "", startTime: $0.startTime) }
    ports = status.ports.map(\.number)
    taints = status.taints.map(\.flag)
    startedAt = status.since ?? 0
    isStarting = status.isStarting
    isEnding = status.isEnding
    rebootsOnShutdown = status.rebootsOnShutdown
    migration = status.migration.flatMap { Migration(rawValue: $0.phase) }
    guard !state.isActive || (definition != nil && status.id != nil && (isStarting || process != nil)) else {
      throw VirtError(.xmlError, "the state of a running domain lacks its number, its process or its definition")
    }
  }

  /// The text that is written down.
  public var xml: String { text(domainXML: nil) }

  /// The text, with a definition that was formatted before: live and with secrets.
  func text(domainXML: String?) -> String {
    var status = LiveStatus()
    status.state = state.name
    status.reason = state.reasonName
    status.name = domain.name
    status.uuid = domain.uuid
    guard state.isActive else { return XMLWriter.write(status, as: "domstatus", includesSecrets: true) }
    status.id = domain.id
    status.since = startedAt
    status.pid = process?.pid
    status.startTime = process?.startTime
    status.executable = process?.executable
    status.monitor = process?.monitorPath.map { LiveStatus.Monitor(path: $0) }
    status.details = process?.details.map { LiveStatus.Detail(name: $0.name, value: $0.value) } ?? []
    status.owner = owner.map {
      LiveStatus.Owner(uid: $0.uid, pid: $0.pid, process: $0.processName, startTime: $0.startTime)
    }
    status.ports = ports.map { LiveStatus.Port(number: $0) }
    status.taints = taints.map { LiveStatus.Taint(flag: $0) }
    status.isStarting = isStarting
    status.isEnding = isEnding
    status.rebootsOnShutdown = rebootsOnShutdown
    status.migration = migration.map { LiveStatus.Migration(phase: $0.rawValue) }
    guard let domainXML else {
      status.domain = definition
      return XMLWriter.write(status, as: "domstatus", includesSecrets: true)
    }
    // The status has children of its own, so its text ends with this tag on a line of its own.
    let end = "</domstatus>\n"
    let text = XMLWriter.write(status, as: "domstatus", includesSecrets: true)
    return text.dropLast(end.utf8.count) + domainXML + end
  }
}

public import Domains
import DroverCore
import DroverHost
import Logging
import QEMUCommandLine
import QEMUMonitor

/// A QMP monitor that is given to a QEMU which somebody else started with a human one.
struct AddedMonitor: Sendable {
  /// The process.
  let pid: Int32
  /// Where the human monitor is, by which it is made and taken away.
  let human: MonitorCandidate
  let context: HypervisorContext

  private var limit: Duration { context.configuration.monitorDeadlines.quick }

  /// Makes it, and connects to it. When that fails nothing of it is left.
  ///
  /// Errors: `operationUnsupported` for a QEMU that has no such monitors; `operationFailed` for one that does not greet.
  func make(over channel: HumanMonitor, in folder: RunFolder) async throws(VirtError) -> FoundMonitor {
    let path = folder.path + "/monitor.sock"
    guard let line = HMPMonitorAddition.makeLine(at: path) else {
      throw VirtError(.operationUnsupported, "QEMU cannot listen at '\(path)'")
    }
    let user = ProcessIdentity.user(of: pid)
    try await FileWork.shared.run { () throws(VirtError) in try folder.provide(for: user) }
    // What a daemon left that died meanwhile is in the way.
    await remove(over: channel)
    do throws(VirtError) {
      try await order(line, channel)
      try await order(HMPMonitorAddition.makeMonitor, channel)
      return try await connect(path)
    } catch {
      await remove(over: channel)
      throw error
    }
  }

  private func order(_ line: String, _ channel: HumanMonitor) async throws(VirtError) {
    let text: String
    do throws(HMPFailure) { text = try await channel.execute(line, limit: limit) } catch { throw error.virtError }
    if let refusal = HMPAnswer.refusal(text) { throw VirtError(.operationUnsupported, refusal) }
  }

  private func connect(_ path: String) async throws(VirtError) -> FoundMonitor {
    let candidate = MonitorCandidate(language: .qmp, address: .path(path), option: "")
    let monitor = try await candidate.connect(
      of: pid, deadline: .after(limit), greetingLimit: limit, context: context)
    guard let channel = monitor.channel else { throw VirtError(.internalError, "a monitor of another language") }
    channel.start { _ in }
    do throws(QMPFailure) {
      let greeting = try await channel.ready()
      return FoundMonitor(monitor: monitor, candidate: candidate, version: greeting.version)
    } catch {
      channel.close()
      throw error.virtError
    }
  }

  /// Takes it away; what is not there is refused, and that is as good.
  private func remove(over channel: HumanMonitor) async {
    for line in [HMPMonitorAddition.removeMonitor, HMPMonitorAddition.removeLine] {
      _ = try? await channel.execute(line, limit: limit)
    }
  }

  /// Takes it away over a connection of its own.
  func remove() async {
    do throws(VirtError) {
      let monitor = try await human.connect(
        of: pid, deadline: .after(limit), greetingLimit: limit, context: context)
      defer { monitor.close() }
      guard let channel = monitor.human else { return }
      channel.start()
      do throws(HMPFailure) { _ = try await channel.ready() } catch { throw error.virtError }
      await remove(over: channel)
    } catch {
      context.logger.warning(
        "the QMP monitor that was added to a guest stays",
        metadata: ["pid": "\(pid)", "reason": "\(error.message)"])
    }
  }
}

extension RunFolder {
  /// Removes the folder that was made for a QEMU which somebody else started, if there is one.
  func discard() async { await FileWork.shared.run { try? remove() } }
}

extension ProcessRecord {
  /// The monitor that we gave it; nil when it has none of ours.
  func addedMonitor(_ context: HypervisorContext) -> AddedMonitor? {
    guard let note = detail(DetailName.addedOver), let human = MonitorCandidate(note: note) else { return nil }
    return AddedMonitor(pid: pid, human: human, context: context)
  }
}

extension QEMUHypervisor {
  /// A guest is not taken over after all: what was added to it is taken away.
  public func leave(_ guest: LeftGuest) async {
    guard let process = guest.record.process, let added = process.addedMonitor(context) else { return }
    await added.remove()
    if let path = process.detail(ProcessRecord.DetailName.folder) { await RunFolder(path: path).discard() }
  }
}

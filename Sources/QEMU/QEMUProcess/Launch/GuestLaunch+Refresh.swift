import DomainModel
import Domains
import DroverCore
import QEMUMonitor

// Phase 5: what QEMU decided, asked for in one flight; and what it has to be told before its CPUs run.
extension GuestLaunch {
  func refresh(_ guest: QEMUGuest, _ definition: DomainDefinition) async throws(VirtError) -> StartedGuest {
    let questions = LiveQuestions(definition)
    // What comes from another host brings its state with it.
    let orders = request.arrival == nil ? Self.orders(definition) : Self.passwords(definition)
    let replies = try await exchange([.queryStatus] + questions.commands + orders, with: guest)
    // Read first, so that the order of the definition's corrections does not depend on which was refused.
    var values: [JSON] = []
    for reply in replies {
      switch reply.value {
      case .success(let value): values.append(value)
      case .failure(let failure): throw failure.virtError
      }
    }
    guard let status = values.first.flatMap(QMPRunStatus.init).flatMap(GuestStatus.init) else {
      throw VirtError(.internalError, "QEMU does not tell what it is doing")
    }
    var live = definition
    questions.apply(Array(values.dropFirst().prefix(questions.commands.count)), to: &live)
    // Those that may go again come by themselves: what is there from the beginning stays.
    for number in live.pluggedVirtualCPUs { try await guest.plugVirtualCPU(number) }
    if live.vcpus != nil { live.orderVirtualCPUs() }
    let pins = live.threadPins
    if !pins.isEmpty { try await guest.pin(pins) }
    let limits = live.resourceLimits.filter(\.isForThreads)
    if !limits.isEmpty { try await guest.begin(limits) }
    guest.knowAgent(of: live)
    return StartedGuest(guest: guest, definition: live, status: status)
  }

  /// Sends commands in one flight; any that is not answered fails all.
  func exchange(_ commands: [QMPCommand], with guest: QEMUGuest) async throws(VirtError) -> [QMPReply] {
    guard let channel = guest.channel else { throw VirtError(.internalError, "a guest without a monitor") }
    var replies: [QMPReply] = []
    for result in await channel.replies(to: commands) {
      switch result {
      case .success(let reply): replies.append(reply)
      case .failure(let failure): throw await explain(failure, of: guest, "qemu unexpectedly closed the monitor")
      }
    }
    return replies
  }

  private static func passwords(_ definition: DomainDefinition) -> [QMPCommand] {
    (definition.devices?.graphics ?? []).flatMap { QMPCommand.passwords(of: $0) }
  }

  /// What the command line cannot say: passwords, how much memory the guest begins with, what a reboot does.
  private static func orders(_ definition: DomainDefinition) -> [QMPCommand] {
    var orders = passwords(definition)
    if let balloon = definition.devices?.balloon, balloon.model != .none,
      let current = definition.currentMemory?.bytes, let most = definition.memory?.amount.bytes, current < most
    {
      orders.append(.balloon(ByteCount(bytes: current)))
    }
    if let period = definition.devices?.balloon?.stats?.period, period > 0,
      let alias = definition.devices?.balloon?.info.alias?.name
    {
      orders.append(.setBalloonPeriod(seconds: period, alias: alias))
    }
    // A machine that is to end at its reboot must not begin again first: QEMU tells of a shutdown instead.
    if definition.onReboot == .destroy { orders.append(.setAction([("reboot", "shutdown")])) }
    return orders + QMPCommand.links(of: definition) + QMPCommand.limits(of: definition)
  }
}

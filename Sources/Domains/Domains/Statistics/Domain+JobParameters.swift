import DroverCore

extension Domain {
  /// Who works on the domain, who waits, and how its monitor is doing; as statistics of the group `jobs`, which no
  /// other implementation has.
  ///
  /// ```
  /// drover.monitor.state      none, idle, busy, silent or closed
  /// drover.monitor.command    what QEMU has not answered yet, with drover.monitor.elapsed in milliseconds
  /// drover.jobs.count         of those below; those who have a job come first
  /// drover.jobs.N.call        virDomainSuspend
  /// drover.jobs.N.kind        query, modify, async, agent or configure
  /// drover.jobs.N.waiting     whether it waits for its job
  /// drover.jobs.N.elapsed     milliseconds, since it was granted or asked for
  /// drover.jobs.N.client      virsh, with .pid and .uid where they are known
  /// ```
  func jobParameters(at now: ContinuousClock.Instant) -> [TypedParameter] {
    let entries = jobs.holders.map { ($0, false) } + jobs.waiters.map { ($0, true) }
    var list = monitorParameters(at: now)
    list.append(TypedParameter("drover.jobs.count", .uint(UInt32(clamping: entries.count))))
    for (index, (entry, waits)) in entries.enumerated() {
      let prefix = "drover.jobs.\(index)."
      let caller = entry.request.caller
      list += [
        TypedParameter(prefix + "call", .string(entry.request.call)),
        TypedParameter(prefix + "kind", .string(entry.request.kind.rawValue)),
        TypedParameter(prefix + "waiting", .boolean(waits)),
        TypedParameter(prefix + "elapsed", .ulong(entry.since.duration(to: now).milliseconds)),
        TypedParameter(prefix + "client", .string(caller.processName)),
      ]
      if let pid = caller.pid { list.append(TypedParameter(prefix + "client.pid", .int(pid))) }
      if let uid = caller.uid { list.append(TypedParameter(prefix + "client.uid", .uint(uid))) }
    }
    return list
  }

  private func monitorParameters(at now: ContinuousClock.Instant) -> [TypedParameter] {
    let condition = read { state in state.live.map { $0.guest?.monitorCondition ?? .closed } }
    let (word, command): (String, MonitorCondition.Command?) =
      switch condition {
      case nil: ("none", nil)
      case .idle: ("idle", nil)
      case .busy(let command): ("busy", command)
      case .silent(let command): ("silent", command)
      case .closed: ("closed", nil)
      }
    var list = [TypedParameter("drover.monitor.state", .string(word))]
    if let command {
      list.append(TypedParameter("drover.monitor.command", .string(command.name)))
      list.append(TypedParameter("drover.monitor.elapsed", .ulong(command.age(at: now).milliseconds)))
    }
    return list
  }
}

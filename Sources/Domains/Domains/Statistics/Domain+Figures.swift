import DomainModel
import DroverCore

/// What is known of a guest's figures, and what is wrong with it.
struct KnownFigures: Sendable {
  var figures = GuestStatistics()
  /// Why they are not of now; nil when they are, or when nothing was to be asked.
  var flaw: String?
  /// Why there will never be any; nil where QEMU can be asked.
  var obstacle: VirtError?
  /// How old they are when they are not of now; nil when QEMU was never heard.
  var age: Duration?
}

extension Domain {
  /// Asks QEMU for figures, and gives what was known before when it does not answer in time.
  ///
  /// It takes no job and waits for none: answers are told apart by their ids, so a question is in nobody's way. One
  /// whose monitor is known to be silent is not asked, so that it costs nobody the deadline more than once.
  ///
  /// - Parameter isPatient: without patience nothing is asked while somebody works on the guest
  ///   (`VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT`).
  func figures(_ groups: GuestStatistics.Groups, isPatient: Bool = true) async -> KnownFigures {
    let live = read { $0.live }
    guard let live, live.ending == nil else { return KnownFigures() }
    // Only KVM keeps counts.
    let groups = live.definition.definition.type == .kvm ? groups : groups.subtracting(.kernel)
    guard !groups.isEmpty else { return KnownFigures() }
    if let lost = live.lost { return known(live, flaw: lost.message) }
    guard let guest = live.guest, !live.isUnsettled else { return known(live, flaw: "the guest is being started") }
    if let obstacle = guest.figuresObstacle {
      var none = known(live, flaw: obstacle.detail)
      none.obstacle = obstacle
      return none
    }
    let condition = guest.monitorCondition
    guard condition.takesQuestions else { return known(live, flaw: condition.description(at: context.time.now)) }
    guard isPatient || isFree(condition) else { return known(live, flaw: nil) }
    do {
      let told = try await guest.statistics(groups, limit: context.settings.statisticsDeadline)
      let now = context.time.now
      transact { state in
        guard state.live?.id == live.id else { return }
        state.live?.figures.update(with: told)
        state.live?.figuresTaken = now
        if let balloon = told.balloon { state.live?.balloon = balloon.actual }
      }
      return KnownFigures(figures: told)
    } catch {
      // One that has ended meanwhile has no figures, and nothing is wrong with that.
      let flaw = error.detail.isEmpty ? error.message : error.detail
      return error == .notRunning ? KnownFigures() : known(read { $0.live } ?? live, flaw: flaw)
    }
  }

  private func known(_ live: Live, flaw: String?) -> KnownFigures {
    let age = live.figuresTaken.map { max(.zero, $0.duration(to: context.time.now)) }
    return KnownFigures(figures: live.figures, flaw: flaw, age: flaw == nil ? nil : age)
  }

  private func isFree(_ condition: MonitorCondition) -> Bool {
    condition == .idle && !jobs.holders.contains { $0.request.kind == .modify || $0.request.kind == .async }
  }
}

extension MonitorCondition {
  /// `QEMU has not answered 'query-block' for 12 s`
  func description(at now: ContinuousClock.Instant) -> String {
    switch self {
    case .idle: "QEMU answers"
    case .busy(let command): "QEMU works on '\(command.name)' for \(command.age(at: now).components.seconds) s"
    case .silent(let command):
      "QEMU has not answered '\(command.name)' for \(command.age(at: now).components.seconds) s"
    case .closed: "there is no way to QEMU's monitor"
    }
  }
}

extension MonitorCondition.Command {
  /// How long it has waited.
  func age(at now: ContinuousClock.Instant) -> Duration { max(.zero, since.duration(to: now)) }
}

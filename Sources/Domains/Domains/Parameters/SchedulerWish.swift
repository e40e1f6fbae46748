import DomainModel
import DroverCore

/// Shares of CPU time, periods and quotas (`virDomainSetSchedulerParametersFlags`).
struct SchedulerWish: TuningWish {
  static let call = "virDomainSetSchedulerParametersFlags"

  private let parameters: [TypedParameter]
  private let values: [String: TypedParameter.Value]

  private static let users: [(prefix: String, ResourceUser)] = [
    ("global", .whole), ("vcpu", .virtualCPUs), ("emulator", .emulator), ("iothread", .ioThreads),
  ]

  /// Errors: `argumentUnsupported` for an unknown name, `invalidArg` for a wrong type and what is out of range.
  init(_ parameters: [TypedParameter]) throws(VirtError) {
    var kinds: [String: AcceptedParameters.Kind] = ["cpu_shares": .ulong]
    for (prefix, _) in Self.users {
      kinds["\(prefix)_period"] = .ulong
      kinds["\(prefix)_quota"] = .long
    }
    try AcceptedParameters(kinds).check(parameters)
    self.parameters = parameters
    values = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    for (prefix, _) in Self.users {
      if let period = period(prefix), period != 0 {
        try Self.check("\(prefix)_period", Int64(clamping: period), 1000...1_000_000)
      }
      if let quota = quota(prefix), quota > 0 {
        try Self.check("\(prefix)_quota", quota, 1000...17_592_186_044_415)
      }
    }
  }

  private static func check(_ name: String, _ value: Int64, _ range: ClosedRange<Int64>) throws(VirtError) {
    guard range.contains(value) else {
      throw VirtError(
        .invalidArg, "value of '\(name)' is out of range [\(range.lowerBound), \(range.upperBound)]")
    }
  }

  private func period(_ prefix: String) -> UInt64? { values["\(prefix)_period"]?.unsigned }
  private func quota(_ prefix: String) -> Int64? { values["\(prefix)_quota"]?.signed }

  func limits(for definition: DomainDefinition) -> [ResourceLimit] {
    var limits: [ResourceLimit] = []
    if let shares = values["cpu_shares"]?.unsigned { limits.append(.processorShares(shares)) }
    for (prefix, user) in Self.users {
      // 0 leaves what a running guest has.
      let period = period(prefix).flatMap { $0 == 0 ? nil : $0 }
      let quota = quota(prefix).flatMap { $0 == 0 ? nil : $0 }
      if period != nil || quota != nil { limits.append(.processorTime(user, period: period, quota: quota)) }
    }
    return limits
  }

  func apply(to definition: inout DomainDefinition, isLive: Bool) {
    var tune = definition.cputune ?? CPUTune()
    if let shares = values["cpu_shares"]?.unsigned { tune.shares = shares }
    func set(_ prefix: String, _ old: inout UInt64?, _ oldQuota: inout Int64?) {
      if let period = period(prefix), !isLive || period != 0 { old = period == 0 ? nil : period }
      if let quota = quota(prefix), !isLive || quota != 0 { oldQuota = quota == 0 ? nil : quota }
    }
    set("vcpu", &tune.period, &tune.quota)
    set("global", &tune.globalPeriod, &tune.globalQuota)
    set("emulator", &tune.emulatorPeriod, &tune.emulatorQuota)
    set("iothread", &tune.iothreadPeriod, &tune.iothreadQuota)
    definition.cputune = tune == CPUTune() ? nil : tune
  }

  var told: [TypedParameter] {
    parameters.filter { $0.name == "cpu_shares" || $0.value.signed != 0 }
      .map { TypedParameter("cputune.\($0.name)", $0.value) }
  }
}

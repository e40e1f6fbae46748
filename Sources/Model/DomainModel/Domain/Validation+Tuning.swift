import DroverCore
import DroverXML

extension Validation {
  /// Threads, their processors and their schedulers.
  mutating func checkTuning() {
    guard let tune = definition.cputune else { return }
    var scheduled = CPUSet()
    for entry in tune.vcpuSchedulers {
      require(
        !scheduled.intersects(entry.vcpus), .xmlDetail, "a processor has two schedulers",
        at: "/domain/cputune/vcpusched/@vcpus")
      scheduled = scheduled.union(entry.vcpus)
      checkPriority(entry.scheduler, entry.priority, at: "/domain/cputune/vcpusched")
      if let last = entry.vcpus.last, let count = definition.vcpu?.count {
        require(last < Int(count), "there is no processor \(last)", at: "/domain/cputune/vcpusched/@vcpus")
      }
    }
    var pinned: Set<UInt32> = []
    for pin in tune.vcpuPins {
      require(
        pinned.insert(pin.vcpu).inserted, .internalError, "processor \(pin.vcpu) is pinned twice",
        at: "/domain/cputune/vcpupin")
    }
    checkResources(tune)
    let threads = Set(ioThreadNumbers)
    var seen = CPUSet()
    for entry in tune.iothreadSchedulers {
      checkPriority(entry.scheduler, entry.priority, at: "/domain/cputune/iothreadsched")
      for number in entry.iothreads.members {
        require(threads.contains(number), "there is no I/O thread \(number)", at: "/domain/cputune/iothreadsched")
      }
      require(
        !seen.intersects(entry.iothreads), .xmlDetail, "an I/O thread has two schedulers",
        at: "/domain/cputune/iothreadsched/@iothreads")
      seen = seen.union(entry.iothreads)
    }
    for pin in tune.iothreadPins {
      require(
        threads.contains(Int(pin.iothread)), "there is no I/O thread \(pin.iothread)", at: "/domain/cputune/iothreadpin"
      )
    }
    for (name, period) in [
      ("period", tune.period), ("global_period", tune.globalPeriod), ("emulator_period", tune.emulatorPeriod),
      ("iothread_period", tune.iothreadPeriod),
    ] {
      guard let period else { continue }
      require(
        (1000...1_000_000).contains(period), "a period has 1000 to 1000000 µs, not \(period)",
        at: "/domain/cputune/\(name)")
    }
    for (name, quota) in [
      ("quota", tune.quota), ("global_quota", tune.globalQuota), ("emulator_quota", tune.emulatorQuota),
      ("iothread_quota", tune.iothreadQuota),
    ] {
      guard let quota, quota >= 0 else { continue }
      require(
        (1000...17_592_186_044_415).contains(quota), "a quota has 1000 µs or more, not \(quota)",
        at: "/domain/cputune/\(name)")
    }
  }

  /// The numbers of the I/O threads.
  var ioThreadNumbers: [Int] {
    if let list = definition.iothreadids?.threads, !list.isEmpty { return list.map { Int($0.id) } }
    return (0..<min(Int(definition.iothreads ?? 0), 16_384)).map { $0 + 1 }
  }
}

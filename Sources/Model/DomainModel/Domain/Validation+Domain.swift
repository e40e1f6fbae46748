import DroverCore
import DroverXML

extension Validation {
  /// What belongs to the domain as a whole: its life, its clock, its memory's limits.
  mutating func checkDomain() {
    require(definition.bootloader == nil, "QEMU boots without a <bootloader>", at: "/domain/bootloader")
    checkLifecycle()
    checkClock()
    checkPerformanceEvents()
    checkBlockTuning()
    if let partition = definition.resource?.partition {
      require(
        partition.hasPrefix("/"), .xmlError, "the partition '\(partition)' does not begin with '/'",
        at: "/domain/resource/partition")
    }
    if definition.maxMemory != nil {
      require(
        definition.maxMemory?.amount.kibibytes ?? 0 > 0, .xmlError, "<maxMemory> has a size greater than 0",
        at: "/domain/maxMemory")
    }
    if definition.memoryBacking?.hugepages != nil {
      require(
        definition.memoryBacking?.allocation?.mode != .ondemand, "huge pages are not allocated on demand",
        at: "/domain/memoryBacking/allocation/@mode")
      require(
        definition.memoryBacking?.source?.type != .anonymous, "huge pages are not anonymous memory",
        at: "/domain/memoryBacking/source/@type")
    }
    if definition.memoryBacking?.source?.type == .anonymous {
      require(
        definition.memoryBacking?.access?.mode != .shared, "anonymous memory cannot be shared",
        at: "/domain/memoryBacking/access/@mode")
    }
    if let system = definition.os, system.bios?.useserial == .yes {
      require(
        !devices.serials.isEmpty, .xmlError, "a BIOS that speaks to a serial port needs one", at: "/domain/os/bios")
    }
  }

  private mutating func checkLifecycle() {
    for flaw in definition.lifecycleFlaws { refuse(flaw.reason, at: flaw.path) }
    switch definition.onLockFailure {
    case .poweroff, .restart, .pause, .ignore, nil: break
    }
  }

  private mutating func checkClock() {
    guard let clock = definition.clock else { return }
    if clock.offset == .timezone {
      require(
        clock.timezone != nil, .internalError, "offset='timezone' needs the name of a 'timezone'", at: "/domain/clock")
    }
    for timer in clock.timers { check(timer, at: "/domain/clock/timer[@name='\(timer.name.rawValue)']") }
  }

  private mutating func check(_ timer: Timer, at path: String) {
    if timer.frequency != nil {
      require(timer.name == .tsc, "only the timer 'tsc' has a frequency", at: path + "/@frequency")
    }
    switch timer.name {
    case .platform: refuse("QEMU has no timer 'platform'", at: path)
    case .rtc:
      require(timer.track != .boot, "QEMU's RTC does not track 'boot'", at: path + "/@track")
      require(
        timer.tickpolicy == nil || timer.tickpolicy == .delay || timer.tickpolicy == .catchup,
        "QEMU's RTC catches up on ticks or delays them", at: path + "/@tickpolicy")
    case .pit:
      require(timer.tickpolicy != .merge, "QEMU's PIT does not merge ticks", at: path + "/@tickpolicy")
    case .hpet: break
    case .kvmclock, .hypervclock, .tsc:
      if !context.architecture.isX86 { refuse("the timer '\(timer.name.rawValue)' is for x86", at: path) }
    case .armvtimer:
      require(
        context.board == .virt && context.architecture.isArm, "the timer 'armvtimer' is for the machine 'virt' of ARM",
        at: path)
    }
  }

  private mutating func checkPerformanceEvents() {
    var seen: Set<String> = []
    for event in definition.perf?.events ?? [] {
      require(
        Self.events.contains(event.name), .xmlError, "there is no event '\(event.name)'", at: "/domain/perf/event/@name"
      )
      require(seen.insert(event.name).inserted, .xmlError, "the event '\(event.name)' stands twice", at: "/domain/perf")
    }
  }

  /// The events that libvirt can count.
  private static let events: Set<String> = [
    "cmt", "mbmt", "mbml", "cpu_cycles", "instructions", "cache_references", "cache_misses", "branch_instructions",
    "branch_misses", "bus_cycles", "stalled_cycles_frontend", "stalled_cycles_backend", "ref_cpu_cycles", "cpu_clock",
    "task_clock", "page_faults", "context_switches", "cpu_migrations", "page_faults_min", "page_faults_maj",
    "alignment_faults", "emulation_faults",
  ]

  private mutating func checkBlockTuning() {
    var seen: Set<String> = []
    for device in definition.blkiotune?.devices ?? [] {
      let place = "/domain/blkiotune/device"
      guard let path = device.path else {
        refuse("a device has a <path>", at: place)
        continue
      }
      require(seen.insert(path).inserted, "the device '\(path)' stands twice", at: place)
    }
  }
}

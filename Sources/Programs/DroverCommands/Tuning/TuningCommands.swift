import ArgumentParser

/// The rows of the table that weigh a guest against others or hold it back: each shows what is so, or changes it.
enum TuningCommands {
  static let all: [any ParsableCommand.Type] = [
    OnDomain<SchedulerRow>.self, OnDomain<MemoryShareRow>.self, OnDomain<NUMARow>.self, OnDomain<BlockShareRow>.self,
    OnDomain<DiskLimitsRow>.self, OnDomain<InterfaceLimitsRow>.self, OnDomain<PerformanceEventsRow>.self,
    OnDomain<VirtualCPUPinRow>.self, OnDomain<EmulatorPinRow>.self, OnDomain<IOThreadPinRow>.self,
    OnDomain<IOThreadAddRow>.self, OnDomain<IOThreadRemoveRow>.self, OnDomain<IOThreadSetRow>.self,
  ]
}

import ArgumentParser

/// The rows of the table that only look at a domain.
enum LookingCommands {
  static let all: [any ParsableCommand.Type] = [
    OnDomain<BlockListRow>.self, OnDomain<BlockFiguresRow>.self, OnDomain<BlockInfoRow>.self,
    OnDomain<DiskErrorRow>.self, OnDomain<InterfaceListRow>.self, OnDomain<InterfaceFiguresRow>.self,
    OnDomain<LinkStateRow>.self, OnDomain<MemoryFiguresRow>.self, OnDomain<ProcessorTimeRow>.self,
    OnDomain<VirtualCPUInfoRow>.self, OnDomain<VirtualCPUCountRow>.self, OnDomain<IOThreadsRow>.self,
    OnDomain<DisplayRow>.self, OnDomain<VNCDisplayRow>.self, OnDomain<TerminalRow>.self,
    OnDomain<LaunchSecurityRow>.self, OnDomain<DirtyRateRow>.self,
  ]
}

import DroverXML

extension DomainDefinition {
  /// The processor that QEMU would choose is written down: a later QEMU may choose another.
  mutating func normaliseCPU(_ context: NormalisationContext) {
    var cpu = cpu ?? CPU()
    if cpu.mode == nil, cpu.model?.name != nil || cpu.match != nil { cpu.mode = .custom }
    if cpu.mode == nil || (cpu.mode == .custom && cpu.model?.name == nil) { chooseDefault(&cpu, context) }
    if cpu == CPU() { return self.cpu = nil }
    if let mode = cpu.mode { normalise(&cpu, mode, context) }
    normalise(topologyOf: &cpu)
    normalise(nodesOf: &cpu)
    self.cpu = cpu
  }

  private func chooseDefault(_ cpu: inout CPU, _ context: NormalisationContext) {
    guard let name = context.platform.machine(context.machine)?.defaultCPU else { return }
    if name == "host" || name == "max" {
      let isHardware = context.domainType == .kvm || context.domainType == .hvf
      cpu.mode = name == "host" && isHardware ? .hostPassthrough : .maximum
      return
    }
    cpu.mode = .custom
    cpu.match = .exact
    if cpu.check == nil { cpu.check = CPU.Check.none }
    var model = cpu.model ?? CPUModel()
    model.fallback = .forbid
    model.name = name
    cpu.model = model
  }

  private func normalise(_ cpu: inout CPU, _ mode: CPU.Mode, _ context: NormalisationContext) {
    switch mode {
    case .custom:
      if cpu.match == nil { cpu.match = .exact }
      if cpu.model != nil, cpu.model?.fallback == nil { cpu.model?.fallback = .allow }
      if cpu.check == nil { cpu.check = context.domainType == .qemu ? CPU.Check.none : .partial }
      for index in cpu.features.indices where cpu.features[index].policy == nil {
        cpu.features[index].policy = .require
      }
    case .hostModel:
      cpu.match = nil
      if cpu.model?.name == nil, cpu.model?.vendorId == nil { cpu.model = nil }
      if cpu.check == nil { cpu.check = .partial }
    case .hostPassthrough, .maximum:
      cpu.match = nil
      cpu.model = nil
      if cpu.check == nil { cpu.check = CPU.Check.none }
      if cpu.migratable == nil, context.platform.supports(.cpuMigratable), context.architecture.isX86 {
        cpu.migratable = .on
      }
    }
  }

  private func normalise(topologyOf cpu: inout CPU) {
    guard var topology = cpu.topology else { return }
    if topology.dies == nil { topology.dies = 1 }
    if topology.clusters == nil { topology.clusters = 1 }
    cpu.topology = topology
  }

  private func normalise(nodesOf cpu: inout CPU) {
    guard var numa = cpu.numa else { return }
    var next: UInt32 = 0
    for index in numa.cells.indices {
      if numa.cells[index].id == nil { numa.cells[index].id = next }
      next = max(next, (numa.cells[index].id ?? 0) &+ 1)
    }
    numa.cells.sort { $0.id ?? 0 < $1.id ?? 0 }
    numa.completeDistances()
    numa.placeRemaining(Int(vcpu?.count ?? 1))
    cpu.numa = numa.cells.isEmpty ? nil : numa
  }
}

import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// `-m`, the object that holds the memory, `-mem-path`, `-overcommit`.
  mutating func convertMemory() {
    var settings = merged("m")
    let size = settings.size("size", unit: 1 << 20) ?? standardMemory
    var memory = definition.memory ?? DomainMemory()
    memory.amount = MemoryAmount(kibibytes: size >> 10)
    definition.memory = memory
    let slots = settings.number("slots", as: UInt32.self)
    let maximum = settings.size("maxmem", unit: 1 << 20)
    if let maximum, slots ?? 0 > 0 || maximum > size {
      var most = MaximumMemory()
      most.slots = slots
      most.amount = MemoryAmount(kibibytes: maximum >> 10)
      definition.maxMemory = most
    }
    close("m", settings)
    convertOvercommit()
    if let id = merged("machine").peekText("memory-backend"), let position = position("object", id: id) {
      let facts = takeMemory(position)
      if merged("m").peek("size") == nil, let size = facts?.size {
        definition.memory?.amount = MemoryAmount(kibibytes: size >> 10)
      }
      if let facts { applyToAll(facts) }
    }
    if let path = model.lastText("mem-path") {
      var facts = MemoryFacts()
      facts.take(path: path)
      applyToAll(facts)
      mark("mem-path", .converted)
      if facts.pageSize == nil, !facts.isHuge {
        note(.unsure, "-mem-path \(path)", "the folder is the daemon's choice")
      }
    }
    if model.has("mem-prealloc") {
      backing { $0.allocation = MemoryBackingAllocation(.immediate) }
      mark("mem-prealloc", .converted)
    }
  }

  private var standardMemory: UInt64 {
    let machine = definition.os?.type?.machine ?? ""
    let name = board == .pseries ? "pseries" : machine
    return BoardMemory.standard(of: name, isLoongArch: architecture == .loongarch64)
  }

  private mutating func convertOvercommit() {
    var overcommit = merged("overcommit")
    if overcommit.flag("mem-lock") == true { backing { $0.locked = true } }
    if overcommit.peek("cpu-pm")?.optionFlag == false { overcommit.ignore("cpu-pm") }
    close("overcommit", overcommit)
    for position in model.positions(of: "realtime") {
      var settings = model[position].settings
      if settings.flag("mlock") == true { backing { $0.locked = true } }
      if settings.rest.isEmpty { model[position].fate = .converted }
    }
  }

  /// Reads a memory object and marks it.
  mutating func takeMemory(_ position: Int) -> MemoryFacts? {
    var settings = model[position].settings
    guard let facts = MemoryFacts(&settings) else { return nil }
    model[position].settings = settings
    model[position].fate = .converted
    // The thread that fills the memory is made with it.
    if let thread = settings.text("prealloc-context"), let helper = self.position("object", id: thread) {
      model[helper].fate = .converted
    }
    model[position].settings = settings
    noteRest(of: position)
    return facts
  }

  /// What is true of the guest's whole memory.
  private mutating func applyToAll(_ facts: MemoryFacts) {
    applyKind(facts)
    backing { backing in
      if let isShared = facts.isShared {
        backing.access = MemoryBackingAccess()
        backing.access?.mode = isShared ? .shared : .private
      }
      if facts.discards == true { backing.discard = true }
      if facts.isHuge {
        var pages = backing.hugepages ?? HugePages()
        if let size = facts.pageSize, pages.pages.isEmpty {
          var page = HugePage()
          page.size = MemoryAmount(kibibytes: size)
          pages.pages = [page]
        }
        backing.hugepages = pages
      }
    }
    if let tune = facts.tune {
      var all = definition.numatune ?? NUMATune()
      var memory = NUMATuneMemory()
      memory.mode = tune.mode
      memory.nodeset = tune.nodes
      all.memory = memory
      definition.numatune = all
    }
    if definition.memoryBacking == MemoryBacking() { definition.memoryBacking = nil }
  }

  /// What the memory rests on, which is the same for all of it.
  mutating func applyKind(_ facts: MemoryFacts) {
    backing { backing in
      if let kind = facts.kind, !facts.isHuge || kind == .memfd {
        backing.source = MemoryBackingSource()
        backing.source?.type = kind
      }
      if facts.fills, !facts.isHuge {
        var allocation = backing.allocation ?? MemoryBackingAllocation()
        allocation.mode = .immediate
        allocation.threads = facts.fillingThreads ?? allocation.threads
        backing.allocation = allocation
      } else if let threads = facts.fillingThreads {
        var allocation = backing.allocation ?? MemoryBackingAllocation()
        allocation.threads = threads
        backing.allocation = allocation
      }
    }
    if definition.memoryBacking == MemoryBacking() { definition.memoryBacking = nil }
  }
}

extension MemoryBackingAllocation {
  init(_ mode: Mode) {
    self.init()
    self.mode = mode
  }
}

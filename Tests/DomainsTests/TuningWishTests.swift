import DomainModel
import DroverCore
import DroverXML
import Testing

@testable import Domains

/// What clients may want to change of limits: pure rules.
@Suite struct TuningWishTests {
  private func refusal(_ body: () throws(VirtError) -> Void) -> ErrorCode? {
    do throws(VirtError) { try body() } catch { return error.code }
    return nil
  }

  @Test func `a parameter has one name, one type, and comes once`() {
    let accepted = AcceptedParameters(["a": .int, "b": .string], repeated: ["b"])
    func check(_ parameters: TypedParameter...) -> ErrorCode? {
      refusal { () throws(VirtError) in try accepted.check(parameters) }
    }
    #expect(check(.init("a", .int(1)), .init("b", .string("")), .init("b", .string("x"))) == nil)
    #expect(check(.init("c", .int(1))) == .argumentUnsupported)
    #expect(check(.init("a", .uint(1))) == .invalidArg)
    #expect(check(.init("a", .int(1)), .init("a", .int(1))) == .invalidArg)
  }

  @Test func `whoever changes a limit of a disk changes its group, and no other`() throws {
    var old = DiskIOTune()
    old.readBytesSec = 5
    old.totalIopsSec = 7
    let wish = try DiskLimitWish([.init("write_bytes_sec", .ulong(9))])
    let new = try wish.applied(to: old, isLive: true)
    #expect(new.readBytesSec == nil && new.writeBytesSec == 9 && new.totalIopsSec == 7)
    #expect(wish.told(ofDisk: "vda").map(\.name) == ["blkdeviotune.disk", "blkdeviotune.write_bytes_sec"])
    #expect(
      try DiskLimitWish([.init("total_iops_sec", .ulong(0)), .init("total_bytes_sec", .ulong(0))])
        .applied(to: old, isLive: true).unlessEmpty == nil)
  }

  @Test func `limits that contradict each other are refused, and bursts where QEMU hears of them`() throws {
    func wish(_ values: (String, UInt64)...) throws(VirtError) -> DiskLimitWish {
      try DiskLimitWish(values.map { TypedParameter($0.0, .ulong($0.1)) })
    }
    #expect(
      refusal { () throws(VirtError) in _ = try wish(("total_iops_sec", 1), ("read_iops_sec", 1)) } == .invalidArg)
    #expect(refusal { () throws(VirtError) in _ = try wish(("total_bytes_sec", 1 << 60)) } == .argumentUnsupported)
    let burst = try wish(("read_iops_sec", 20), ("read_iops_sec_max", 10))
    #expect(try burst.applied(to: nil, isLive: false).readIopsSecMax == 10)
    #expect(refusal { () throws(VirtError) in _ = try burst.applied(to: nil, isLive: true) } == .configUnsupported)
    let alone = try wish(("read_iops_sec_max", 10))
    #expect(refusal { () throws(VirtError) in _ = try alone.applied(to: nil, isLive: true) } == .configUnsupported)
  }

  @Test func `periods and quotas have a range, and 0 leaves what a running guest has`() throws {
    func wish(_ name: String, _ value: TypedParameter.Value) throws(VirtError) -> SchedulerWish {
      try SchedulerWish([TypedParameter(name, value)])
    }
    for (name, value) in [
      ("vcpu_period", TypedParameter.Value.ulong(999)), ("global_period", .ulong(1_000_001)), ("vcpu_quota", .long(1)),
      ("emulator_quota", .long(17_592_186_044_416)), ("iothread_quota", .ulong(5000)),
    ] { #expect(refusal { () throws(VirtError) in _ = try wish(name, value) } == .invalidArg) }
    var definition = DomainDefinition()
    let set = try wish("vcpu_quota", .long(5000))
    #expect(set.limits(for: definition) == [.processorTime(.virtualCPUs, period: nil, quota: 5000)])
    set.apply(to: &definition, isLive: true)
    let zero = try wish("vcpu_quota", .long(0))
    #expect(zero.limits(for: definition).isEmpty && zero.told.isEmpty)
    zero.apply(to: &definition, isLive: true)
    #expect(definition.cputune?.quota == 5000)
    zero.apply(to: &definition, isLive: false)
    #expect(definition.cputune == nil)
  }

  @Test func `memory is never limited above memory and swap together`() throws {
    func wish(_ values: (String, UInt64)...) throws(VirtError) -> MemoryLimitWish {
      try MemoryLimitWish(values.map { TypedParameter($0.0, .ulong($0.1)) })
    }
    var definition = DomainDefinition()
    try wish(("hard_limit", 100), ("swap_hard_limit", 200)).apply(to: &definition, isLive: false)
    #expect(definition.memtune?.swapHardLimit?.kibibytes == 200)
    #expect(
      refusal { () throws(VirtError) in try wish(("swap_hard_limit", 50)).apply(to: &definition, isLive: false) }
        == .invalidArg)
    let none = ResourceLimit.unlimitedMemory
    try wish(("hard_limit", .max), ("swap_hard_limit", none)).apply(to: &definition, isLive: false)
    #expect(definition.memtune == nil)
  }

  @Test func `limits of block devices are lists of paths and values`() throws {
    func wish(_ text: String) throws(VirtError) -> BlockWeightWish {
      try BlockWeightWish([TypedParameter("device_read_iops_sec", .string(text))])
    }
    for text in ["/dev/a", "/dev/a,x", "/dev/a,1,/dev/b", "/dev/a,4294967296", "/dev/a,-1"] {
      #expect(refusal { () throws(VirtError) in _ = try wish(text) } == .invalidArg)
    }
    var definition = DomainDefinition()
    try wish("/dev/a,1,/dev/b,2").apply(to: &definition, isLive: false)
    #expect(definition.blkiotune?.devices.map(\.readIopsSec) == [1, 2])
    try wish("/dev/a,0").apply(to: &definition, isLive: false)
    #expect(definition.blkiotune?.devices.map(\.path) == ["/dev/b"])
    try wish("/dev/b,0").apply(to: &definition, isLive: false)
    #expect(definition.blkiotune == nil)
  }

  @Test func `a running guest keeps its memory where it is, unless its group says where`() throws {
    let nodes = try MemoryNodesWish([.init("numa_nodeset", .string("0-1"))])
    let mode = try MemoryNodesWish([.init("numa_mode", .int(2))])
    var definition = DomainDefinition()
    #expect(try nodes.limits(for: definition) == [.memoryNodes(CPUSet([0, 1]))])
    #expect(refusal { () throws(VirtError) in try mode.apply(to: &definition, isLive: false) } == .configUnsupported)
    try nodes.apply(to: &definition, isLive: true)
    for wish in [nodes, mode] {
      #expect(refusal { () throws(VirtError) in _ = try wish.limits(for: definition) } == .operationInvalid)
    }
    definition.numatune?.memory?.mode = .restrictive
    #expect(try nodes.limits(for: definition).count == 1)
    for (name, value) in [
      ("numa_mode", TypedParameter.Value.int(9)), ("numa_nodeset", .string("")), ("numa_nodeset", .string("x")),
    ] {
      #expect(refusal { () throws(VirtError) in _ = try MemoryNodesWish([.init(name, value)]) } == .invalidArg)
    }
  }

  @Test func `a direction is limited anew as a whole, and unlimited without an average`() throws {
    var old = InterfaceBandwidth()
    old.outbound = InterfaceRate()
    old.outbound?.average = 7
    let wish = try BandwidthWish([.init("inbound.average", .uint(5)), .init("inbound.peak", .uint(9))])
    let new = try wish.applied(to: old)
    #expect(new?.inbound?.average == 5 && new?.inbound?.peak == 9 && new?.outbound?.average == 7)
    #expect(try BandwidthWish([.init("outbound.average", .uint(0))]).applied(to: old) == nil)
    let floor = try BandwidthWish([.init("inbound.average", .uint(5)), .init("inbound.floor", .uint(1))])
    #expect(refusal { () throws(VirtError) in _ = try floor.applied(to: nil) } == .operationUnsupported)
  }

  @Test func `an I/O thread's pool is told in an order that QEMU takes`() throws {
    var thread = IOThread()
    thread.threadPoolMax = 4
    let wish = try IOThreadWish([.init("thread_pool_min", .int(8)), .init("thread_pool_max", .int(9))])
    #expect(wish.properties(after: thread).map(\.name) == ["thread-pool-max", "thread-pool-min"])
    let less = try IOThreadWish([.init("thread_pool_min", .int(1)), .init("thread_pool_max", .int(2))])
    #expect(less.properties(after: thread).map(\.name) == ["thread-pool-min", "thread-pool-max"])
    #expect(
      refusal { () throws(VirtError) in _ = try IOThreadWish([.init("thread_pool_min", .int(-1))]) } == .invalidArg)
    let poll = try IOThreadWish([.init("poll_max_ns", .ulong(5))]).applied(to: thread)
    #expect(poll.poll?.max == 5 && poll.threadPoolMax == 4)
  }
}

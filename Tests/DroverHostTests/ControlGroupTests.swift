import DroverCore
import Testing

@testable import DroverHost

@Suite struct ControlGroupTests {
  private let separate = """
    tmpfs /sys/fs/cgroup tmpfs rw 0 0
    cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,nosuid,cpu,cpuacct 0 0
    cgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0
    cgroup2 /sys/fs/cgroup/unified cgroup2 rw,nsdelegate 0 0
    """

  @Test func `each controller is where it is mounted`() {
    let mounts = ControlGroupMounts(separate) { _ in ["pids"] }
    #expect(mounts.place(.cpu) == .init(folder: "/sys/fs/cgroup/cpu,cpuacct", isUnified: false))
    #expect(mounts.place(.memory)?.folder == "/sys/fs/cgroup/memory")
    #expect(mounts.place(.blkio) == nil && mounts.place(.cpuset) == nil)
  }

  @Test func `one hierarchy has what it says that it has`() {
    let mounts = ControlGroupMounts("cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\nnonsense\n") { folder in
      folder == "/sys/fs/cgroup" ? ["cpu", "io"] : []
    }
    #expect(mounts.place(.cpu) == .init(folder: "/sys/fs/cgroup", isUnified: true))
    #expect(mounts.place(.blkio)?.isUnified == true && mounts.place(.memory) == nil)
    #expect(mounts.all.count == 1)
  }

  @Test func `a host without control groups says which one is missing`() {
    let group = ControlGroup(
      of: ProcessIdentity(pid: 1, startTime: 1, executable: nil), mounts: ControlGroupMounts("") { _ in [] })
    for (body, words) in [
      ({ () throws(VirtError) in try group.setProcessorShares(100) }, "CPU"),
      ({ () throws(VirtError) in try group.setMemory(hard: 1, soft: nil, withSwap: nil) }, "memory"),
      ({ () throws(VirtError) in try group.setBlockWeight(100) }, "blkio"),
    ] as [(() throws(VirtError) -> Void, String)] {
      let error = #expect(throws: VirtError.self) { try body() }
      #expect(error?.code == .operationInvalid && error?.detail.contains(words) == true)
    }
    #expect(!group.exists)
    group.remove()
  }
}

import Domains
import DomainModel
import DroverCore
import QEMUCapabilities
import QEMUMonitor
import Testing

@testable import QEMUProcess

@Suite struct LookingValueTests {
  private func event(_ name: String, _ data: JSONObject) -> GuestEvent? {
    GuestEvent(QMPEvent(name: name, timestamp: .init(seconds: 5, microseconds: 6), data: data))
  }

  @Test func `viewers are told with both ends and who they are`() {
    let server: JSON = ["family": "ipv6", "host": "::1", "service": "5900", "auth": "vnc+sasl"]
    let client: JSON = ["family": "unix", "host": "", "service": "", "sasl_username": "eve", "x509_dname": "CN=e"]
    let local = DomainEvent.Graphics.Address(family: 1, node: "::1", service: "5900")
    let remote = DomainEvent.Graphics.Address(family: 2, node: "", service: "")
    let told = DomainEvent.Graphics(
      phase: 1, local: local, remote: remote, authentication: "vnc+sasl",
      subject: [("x509dname", "CN=e"), ("saslUsername", "eve")])
    #expect(event("VNC_INITIALIZED", ["server": server, "client": client]) == .viewer(told))
    let spice: JSON = ["family": "ipv4", "host": "127.0.0.1", "port": "5901"]
    let end = DomainEvent.Graphics.Address(family: 0, node: "127.0.0.1", service: "5901")
    let gone = DomainEvent.Graphics(phase: 2, local: end, remote: end, authentication: "", subject: [])
    #expect(event("SPICE_DISCONNECTED", ["server": spice, "client": spice]) == .viewer(gone))
  }

  @Test func `thresholds, memory that fails and memory that changes are told`() {
    #expect(
      event("BLOCK_WRITE_THRESHOLD", ["node-name": "n", "write-threshold": 7, "amount-exceeded": 3])
        == .thresholdPassed(node: "n", threshold: 7, excess: 3))
    #expect(
      event(
        "MEMORY_FAILURE",
        ["recipient": "guest", "action": "inject", "flags": ["action-required": true, "recursive": true]])
        == .memoryFailed(.init(recipient: 1, action: 1, flags: 3)))
    #expect(
      event("MEMORY_DEVICE_SIZE_CHANGE", ["qom-path": "/machine/peripheral/vm0", "size": 4096])
        == .memoryDeviceChanged(alias: "vm0", size: 4096))
    #expect(event("MEMORY_DEVICE_SIZE_CHANGE", ["qom-path": "/machine/unattached/x", "size": 4096]) == nil)
  }

  @Test func `what KVM counts has libvirt's endings; lists and unknown counts are left out`() throws {
    let answers: [StatisticsQuestion: JSON] = [
      .kernelNames: [
        [
          "target": "vm",
          "stats": [["name": "pages_4k", "type": "instant"], ["name": "flush", "type": "cumulative"]],
        ],
        [
          "target": "vcpu",
          "stats": [
            ["name": "exits", "type": "cumulative"], ["name": "hist", "type": "log2-histogram"],
            ["name": "blocking", "type": "instant"],
          ],
        ],
      ],
      .machineCounts: [
        ["provider": "kvm", "stats": [["name": "pages_4k", "value": 3], ["name": "new", "value": 1]]]
      ],
      .processorCounts: [
        [
          "qom-path": "/machine/unattached/device[0]",
          "stats": [
            ["name": "exits", "value": 9], ["name": "hist", "value": [1, 2]], ["name": "blocking", "value": true],
          ],
        ]
      ],
      .processorPaths: [["cpu-index": 1, "thread-id": 5, "qom-path": "/machine/unattached/device[0]"]],
    ]
    let statistics = try #require(KernelStatistics(answers))
    #expect(statistics.machine == [TypedParameter("pages_4k.cur", .ulong(3))])
    #expect(
      statistics.virtualCPUs == [
        1: [TypedParameter("exits.sum", .ulong(9)), TypedParameter("blocking.cur", .boolean(true))]
      ])
    #expect(KernelStatistics([:]) == nil)
  }

  @Test func `a dirty rate is one once it is measured`() {
    let measured: JSON = [
      "status": "measured", "start-time": 5, "calc-time": 1, "mode": "dirty-ring", "dirty-rate": 12,
      "vcpu-dirty-rate": [["id": 0, "dirty-rate": 7]],
    ]
    let statistics = DirtyRateStatistics(measured)
    #expect(statistics?.status == .measured && statistics?.rate == 12 && statistics?.mode == "dirty-ring")
    #expect(statistics?.virtualCPUs.first?.rate == 7)
    let measuring = DirtyRateStatistics([
      "status": "measuring", "start-time": 5, "calc-time": 1, "mode": "page-sampling",
    ])
    #expect(measuring?.status == .measuring && measuring?.rate == nil)
    #expect(DirtyRateStatistics(.null) == nil)
  }

  @Test func `images below a disk, and what is wrong with it, are read`() throws {
    let block: JSON = [
      [
        "qdev": "/machine/peripheral/virtio-disk0/virtio-backend", "io-status": "nospace",
        "inserted": [
          "image": [
            "virtual-size": 9, "actual-size": 8,
            "backing-image": ["filename": "/b", "virtual-size": 7, "actual-size": 6],
          ]
        ],
      ]
    ]
    let counts: JSON = [
      [
        "qdev": "/machine/peripheral/virtio-disk0/virtio-backend", "stats": ["rd_operations": 1],
        "backing": ["stats": ["wr_highest_offset": 5]],
      ]
    ]
    let disk = try #require(BlockStatistics.list(counts, images: BlockStatistics.images(block)).first)
    var below = BackingStatistics(path: "/b")
    (below.capacity, below.physical, below.allocation) = (7, 6, 5)
    #expect(disk.backing == [below] && disk.trouble == .noSpace && disk.capacity == 9)
  }

  @Test func `an image tells its size by its head, if it begins as its format does`() {
    var qcow2: [UInt8] = [0x51, 0x46, 0x49, 0xFB, 0, 0, 0, 3] + Array(repeating: 0, count: 16)
    qcow2 += [0, 0, 0, 0, 4, 0, 0, 0] + Array(repeating: 0, count: 64)
    #expect(ImageFile.capacity(qcow2, format: .qcow2) == 64 << 20)
    #expect(ImageFile.capacity(Array(qcow2.prefix(26)), format: .qcow2) == nil)
    #expect(ImageFile.capacity(Array(repeating: 7, count: 512), format: .qcow2) == nil)
    #expect(ImageFile.capacity([], format: .vdi) == nil)
  }

  @Test func `the host's processor is read from the kernel's words`() throws {
    let text = """
      processor\t: 0
      vendor_id\t: AuthenticAMD
      cpu family\t: 26
      model\t\t: 2
      model name\t: AMD EPYC: a name
      stepping\t: 1
      microcode\t: 0x10
      cpu MHz\t\t: 2596.096
      flags\t\t: fpu sse4_1 nonstop_tsc tsc_known_freq rep_good
      address sizes\t: 48 bits physical, 48 bits virtual

      processor\t: 1
      vendor_id\t: Other
      """
    let host = try #require(HostProcessorFacts(text))
    #expect(host.identity == ProcessorIdentity(vendor: "AuthenticAMD", family: 26, model: 2, stepping: 1))
    #expect(host.features == ["fpu", "sse4.1", "invtsc"])
    #expect(host.microcode == 16 && host.addressBits == 48 && host.counter == 2_596_096_000)
    #expect(HostProcessorFacts("") == nil && HostProcessorFacts("processor : 0\nfoo\n") == nil)
  }

  @Test func `what a definition leaves to the host's processor is decided by it`() {
    let host = HostProcessor(
      model: "EPYC", vendor: "AuthenticAMD", present: ["tsc-adjust", "clwb"], absent: ["svm"],
      features: ["clwb", "avx"])
    func feature(_ name: String, _ policy: CPUFeature.Policy) -> CPUFeature {
      var feature = CPUFeature()
      (feature.name, feature.policy) = (name, policy)
      return feature
    }
    var cpu = CPU()
    cpu.mode = .hostModel
    cpu.features = [feature("clwb", .disable)]
    let played = cpu.played(by: host)
    #expect(played.mode == .custom && played.match == .exact && played.vendor == "AMD")
    #expect(played.model?.name == "EPYC" && played.model?.fallback == .allow)
    #expect(
      played.features == [feature("tsc_adjust", .require), feature("svm", .disable), feature("clwb", .disable)])
    var named = CPU()
    named.model = CPUModel()
    named.model?.name = "qemu64"
    named.features = [feature("avx", .optional), feature("vmx", .optional)]
    #expect(named.played(by: host).features == [feature("avx", .require), feature("vmx", .disable)])
    #expect(named.played(by: host).model == named.model)
    var passed = CPU()
    passed.mode = .hostPassthrough
    #expect(passed.played(by: host) == passed)
  }
}

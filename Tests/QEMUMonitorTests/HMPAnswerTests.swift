import DroverCore
import QEMUMonitor
import Testing

@Suite struct HMPAnswerTests {
  @Test func `small answers of a real QEMU are read`() throws {
    let answer = { command in try HumanTranscript.answer(command) }
    #expect(try HMPAnswer.version(answer("info version"))?.number == 7_002_022)
    #expect(try HMPAnswer.usesKVM(answer("info kvm")) == false)
    #expect(try HMPAnswer.name(answer("info name")) == "quick")
    #expect(try HMPAnswer.uuid(answer("info uuid")) == UUID("11111111-2222-3333-4444-555555555555"))
    #expect(try HMPAnswer.status(answer("info status")) == QMPRunStatus(state: .prelaunch, running: false))
    #expect(try HMPAnswer.balloon(answer("info balloon")) == nil)
    #expect(try HMPAnswer.refusal(answer("cont")) == nil)
    #expect(try HMPAnswer.refusal(answer("info balloon")) == "No balloon device has been activated")
    #expect(try HMPAnswer.isUnknownCommand(answer("nosuch")))
  }

  @Test func `objects and memory are read`() {
    let list = "type (string)\r\nrng7 (child<virtio-rng-pci>)\r\nparent_bus (link<bus>)\r\nno property\r\n"
    #expect(
      HMPProperty.list(list) == [
        HMPProperty(name: "type", type: "string"), HMPProperty(name: "rng7", type: "child<virtio-rng-pci>"),
        HMPProperty(name: "parent_bus", type: "link<bus>"),
      ])
    #expect(HMPAnswer.baseMemory("base memory: 83886080\r\nplugged memory: 0\r\n") == 83_886_080)
    #expect(HMPAnswer.baseMemory("unknown command: 'info memory_size_summary'\r\n") == nil)
  }

  @Test(arguments: [
    ("VM status: running\n", QMPRunStatus(state: .running, running: true)),
    ("VM status: running (single step mode)\n", QMPRunStatus(state: .running, running: true)),
    ("VM status: paused\n", QMPRunStatus(state: .paused, running: false)),
    ("VM status: paused (io-error)\n", QMPRunStatus(state: .ioError, running: false)),
    ("VM status: paused (something-new)\n", QMPRunStatus(state: .other, running: false)),
    ("unknown command: 'info status'\n", nil),
  ])
  func `states are read`(_ text: String, _ status: QMPRunStatus?) {
    #expect(HMPAnswer.status(text) == status)
  }

  @Test func `drives, with what is in them`() throws {
    let drives = HMPBlockDevice.list(try HumanTranscript.answer("info block"))
    #expect(drives.map(\.name) == ["hd0", "ide2-cd0", "sd0"])
    #expect(drives.map(\.file) == ["d.qcow2", "c.iso", nil])
    #expect(drives.map(\.driver) == ["qcow2", "raw", nil])
    #expect(drives.map(\.isReadOnly) == [false, true, false])
    #expect(drives.map(\.isRemovable) == [false, true, true])
    #expect(drives[0].device == "/machine/peripheral-anon/device[1]/virtio-backend")
    #expect(drives[0].node == "#block117")
    let odd = HMPBlockDevice.list("hd0: /a (b): c.qcow2 (raw, read-only, encrypted)\n")
    #expect(odd.first?.file == "/a (b): c.qcow2")
  }

  @Test func `lines, processors and screens are read as QMP's`() throws {
    let lines = QMPCharacterDevice.list(human: try HumanTranscript.answer("info chardev"))
    #expect(lines.map(\.label).sorted() == ["compat_monitor0", "parallel0", "serial0", "serial1"])
    #expect(lines.first { $0.label == "serial0" }?.terminal == "/dev/pts/0")
    let processors = QMPCPU.list(human: try HumanTranscript.answer("info cpus"))
    #expect(processors.map(\.index) == [0, 1])
    #expect(QMPCPU.list(human: "* CPU #0: pc=0x00000000fffffff0 (halted) thread_id=77\n").map(\.thread) == [77])
    let screen = QMPVNCServer(human: try HumanTranscript.answer("info vnc"))
    #expect(screen?.port == 5977)
    #expect(screen?.host == "127.0.0.1")
    #expect(QMPVNCServer(human: "None\n")?.enabled == false)
  }

  @Test func `networks and PCI functions`() throws {
    let clients = HMPNetworkClient.list(try HumanTranscript.answer("info network"))
    #expect(clients.map(\.type) == ["nic", "user"])
    #expect(clients.map(\.isPeer) == [false, true])
    #expect(clients.first?.facts["macaddr"] == "52:54:00:12:34:56")
    let devices = HMPPCIDevice.list(try HumanTranscript.answer("info pci"))
    #expect(devices.map(\.device) == [0, 1, 2, 3, 31, 31, 31])
    #expect(devices[2].identity == "1af4:1000")
    #expect(devices[2].kind == "Ethernet controller")
  }
}

import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// What came into a guest by hand, after its start and without a name of its own.
  @Suite("Plugged in since the start")
  struct PluggedSinceTests {
    @Test("devices of every kind that were plugged in are in the definition, with what stands behind them")
    func everyKind() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("rich")
        for disk in ["usb.raw", "thread.raw", "slow.raw"] {
          #expect(FileManager.default.createFile(atPath: daemon.file(disk), contents: Data(count: 1 << 20)))
        }
        let qemu = try await ByHand(
          [
            "-name", name, "-machine", "q35", "-m", "96,slots=4,maxmem=2G", "-smp", "1,maxcpus=3", "-qmp",
            "unix:rich.qmp,server,nowait", "-device", "pcie-root-port,id=rp0,chassis=1", "-device",
            "pcie-root-port,id=rp1,chassis=2", "-device", "pcie-root-port,id=rp2,chassis=3", "-device",
            "qemu-xhci,id=xhci", "-object", "throttle-group,id=slow,x-iops-total=100", "-blockdev",
            "driver=throttle,node-name=th,throttle-group=slow,file.driver=raw,file.file.driver=file,"
              + "file.file.filename=slow.raw", "-device", "virtio-blk-pci,drive=th,id=slowdisk", "-serial", "pty",
            "-device", "usb-serial,chardev=tty,bus=xhci.0", "-chardev", "null,id=tty", "-S",
          ], daemon)
        let plugged: Bool = try await daemon.python(Self.plugging)
        #expect(plugged)
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        let xml = try await daemon.virsh("dumpxml", name).output
        for part in [
          "<backend model='random'>/dev/urandom</backend>", "<source file='\(daemon.file("usb.raw"))'/>",
          "iothread='1'", "<throttlefilter group='slow'/>", "<total_iops_sec>100</total_iops_sec>",
          "<requested unit='KiB'>65536</requested>", "<size unit='KiB'>262144</size>",
          "<vcpu id='1' enabled='yes' hotpluggable='yes' order='2'/>", "<source path='/dev/pts/",
        ] { #expect(xml.contains(part), "\(part) is not in \(xml)") }
        // The threads of QEMU have names of their own.
        #expect(try await daemon.virsh("iothreadinfo", name).lines.count == 1)
        // The definition holds together: it can be changed, and is the command line of another start.
        try await daemon.virsh("domxml-to-native", "qemu-argv", "--domain", name)
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }

    @Test("a guest whose devices nobody named is driven like any other")
    func nameless() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("plain")
        let qemu = try await ByHand(
          [
            "-name", name, "-qmp", "unix:plain.qmp,server,nowait", "-nic", "user,model=virtio,mac=52:54:00:00:00:77",
            "-device", "virtio-balloon-pci", "-device", "virtio-serial-pci", "-chardev", "pty,id=line", "-device",
            "virtconsole,chardev=line", "-object", "iothread,id=worker", "-S",
          ], daemon)
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        let xml = try await daemon.virsh("dumpxml", name).output
        #expect(xml.contains("<source path='/dev/pts/"), "\(xml)")
        try await daemon.virsh("domif-setlink", name, "52:54:00:00:00:77", "down")
        try await daemon.virsh("dommemstat", name, "--period", "2", "--live")
        try await daemon.virsh("iothreadset", name, "1", "--poll-max-ns", "5000")
        let figures = try await daemon.virsh("domstats", "--iothread", name).output
        #expect(figures.contains("iothread.1.poll-max-ns=5000"), "\(figures)")
        // QEMU is handed the open file: nothing of it lies in a folder.
        try await daemon.virsh("screenshot", name, daemon.file("picture.png"))
        let picture = try Data(contentsOf: URL(fileURLWithPath: daemon.file("picture.png")))
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        // The names are still known to the next daemon.
        try await daemon.crash()
        try await daemon.start()
        try await daemon.virsh("domif-setlink", name, "52:54:00:00:00:77", "up")
        #expect(try await daemon.virsh("iothreadinfo", name).lines.count == 1)
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }

    /// Plugs in a disk on USB, one with a thread, randomness, memory that grows, and a processor.
    private static let plugging = """
      class Monitor:
        def __init__(self):
          self.socket = socket.socket(socket.AF_UNIX)
          self.socket.connect(folder + "/rich.qmp")
          self.file = self.socket.makefile("rw")
          self.file.readline()

        def __call__(self, command, **arguments):
          words = {key.replace("_", "-"): value for key, value in arguments.items()}
          self.file.write(json.dumps({"execute": command, "arguments": words}) + "\\n")
          self.file.flush()
          while True:
            answer = json.loads(self.file.readline())
            if "error" in answer: raise RuntimeError(command + ": " + answer["error"]["desc"])
            if "return" in answer: return answer["return"]

      ask = Monitor()
      ask("qmp_capabilities")
      for disk in ["usb", "thread"]:
        file = {"driver": "file", "filename": folder + "/" + disk + ".raw"}
        ask("blockdev-add", driver="raw", node_name=disk, file=file)
      ask("device_add", driver="usb-storage", drive="usb", id="stick", bus="xhci.0")
      ask("object-add", qom_type="iothread", id="worker")
      ask("device_add", driver="virtio-blk-pci", drive="thread", id="quick", bus="rp0", iothread="worker")
      ask("object-add", qom_type="rng-random", id="source", filename="/dev/urandom")
      ask("device_add", driver="virtio-rng-pci", rng="source", id="random", bus="rp1")
      ask("object-add", qom_type="memory-backend-ram", id="more", size=256 << 20)
      ask("device_add", driver="virtio-mem-pci", memdev="more", id="growing", bus="rp2", requested_size=64 << 20)
      free = [place for place in ask("query-hotpluggable-cpus") if "qom-path" not in place]
      place = {key.replace("-", "_"): value for key, value in free[-1]["props"].items()}
      ask("device_add", driver=free[-1]["type"], id="second", **place)
      tell(True)

      """
  }
}

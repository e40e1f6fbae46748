import DomainModel
import Domains
import DroverCore
import DroverHost
import Foundation
import QEMUCommandLine
import Testing

@testable import QEMUProcess

/// What is decided before anything is done on the host.
@Suite struct CompanionValueTests {
  private func devices(_ xml: String) throws -> DomainDefinition {
    try DomainDefinition.parse(
      """
      <domain type='qemu'><name>vm</name><uuid>43dc0cf8-809b-4adb-9bea-a9abb5f3d90e</uuid><memory>65536</memory>
      <os><type>hvm</type></os><devices>\(xml)</devices></domain>
      """
    ).definition
  }

  private let configuration = HypervisorConfiguration(
    runFolder: "/r", logFolder: "/l", cacheFolder: "/c", stateFolder: "/s")
  private let run = RunFolder(path: "/r/domain-1-vm")

  @Test func `what is written down of a companion is read again`() throws {
    let record = try #require(CompanionRecord("swtpm tpm0 4711 814402 /usr/bin/a program"))
    #expect(record.identity == ProcessIdentity(pid: 4711, startTime: 814_402, executable: "/usr/bin/a program"))
    #expect(record.text == "swtpm tpm0 4711 814402 /usr/bin/a program")
    for text in ["", "swtpm tpm0 1 2 /a", "swtpm tpm0 x 2 /a", "swtpm tpm0 12 2"] {
      #expect(CompanionRecord(text) == nil)
    }
    let script = try #require(InterfaceScript("vnet0 /etc/a script"))
    #expect(script == InterfaceScript(path: "/etc/a script", link: "vnet0"))
    #expect(InterfaceScript(script.text) == script)
    #expect(InterfaceScript("vnet0") == nil)
  }

  @Test func `a TPM is played in its version, in a folder of its guest's`() throws {
    let two = try #require(
      try TPMEmulator(
        devices("<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>"), name: "vm",
        configuration: configuration))
    let plan = two.companion(in: run)
    #expect(
      plan.arguments == [
        "socket", "--ctrl", "type=unixio,fd=3", "--tpmstate",
        "dir=/s/swtpm/43dc0cf8-809b-4adb-9bea-a9abb5f3d90e/tpm2,mode=0600", "--terminate", "--tpm2",
      ])
    #expect(plan.socket == "/r/domain-1-vm/tpm0-swtpm.sock")
    #expect(two.setup(in: "/x", isNew: true, run: run).arguments.contains("--create-ek-cert"))

    let banks = try #require(
      try TPMEmulator(
        devices(
          """
          <tpm><backend type='emulator' version='1.2'><active_pcr_banks><sha256/><sha384/></active_pcr_banks>
          </backend></tpm>
          """), name: "vm", configuration: configuration))
    #expect(banks.folder.hasSuffix("/tpm1.2"))
    #expect(!banks.companion(in: run).arguments.contains("--tpm2"))
    #expect(
      banks.setup(in: "/x", isNew: false, run: run).arguments == [
        "--tpm-state", "/x", "--reconfigure", "--pcr-banks", "sha256,sha384",
      ])
    #expect(throws: VirtError.self) {
      try TPMEmulator(
        devices(
          """
          <tpm><backend type='emulator'><encryption secret='43dc0cf8-809b-4adb-9bea-a9abb5f3d90e'/></backend></tpm>
          """), name: "vm", configuration: configuration)
    }
    #expect(
      try TPMEmulator(
        devices("<tpm><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>"), name: "vm",
        configuration: configuration) == nil)
  }

  @Test func `a folder is served with the options of the definition`() throws {
    let definition = try devices(
      """
      <filesystem type='mount'><driver type='virtiofs'/>
      <binary path='/usr/libexec/virtiofsd' xattr='on'><cache mode='none'/><sandbox mode='chroot'/>
      <lock posix='off' flock='on'/><thread_pool size='4'/><openfiles max='100'/></binary>
      <source dir='/srv/a'/><target dir='a'/></filesystem>
      """)
    let filesystem = try #require(definition.devices?.filesystems.first)
    let server = VirtioFSServer(filesystem: filesystem, executable: "/usr/libexec/virtiofsd")
    #expect(
      try server.companion(in: run).arguments == [
        "--fd=3", "-o", "source=/srv/a,cache=none,sandbox=chroot,xattr,flock,no_posix_lock", "--thread-pool-size=4",
        "--rlimit-nofile=100",
      ])
    for path in ["/srv/a,b", "relative"] {
      var other = filesystem
      other.source?.dir = path
      #expect(throws: VirtError.self) {
        try VirtioFSServer(filesystem: other, executable: "/a").companion(in: run)
      }
    }
  }

  @Test func `the program that serves folders is the first that QEMU's descriptors name`() throws {
    let root = NSTemporaryDirectory() + "drover-shelf-\(Foundation.UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: root) }
    func write(_ name: String, _ text: String) throws {
      let path = URL(fileURLWithPath: "\(root)/\(name)")
      try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: path, atomically: true, encoding: .utf8)
    }
    try write("low/10-gpu.json", #"{"type": "gpu", "binary": "/bin/ls"}"#)
    try write("low/20-fs.json", #"{"type": "fs", "binary": "/nonexistent/virtiofsd"}"#)
    try write("low/30-fs.json", #"{"type": "fs", "binary": "/bin/cat"}"#)
    try write("low/40-fs.json", #"{"type": "fs", "binary": "/bin/ls"}"#)
    try write("low/05-fs.json", "no JSON")
    let shelf = VhostUserShelf(folders: [root + "/low", root + "/high"])
    #expect(shelf.program(for: "fs") == "/bin/cat")
    #expect(shelf.program(for: "input") == nil)
    // The same name in the other folder hides it; an empty file does so without a program of its own.
    try write("high/30-fs.json", "")
    #expect(shelf.program(for: "fs") == "/bin/ls")
  }

  @Test func `a tap is what its card needs`() throws {
    let definition = try devices(
      """
      <interface type='bridge'><mac address='fe:00:00:01:02:03'/><source bridge='br0'/><model type='virtio'/>
      <port isolated='yes'/><mtu size='9000'/></interface>
      <interface type='ethernet'><mac address='52:54:00:01:02:03'/><target dev='mine' managed='no'/>
      <script path='/up'/><downscript path='/down'/><model type='e1000'/></interface>
      <interface type='user'/>
      """)
    let cards = try #require(definition.devices?.interfaces)
    let bridged = try #require(TapPlan(cards[0], queues: 2))
    #expect(bridged.name == "vnet%d" && bridged.queues == 2 && bridged.hasHeader && bridged.isIsolated)
    #expect(bridged.bridge == "br0" && bridged.mtu == 9000 && !bridged.isForeign)
    #expect(bridged.address.description == "fa:00:00:01:02:03")
    let own = try #require(TapPlan(cards[1], queues: 1))
    #expect(own.name == "mine" && own.isForeign && !own.hasHeader && own.bridge == nil)
    #expect(own.script == "/up" && own.downScript == "/down")
    #expect(own.address.description == "fe:54:00:01:02:03")
    #expect(TapPlan(cards[2], queues: 1) == nil)
  }

  @Test func `mounts of huge pages are found by their size, the standard one first`() {
    let mounts = """
      proc /proc proc rw 0 0
      hugetlbfs /mnt/huge1G hugetlbfs rw,relatime,pagesize=1024M 0 0
      hugetlbfs /dev/hugepages hugetlbfs rw,relatime,pagesize=2M 0 0
      hugetlbfs /again hugetlbfs rw,pagesize=2048K 0 0
      """
    #expect(
      MemoryFolders.parse(mounts: mounts, standardSize: 2048) == [
        .init(pageSize: 2048, folder: "/dev/hugepages/drover/qemu"),
        .init(pageSize: 1_048_576, folder: "/mnt/huge1G/drover/qemu"),
      ])
    #expect(
      MemoryFolders.parse(mounts: "none /h hugetlbfs rw 0 0", standardSize: 2048).map(\.folder) == ["/h/drover/qemu"])
    #expect(MemoryFolders.parse(mounts: "none /h hugetlbfs rw 0 0", standardSize: 0).isEmpty)
    #expect(
      MemoryFolders.parse(mounts: "none /h hugetlbfs pagesize=99999999999999999999G 0 0", standardSize: 0).isEmpty)
  }
}

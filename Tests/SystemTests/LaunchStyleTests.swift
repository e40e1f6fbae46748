import Foundation
import Glibc
@testable import SystemHarness
import Testing

extension SystemTests {
  /// The ways in which programs and people start QEMU: each is taken over with stock virsh.
  @Suite("Launch styles")
  struct LaunchStyleTests {
    /// A way, after who starts QEMU so.
    enum Style: String, CaseIterable, Sendable {
      case quickemu, vagrant, proxmox, lima, minikube, kata, gns3, syzkaller, abstract, tutorial, multipass, terminal

      /// The language of the monitor that is found; nil without one.
      var monitor: String? {
        switch self {
        case .quickemu, .vagrant, .gns3: "human"
        case .proxmox, .lima, .minikube, .kata, .syzkaller, .abstract: "qmp"
        case .tutorial, .multipass, .terminal: nil
        }
      }

      /// Whether QEMU cannot become a daemon, because it speaks on its terminal.
      var staysInFront: Bool { self == .multipass || self == .terminal }
    }

    @Test("each is found, taken over, paused, resumed and destroyed, or told why not", arguments: Style.allCases)
    func style(_ style: Style) async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name(style.rawValue)
        let qemu = try await start(style, name, daemon)
        let guest = try #require(try await discovered(by: daemon).first { $0.pid == qemu.pid })
        #expect(guest.name == name)
        #expect(guest.monitor == style.monitor)
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        let xml = try await daemon.virsh("dumpxml", name).output
        #expect(xml.contains("<name>\(name)</name>") && xml.contains("<memory unit='KiB'>98304</memory>"))
        // Whatever alias started it, its next start must give the same machine.
        #expect(xml.contains(#/machine='[^']*-[0-9]+\.[0-9]+'/#), "\(xml)")
        #expect(try await discovered(by: daemon).contains { $0.pid == qemu.pid } == false)
        if style.monitor != nil {
          #expect(try await daemon.state(of: name) == "running (unpaused)")
          try await daemon.virsh("suspend", name)
          #expect(try await daemon.state(of: name) == "paused (user)")
          try await daemon.virsh("resume", name)
        } else {
          let refused = try await daemon.virshResult("suspend", name)
          #expect(refused.errors.contains("this needs a monitor, and the guest was attached without one"), "\(refused)")
        }
        #expect(try await daemon.virsh("domstats", "--cpu-total", name).output.contains("cpu.time="))
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }

    @Test("a guest is let go, runs on, and is taken over again by its name")
    func detach() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("loose")
        let qemu = try await ByHand(["-name", name, "-qmp", "unix:loose.sock,server,nowait"], daemon)
        let attached = try await daemon.drover("attach", "\(qemu.pid)", "--report")
        #expect(attached.output.contains("the machine has no uuid"))
        let events = try await daemon.startListening()
        try await daemon.drover("detach", name)
        _ = try await events.line(holding: "'\(name)': Stopped Migrated", within: daemon.patience)
        #expect(!qemu.hasEnded)
        #expect(try await daemon.virshResult("domstate", name).succeeded == false)
        try await daemon.drover("attach", "--name", name)
        // One that is kept meanwhile is the same when it comes back, though its machine has no uuid.
        try await daemon.virsh("define", daemon.write(daemon.virsh("dumpxml", "--inactive", name).output, "loose"))
        try await daemon.drover("detach", name)
        #expect(try await daemon.state(of: name) == "shut off (migrated)")
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        #expect(try await daemon.state(of: name) == "running (unpaused)")
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }

    @Test("a guest that is given an owner dies with its connection")
    func owned() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("owned")
        let qemu = try await ByHand(["-name", name, "-qmp", "unix:owned.sock,server,nowait"], daemon)
        let events = try await daemon.startListening()
        // The tool's connection ends with the command.
        try await daemon.drover("attach", "--autodestroy", "\(qemu.pid)")
        _ = try await events.line(holding: "'\(name)': Stopped Destroyed", within: daemon.patience)
        #expect(qemu.hasEnded)
      }
    }

    private struct Found: Decodable {
      var pid: pid_t
      var name: String?
      var monitor: String?
    }

    private func discovered(by daemon: DaemonUnderTest) async throws -> [Found] {
      let told = try await daemon.drover("--output", "json", "discover")
      return try JSONDecoder().decode([Found].self, from: Data(told.output.utf8))
    }

    /// Starts QEMU in a way.
    private func start(_ style: Style, _ name: String, _ daemon: DaemonUnderTest) async throws -> ByHand {
      let socket = daemon.file("m.sock")
      let line = "socket,id=mon0,path=\(socket),server=on,wait=off"
      let arguments: [String]
      switch style {
      case .quickemu:
        arguments = ["-name", "\(name),process=\(name)", "-monitor", "unix:m.sock,server,nowait"]
      case .vagrant: arguments = ["-name", name, "-chardev", line, "-mon", "chardev=mon0,mode=readline"]
      case .proxmox:
        try """
        [device "ehci"]
          driver = "ich9-usb-ehci1"
          addr = "0x1d.0x7"
          multifunction = "on"
          bus = "pci.0"

        """.write(toFile: daemon.file("pve.cfg"), atomically: true, encoding: .utf8)
        arguments = [
          "-name", "\(name),debug-threads=on", "-no-shutdown", "-chardev",
          "socket,id=qmp,path=\(socket),server=on,wait=off",
          "-mon", "chardev=qmp,mode=control", "-smbios", "type=1,uuid=3dd750ce-d910-44d0-9493-525c0be4e688",
          "-smp", "1,sockets=1,cores=1,maxcpus=1", "-nodefaults", "-readconfig", "pve.cfg", "-device",
          "VGA,id=vga,bus=pci.0,addr=0x2",
        ]
      case .lima: arguments = ["-name", name, "-chardev", line, "-qmp", "chardev:mon0"]
      case .minikube: arguments = ["-name", name, "-qmp", "unix:\(socket),server,nowait", "-boot", "d"]
      case .kata:
        return try await ByHand(passing: socket, ["-name", name, "-qmp", "unix:fd=%,server=on,wait=off"], daemon)
      case .gns3: arguments = ["-name", name, "-monitor", "tcp:127.0.0.1:\(try Self.freePort()),server,nowait"]
      case .syzkaller:
        let port = try Self.freePort()
        arguments = [
          "-name", name, "-chardev", "socket,id=SOCKSYZ,server=on,wait=off,host=localhost,port=\(port)", "-mon",
          "chardev=SOCKSYZ,mode=control",
        ]
      case .abstract:
        arguments = [
          "-name", name, "-chardev", "socket,id=mon0,path=\(name)-abstract,abstract=on,server=on,wait=off", "-mon",
          "chardev=mon0,mode=control",
        ]
      case .tutorial: arguments = ["-name", name, "-monitor", "none", "-net", "nic", "-net", "user"]
      case .multipass: arguments = ["-name", name, "-qmp", "stdio"]
      case .terminal: arguments = ["-name", name, "-nographic"]
      }
      return try await ByHand(arguments, daemon, staysInFront: style.staysInFront)
    }

    /// A port of the loopback that nobody has at the moment.
    private static func freePort() throws -> UInt16 {
      let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(number) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let result = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
          bind(number, address, length) == 0 ? getsockname(number, address, &length) : -1
        }
      }
      try #require(result == 0)
      return UInt16(bigEndian: address.sin_port)
    }
  }
}

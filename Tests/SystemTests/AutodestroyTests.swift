import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Guests that die with the connection that started them.
  @Suite("Autodestroy")
  struct AutodestroyTests {
    /// The ways in which a connection can end.
    enum End: String, CaseIterable, Sendable {
      case close, exit, kill
    }

    @Test("ends the owner's guests and no others, in whichever way the owner goes", arguments: End.allCases)
    func ownerGoes(_ end: End) async throws {
      try await withDaemon { daemon in
        let owned = (1...3).map { Guest.idle("owned\($0)", on: daemon) }
        let free = Guest.idle("free", on: daemon)
        let events = try await daemon.startListening()
        let owner = try daemon.startPython(
          """
          connection = libvirt.open(uri)
          for xml in '''\(owned[..<2].map(\.xml).joined(separator: "\n===\n"))'''.split("==="):
            connection.createXML(xml, libvirt.VIR_DOMAIN_START_AUTODESTROY)
          connection.defineXML('''\(owned[2].xml)''').createWithFlags(libvirt.VIR_DOMAIN_START_AUTODESTROY)
          connection.createXML('''\(free.xml)''')
          print("started", flush=True)
          sys.stdin.readline()
          if "\(end)" == "close":
            # The process goes on without any domain object that would keep the connection.
            connection.close()
            print("closed", flush=True)
            sys.stdin.readline()
          """)
        _ = try await owner.line(holding: "started", within: .seconds(30))
        switch end {
        case .close: owner.send("")
        case .exit: owner.closeInput()
        case .kill: owner.signal(SIGKILL)
        }
        for guest in owned {
          _ = try await events.line(holding: "'\(guest.name)': Stopped Destroyed", within: daemon.patience)
          #expect(Processes.emulator(of: guest.uuid) == nil)
        }
        #expect(try await daemon.state(of: owned[2].name) == "shut off (destroyed)")
        #expect(try await daemon.state(of: free.name) == "running (booted)")
        let left = try await daemon.virsh("list", "--all", "--name").lines.filter { $0.hasPrefix(daemon.prefix) }
        #expect(left.sorted() == [free.name, owned[2].name].sorted())
        owner.signal(SIGKILL)
      }
    }

    @Test("holds across the daemon's own crash: the owner's connection is gone, so is the guest")
    func daemonCrash() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let owned = Guest.idle("owned", on: daemon)
        let free = Guest.idle("free", on: daemon)
        let owner = try daemon.startPython(
          """
          connection = libvirt.open(uri)
          connection.createXML('''\(owned.xml)''', libvirt.VIR_DOMAIN_START_AUTODESTROY)
          connection.createXML('''\(free.xml)''')
          print("started", flush=True)
          sys.stdin.readline()
          """)
        _ = try await owner.line(holding: "started", within: .seconds(30))
        try await daemon.crash()
        try await daemon.start()
        #expect(try await daemon.state(of: free.name) == "running (booted)")
        #expect(try await daemon.virshResult("domstate", owned.name).status == .exited(1))
        #expect(Processes.emulator(of: owned.uuid) == nil)
        owner.signal(SIGKILL)
      }
    }
  }
}

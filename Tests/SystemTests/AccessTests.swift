import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Who may do what.
  @Suite("Access")
  struct AccessTests {
    @Test("by the read-only socket looks, and changes nothing")
    func readOnly() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("guest", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
        try await daemon.virsh("start", guest.name)
        let refusals = try await daemon.python(
          """
          connection = libvirt.openReadOnly(read_only_uri)
          domain = connection.lookupByName(prefix + "guest")
          found = {}
          def check(what, function, *arguments):
            error = error_of(function, *arguments)
            found[what] = error[0] if error else 0
          check("state", domain.state)
          check("info", domain.info)
          check("xml", domain.XMLDesc)
          check("list", connection.listAllDomains)
          check("capabilities", connection.getCapabilities)
          check("secrets in xml", domain.XMLDesc, libvirt.VIR_DOMAIN_XML_SECURE)
          check("suspend", domain.suspend)
          check("shutdown", domain.shutdown)
          check("reset", domain.reset)
          check("destroy", domain.destroy)
          check("undefine", domain.undefine)
          check("create", domain.create)
          check("autostart", domain.setAutostart, 1)
          check("define", connection.defineXML, "<domain/>")
          check("create xml", connection.createXML, "<domain/>")
          check("monitor", libvirt_qemu.qemuMonitorCommand, domain, '{"execute":"quit"}', 0)
          check("managed save", domain.managedSave)
          tell(found)
          """, as: [String: Int].self)
        for what in ["state", "info", "xml", "list", "capabilities"] { #expect(refusals[what] == 0, "\(what)") }
        for (what, number) in refusals where !["state", "info", "xml", "list", "capabilities"].contains(what) {
          #expect(number == 29, "\(what)")
        }
        #expect(refusals.count == 17)
        #expect(try await daemon.state(of: guest.name) == "running (booted)")
        let refused = try await daemon.readOnlyVirsh("destroy", guest.name)
        #expect(refused.errors.contains("read only access"))
      }
    }

    /// A client that ignores what it is refused by its own library: the server refuses it too.
    @Test("is checked by the server, not only by the client's library")
    func rawReadOnly() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let status = try await daemon.python(
          """
          # remote program: AUTH_LIST (66), CONNECT_OPEN (1), then DOMAIN_DEFINE_XML (11) on the read-only socket.
          peer = socket.socket(socket.AF_UNIX)
          peer.connect(os.path.dirname(socket_path) + "/drover-ro.sock")
          peer.settimeout(10)
          def call(procedure, serial, body=b""):
            frame = struct.pack(">IIiiIi", 0x20008086, 1, procedure, 0, serial, 0) + body
            peer.sendall(struct.pack(">I", len(frame) + 4) + frame)
            length = struct.unpack(">I", peer.recv(4, socket.MSG_WAITALL))[0]
            answer = peer.recv(length - 4, socket.MSG_WAITALL)
            return struct.unpack(">IIiiIi", answer[:24]), answer[24:]
          call(66, 0)
          name = b"qemu:///system"
          opened, _ = call(1, 1, struct.pack(">II", 1, len(name)) + name + b"\\0" * (-len(name) % 4) + struct.pack(">I", 1))
          xml = b"<domain/>"
          refused, body = call(11, 2, struct.pack(">I", len(xml)) + xml + b"\\0" * (-len(xml) % 4))
          tell([opened[5], refused[5], struct.unpack(">i", body[:4])[0]])
          """, as: [Int].self)
        #expect(status == [0, 1, 29])
      }
    }

    @Test("of an ordinary user to a daemon of their own gives them guests of their own")
    func ordinaryUser() async throws {
      let user = 65534
      let wrapper =
        getuid() == 0 ? ["setpriv", "--reuid", "\(user)", "--regid", "\(user)", "--clear-groups"] : []
      let daemon = try DaemonUnderTest(wrapper: wrapper)
      defer { daemon.sweep() }
      guard !daemon.isForeign else { return }
      if getuid() == 0 { chown(daemon.folder, uid_t(user), gid_t(user)) }
      try await daemon.start()
      let guest = Guest.idle("guest", on: daemon)
      let path = try daemon.write(guest.xml, "guest")
      let result = try await FinishedProgram.run(
        wrapper + ["virsh", "-c", daemon.uri, "define \(path); start \(guest.name); domstate --reason \(guest.name)"],
        environment: ["HOME": daemon.folder])
      #expect(result.succeeded, "\(result)\(daemon.log)")
      #expect(result.output.contains("running (booted)"))
      let emulator = try #require(Processes.emulator(of: guest.uuid))
      let owner = try FileManager.default.attributesOfItem(atPath: "/proc/\(emulator)")[.ownerAccountID] as? Int
      #expect(owner == (getuid() == 0 ? user : Int(getuid())))
      try await daemon.removeGuests()
      try await daemon.stop()
      #expect(daemon.leftovers() == [])
    }
  }
}

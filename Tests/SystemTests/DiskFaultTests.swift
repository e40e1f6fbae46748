import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Disks that take nothing more.
  @Suite("A disk")
  struct DiskFaultTests {
    private struct Outcome: Decodable {
      var define: [JSONValue]?
      var redefine: [JSONValue]?
      var start: [JSONValue]?
      var listed: [String]
      var unchanged: Bool
      var emulator: Bool
      var afterwards: [Int]
    }

    /// How the daemon's disk stops taking anything, and takes it again.
    enum Fault: String, CaseIterable, Sendable {
      case full, readOnly
    }

    @Test(
      "that is full or read-only refuses what must be written, clearly, and nothing else", arguments: Fault.allCases)
    func refuses(_ fault: Fault) async throws {
      try await withDaemon(smallDisk: "4m") { daemon in
        guard !daemon.isForeign else { return }
        let old = Guest.idle("old", on: daemon)
        let new = Guest.idle("new", on: daemon)
        let outcome = try await daemon.python(
          """
          import subprocess
          connection = libvirt.open(uri)
          root = folder + "/root"
          old = connection.defineXML('''\(old.xml)''')
          xml = old.XMLDesc()
          def fill():
            with contextlib.suppress(OSError), open(root + "/filler", "wb", buffering=0) as file:
              while True: file.write(b"x" * 4096)
          def empty():
            os.unlink(root + "/filler")
          # The daemon has files open for writing, so the file system cannot be remounted: a read-only view of it lies on top.
          def cover():
            subprocess.run(["mount", "--bind", root, root], check=True)
            subprocess.run(["mount", "-o", "remount,ro,bind", root], check=True)
          def uncover():
            subprocess.run(["umount", root], check=True)
          begin, end = (fill, empty) if "\(fault)" == "full" else (cover, uncover)
          begin()
          found = dict(define=error_of(connection.defineXML, '''\(new.xml)'''))
          found["redefine"] = error_of(connection.defineXML, xml.replace("</name>", "</name><title>other</title>"))
          found["start"] = error_of(old.create)
          found["listed"] = [domain.name() for domain in connection.listAllDomains()]
          found["unchanged"] = connection.lookupByName(old.name()).XMLDesc() == xml
          found["emulator"] = emulator("\(old.uuid)") is not None
          end()
          new = connection.defineXML('''\(new.xml)''')
          new.create()
          old.create()
          found["afterwards"] = [new.isActive(), old.isActive()]
          tell(found)
          """, as: Outcome.self)
        let words = fault == .full ? "No space left on device" : "Read-only file system"
        for (call, error) in [("define", outcome.define), ("redefine", outcome.redefine), ("start", outcome.start)] {
          #expect(error?[0] == .number(38), "\(call): \(String(describing: error))")
          #expect(error?[2].text.contains(words) == true, "\(call): \(String(describing: error))")
        }
        #expect(outcome.listed == [old.name])
        #expect(outcome.unchanged)
        #expect(!outcome.emulator)
        #expect(outcome.afterwards == [1, 1])
      }
    }

    @Test("with a folder that may not be written refuses a definition, and the daemon goes on")
    func unwritableFolder() async throws {
      let user = 65534
      let wrapper =
        getuid() == 0 ? ["setpriv", "--reuid", "\(user)", "--regid", "\(user)", "--clear-groups"] : []
      let daemon = try DaemonUnderTest(wrapper: wrapper)
      defer { daemon.sweep() }
      guard !daemon.isForeign else { return }
      if getuid() == 0 { chown(daemon.folder, uid_t(user), gid_t(user)) }
      try await daemon.start()
      let guest = Guest.idle("guest", on: daemon)
      let folders = FileManager.default.enumerator(atPath: daemon.root + "/etc")?.compactMap { $0 as? String } ?? []
      for folder in [""] + folders { chmod(daemon.root + "/etc/" + folder, 0o555) }
      let refused = try await daemon.virshResult("define", daemon.write(guest.xml, "guest"))
      #expect(refused.status == .exited(1))
      #expect(refused.errors.contains("Permission denied"), "\(refused)")
      #expect(try await daemon.virsh("list", "--all").lines.isEmpty)
      for folder in [""] + folders { chmod(daemon.root + "/etc/" + folder, 0o755) }
      try await daemon.virsh("define", daemon.file("guest.xml"))
      try await daemon.removeGuests()
      try await daemon.stop()
      #expect(daemon.leftovers() == [])
    }
  }
}

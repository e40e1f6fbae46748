@testable import SystemHarness
import Testing

extension SystemTests {
  /// Titles, descriptions, elements of applications, names: what libvirt answers, by python-libvirt.
  @Suite("Metadata and names")
  struct MetadataTests {
    @Test("is set, read, changed and removed, of the running guest and of the definition, each with its event")
    func metadata() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("kept", on: daemon)
        let told = try await daemon.python(
          """
          libvirt.virEventRegisterDefaultImpl()
          loop = lambda: [libvirt.virEventRunDefaultImpl() for _ in iter(int, 1)]
          threading.Thread(daemon=True, target=loop).start()
          connection = libvirt.open(uri)
          heard = []
          connection.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_METADATA_CHANGE,
            lambda connection, domain, kind, uri, opaque: heard.append("%d %s" % (kind, uri)), None)
          d = connection.defineXML('''\(guest.xml)''')
          (DESCRIPTION, TITLE, ELEMENT), LIVE, CONFIG = range(3), 1, 2
          answers = []
          def ask(function, *arguments):
            error = error_of(function, *arguments)
            answers.append(str(error[0]) if error else "ok")
          def get(*arguments): answers.append(d.metadata(*arguments).replace('"', "'").replace("\\n  ", "").replace("\\n", ""))
          for arguments in [(TITLE, None, 0), (ELEMENT, "urn:a", 0)]: ask(d.metadata, *arguments)
          ask(d.metadata, TITLE, None, LIVE)
          ask(d.metadata, TITLE, None, LIVE | CONFIG)
          ask(d.metadata, 7, None, 0)
          d.setMetadata(TITLE, "one", None, None, 0)
          get(TITLE, None, 0)
          ask(d.setMetadata, TITLE, "two\\nlines", None, None, 0)
          d.setMetadata(DESCRIPTION, "text", None, None, CONFIG)
          get(DESCRIPTION, None, CONFIG)
          d.setMetadata(ELEMENT, "<lease a='1'><b/></lease>", "k", "urn:a", 0)
          get(ELEMENT, "urn:a", 0)
          answers.append(str("<k:lease xmlns:k=" in d.XMLDesc(0)))
          ask(d.setMetadata, ELEMENT, "<lease>", "k", "urn:b", 0)
          ask(d.setMetadata, ELEMENT, "<a/>", "1 k", "urn:b", 0)
          d.setMetadata(ELEMENT, None, None, "urn:a", 0)
          ask(d.metadata, ELEMENT, "urn:a", 0)
          ask(d.setMetadata, TITLE, "x", None, None, LIVE)
          d.create()
          d.setMetadata(ELEMENT, "<l/>", "k", "urn:l", LIVE)
          get(ELEMENT, "urn:l", 0)
          ask(d.metadata, ELEMENT, "urn:l", CONFIG)
          d.setMetadata(TITLE, "both", None, None, LIVE | CONFIG)
          get(TITLE, None, LIVE); get(TITLE, None, CONFIG)
          d.setMetadata(TITLE, "now", None, None, 0)
          get(TITLE, None, LIVE); get(TITLE, None, CONFIG)
          d.undefine()
          ask(d.setMetadata, TITLE, "x", None, None, CONFIG)
          deadline = time.monotonic() + 10
          while len(heard) < 7 and time.monotonic() < deadline: connection.getHostname()
          d.destroy()
          tell([answers, heard])
          """, as: [[String]].self)
        #expect(
          told.first == [
            "80", "80", "55", "8", "8", "one", "8", "text", "<lease a='1'><b/></lease>", "True", "35", "1", "80", "55",
            "<l/>", "80", "both", "both", "now", "both", "55",
          ])
        #expect(told.last == ["1 None", "0 None", "2 urn:a", "2 urn:a", "2 urn:l", "1 None", "1 None"])
      }
    }

    @Test("a domain is renamed when it is shut off, and refused as libvirt refuses")
    func rename() async throws {
      try await withDaemon { daemon in
        let (guest, other) = (Guest.idle("one", on: daemon), Guest.idle("two", on: daemon))
        let answers = try await daemon.python(
          """
          connection = libvirt.open(uri)
          d = connection.defineXML('''\(guest.xml)''')
          other = connection.defineXML('''\(other.xml)''')
          d.setAutostart(1)
          answers = []
          def ask(function, *arguments):
            error = error_of(function, *arguments)
            answers.append(str(error[0]) + " " + error[2] if error else "ok")
          ask(d.rename, prefix + "one", 0)
          ask(d.rename, prefix + "two", 0)
          ask(d.rename, "a/b", 0)
          answers.append("%d refused" % error_of(d.rename, prefix + "three", 1)[0])
          d.create()
          ask(d.rename, prefix + "three", 0)
          d.destroy()
          ask(d.rename, prefix + "three", 0)
          answers.append(d.name())
          ask(connection.lookupByName, prefix + "one")
          renamed = connection.lookupByName(prefix + "three")
          answers.append(str(renamed.autostart()))
          renamed.create()
          renamed.destroy()
          renamed.setAutostart(0)
          renamed.undefine()
          tell(answers)
          """, as: [String].self)
        let invalid = "55 Requested operation is not valid: "
        #expect(
          answers == [
            invalid + "Can't rename domain to itself",
            invalid + "domain with name '\(other.name)' already exists",
            "27 XML error: name a/b cannot contain '/'",
            "8 refused",
            invalid + "cannot rename active domain", "ok", daemon.name("three"),
            "42 Domain not found: no domain with matching name '\(guest.name)'", "1",
          ])
      }
    }

    @Test("a renamed domain is itself after a restart, too")
    func restart() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("one", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "one"))
        try await daemon.virsh("start", guest.name)
        try await daemon.virsh("destroy", guest.name)
        try await daemon.virsh("domrename", guest.name, daemon.name("two"))
        try await daemon.crash()
        try await daemon.start()
        #expect(try await daemon.virsh("list", "--all", "--name").lines == [daemon.name("two")])
        #expect(try await daemon.virsh("domuuid", daemon.name("two")).lines == [guest.uuid])
        #expect(try await daemon.state(of: daemon.name("two")) == "shut off (destroyed)")
      }
    }
  }
}

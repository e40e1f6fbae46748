import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// A running guest moves to another host, as stock clients ask for it.
  @Suite("Migration")
  struct MigrationTests {
    /// A Linux whose console is, at each host, a socket of that host.
    private func boot(_ name: String, _ pair: MigrationPair) async throws -> (Guest, Console) {
      let guest = try Guest.linux(name, on: pair.source)
      try await pair.source.virsh("define", pair.source.write(guest.xml, name))
      try await pair.source.virsh("start", "--paused", guest.name)
      let console = try Console(pair.source.file(name) + ".console")
      try await pair.source.virsh("resume", guest.name)
      try await console.line(holding: "count 2 ")
      return (guest, console)
    }

    /// The definition for the target: its console is there.
    private func targetXML(_ guest: Guest, _ pair: MigrationPair) async throws -> String {
      let xml = try await pair.source.virsh("dumpxml", "--migratable", guest.name).output
      return try pair.source.write(
        xml.replacingOccurrences(of: pair.source.folder, with: pair.target.folder), "target")
    }

    private func count(_ line: String) -> Int? {
      line.range(of: "count ").flatMap { Int(line[$0.upperBound...].prefix { $0.isNumber }) }
    }

    @Test(
      "of a Linux that counts goes on with the next number",
      arguments: [[], ["--p2p", "--persistent", "--undefinesource"]])
    func counts(_ options: [String]) async throws {
      try await MigrationPair.with { pair in
        let (guest, console) = try await boot("counts", pair)
        let here = try await pair.source.startListening()
        let there = try await pair.target.startListening()
        let xml = try await targetXML(guest, pair)
        let moved = try await FinishedProgram.run(
          ["virsh", "-c", pair.source.uri, "migrate", "--live", "--verbose", "--xml", xml] + options
            + [guest.name, pair.target.uri], environment: ["LC_ALL": "C.UTF-8", "LANGUAGE": "C"])
        #expect(moved.succeeded, "\(moved)")
        // virsh 9 counts in whole percent, virsh 11 in hundredths.
        let told = moved.errors + moved.output
        #expect(told.contains("Migration: [100 %]") || told.contains("Migration: [100.00 %]"), "\(moved)")
        let last = try #require(console.lines.value.lines.last { $0.contains("count ") }.flatMap(count))
        let next = try Console(pair.target.file("counts") + ".console")
        let first = try #require(try await count(next.line(holding: "count ")))
        // What it said while nobody listened at the target is lost.
        #expect(first > last && first <= last + 4, "\(last), then \(first)")

        let isUndefined = options.contains("--undefinesource")
        #expect(try await MigrationPair.state(guest, on: pair.source) == (isUndefined ? nil : "shut off (migrated)"))
        #expect(try await MigrationPair.state(guest, on: pair.target) == "running (migrated)")
        let isKept = options.contains("--persistent")
        let info = try await pair.target.virsh("dominfo", guest.name).output
        #expect(info.contains("Persistent:     \(isKept ? "yes" : "no")"), "\(info)")
        _ = try await here.line(holding: "'\(guest.name)': Suspended Migrated", within: .seconds(5))
        _ = try await here.line(holding: "'\(guest.name)': Stopped Migrated", within: .seconds(5))
        _ = try await there.line(holding: "'\(guest.name)': Started Migrated", within: .seconds(5))
        _ = try await there.line(holding: "'\(guest.name)': Resumed Migrated", within: .seconds(5))
        if !isUndefined {
          let job = try await pair.source.virsh("domjobinfo", "--completed", guest.name).output
          #expect(job.contains("Total downtime:"), "\(job)")
        }
        try await pair.target.virsh("destroy", guest.name)
      }
    }

    @Test("can be given up while it goes on, by hand or because its client dies; the guest goes on where it was")
    func givenUp() async throws {
      try await MigrationPair.with { pair in
        let (guest, console) = try await boot("given-up", pair)
        let xml = try await targetXML(guest, pair)
        for way in ["abort", "client", "p2p"] {
          // At 1 MiB a second it takes longer than anybody waits.
          let p2p = way == "p2p" ? ["--p2p"] : []
          let moving = try RunningProgram(
            ["virsh", "-c", pair.source.uri, "migrate", "--live", "--bandwidth", "1", "--xml", xml] + p2p
              + [guest.name, pair.target.uri], environment: ["LC_ALL": "C.UTF-8", "LANGUAGE": "C"])
          try await pair.expectSending(guest)
          #expect(try await MigrationPair.state(guest, on: pair.target) == "paused (migrating)")
          // Nobody else sets it going there.
          #expect(try await pair.target.virshResult("--keepalive-interval", "0", "domstate", guest.name).succeeded)
          if way == "client" { moving.signal(SIGKILL) } else { try await pair.source.virsh("domjobabort", guest.name) }
          let status = try await moving.exitStatus(within: .seconds(20))
          #expect(way == "client" ? status == .killed(signal: SIGKILL) : status == .exited(1))
          if way != "client" { #expect(moving.errors.value.lines.contains { $0.contains("canceled by client") }) }
          try await MigrationPair.expect(guest, on: pair.target, is: nil, "the target, after \(way)")
          try await pair.expectNoJob(guest)
          let seen = console.lines.value.lines.count
          _ = try await console.lines.wait(for: "the count going on", within: .seconds(20)) { written in
            written.lines.dropFirst(seen).first { $0.contains("count ") }
          }
        }
        #expect(try await MigrationPair.state(guest, on: pair.source)?.hasPrefix("running") == true)
      }
    }

    @Test("is given up when its target takes nothing")
    func silentTarget() async throws {
      try await MigrationPair.with { pair in
        let (guest, _) = try await boot("silent", pair)
        // A daemon that freezes its QEMU as soon as that is connected to would do the same.
        let outcome: [String?] = try await pair.source.python(
          """
          libvirt.virEventRegisterDefaultImpl()
          source, target = libvirt.open(uri), libvirt.open("\(pair.target.uri)")
          domain = source.lookupByUUIDString("\(guest.uuid)")
          xml = open("\(try await targetXML(guest, pair))").read()
          def freeze():
            while True:
              found = [pid for pid in filter(str.isdigit, os.listdir("/proc")) if incoming(pid)]
              if found: break
              time.sleep(0.01)
            while target.lookupByUUIDString("\(guest.uuid)").state() != [3, 2]: time.sleep(0.01)
            os.kill(int(found[0]), signal.SIGSTOP)
          def incoming(pid):
            try: words = open("/proc/%s/cmdline" % pid).read().split("\\0")
            except OSError: return False
            return "\(guest.uuid)" in words and "-incoming" in words
          freezer = threading.Thread(target=freeze, daemon=True)
          freezer.start()
          error = error_of(lambda: domain.migrate3(target, {"destination_xml": xml, "bandwidth": 1}, 1))
          freezer.join()
          tell([error[2] if error else None, str(domain.state())])
          """)
        #expect(outcome.first??.contains("nothing could be sent for 2 s") == true, "\(outcome)")
        #expect(outcome.last??.hasPrefix("[1,") == true, "\(outcome)")
        try await MigrationPair.expect(guest, on: pair.target, is: nil, "the target")
      }
    }

    struct Refusal: Decodable, Sendable {
      var what: String
      var error: [Either]?
      enum Either: Decodable, Sendable {
        case number(Int), text(String)
        init(from decoder: any Decoder) throws {
          let box = try decoder.singleValueContainer()
          self =
            if let number = try? box.decode(Int.self) { .number(number) } else { .text(try box.decode(String.self)) }
        }
      }
    }

    /// libvirt's numbers, and the words that tell what is wrong.
    private static let expected: [String: (Int, String)] = [
      "to itself": (1, "same host"), "post-copy": (74, "post-copy is not supported"),
      "owned": (55, "marked for auto destroy"), "local disk": (81, "without shared storage is unsafe"),
      "another machine": (67, "Target domain machine type does not match source"),
      "more memory": (67, "Target domain max memory does not match source"),
      "no scheme": (74, "unsupported scheme in migration URI"), "no port there": (1, "no port between"),
      "a name that is taken": (9, "already exists"), "a guest that runs there": (55, "already active"),
      "no daemon": (9, "Failed to connect to remote libvirt URI"), "state": (1, "0"),
    ]

    @Test("is refused in clear words, at whichever side cannot do it, and leaves nothing behind")
    func refusals() async throws {
      try await MigrationPair.with { pair in
        let guest = Guest.idle("refused", on: pair.source)
        let disk = pair.source.file("disk.img")
        _ = FileManager.default.createFile(atPath: disk, contents: Data(count: 1 << 20))
        var heavy = Guest.idle("disk", on: pair.source)
        heavy.devices =
          "<disk type='file' device='disk'><source file='\(disk)'/><target dev='vda' bus='virtio'/></disk>"
        let refusals: [Refusal] = try await pair.source.python(
          """
          source, target = libvirt.open(uri), libvirt.open("\(pair.target.uri)")
          domain = source.createXML('''\(guest.xml)''')
          owned = source.createXML('''\(Guest.idle("owned", on: pair.source).xml)''', libvirt.VIR_DOMAIN_START_AUTODESTROY)
          disk = source.createXML('''\(heavy.xml)''')
          own = domain.XMLDesc(libvirt.VIR_DOMAIN_XML_MIGRATABLE | libvirt.VIR_DOMAIN_XML_SECURE)
          told = []
          def attempt(what, domain, flags=1, to=target, **parameters):
            told.append(dict(what=what, error=error_of(lambda: domain.migrate3(to, parameters, flags))))
          attempt("to itself", domain, to=source)
          attempt("post-copy", domain, 1 | 32768)
          attempt("owned", owned)
          attempt("local disk", disk)
          attempt("another machine", domain, destination_xml=own.replace("machine='pc-i440fx", "machine='pc-q35"))
          attempt("more memory", domain, destination_xml=own.replace("<memory unit='KiB'>32768", "<memory unit='KiB'>65536"))
          attempt("no scheme", domain, migrate_uri="rdma://127.0.0.1")
          attempt("no port there", domain, listen_address="192.0.2.1")
          twin = target.defineXML('''\(Guest.idle("twin", on: pair.source).xml)''')
          attempt("a name that is taken", domain, destination_name=twin.name())
          twin.undefine()
          running = target.createXML(own)
          attempt("a guest that runs there", domain)
          running.destroy()
          error = error_of(lambda: domain.migrateToURI3("qemu+tcp://127.0.0.1:9/system", {}, 3))
          told.append(dict(what="no daemon", error=error))
          told.append(dict(what="state", error=[domain.state()[0], str(len(target.listAllDomains()))]))
          # The job is free, and it moves all the same.
          told.append(dict(what="at last", error=error_of(lambda: domain.migrate3(target, {}, 1))))
          tell(told)
          """)
        for refusal in refusals {
          guard let (code, words) = Self.expected[refusal.what] else {
            #expect(refusal.error == nil, "\(refusal)")
            continue
          }
          guard case .number(let number)? = refusal.error?.first, case .text(let text)? = refusal.error?.last else {
            Issue.record("\(refusal)")
            continue
          }
          #expect(number == code && text.contains(words), "\(refusal)")
        }
        #expect(refusals.count == Self.expected.count + 1)
        try await pair.target.virsh("destroy", guest.name)
        try await pair.source.virsh("destroy", heavy.name)
      }
    }
  }
}

import DroverCore
import LibvirtWire
import ScriptedDaemon
import Synchronization
import Testing

@testable import DroverCommands

@Suite struct DefineTests {
  private func daemon(_ answer: @escaping @Sendable (String, UInt32) -> VirtError?) -> ScriptedDaemon {
    let host = SmallHost([])
    return ScriptedDaemon { call, daemon in
      guard call.remote == .domainDefineXMLFlags,
        let arguments = try? call.decode(Remote.DomainDefineXMLFlagsArguments.self)
      else { return host.answer(call, daemon) }
      if let error = answer(arguments.xml, arguments.flags) { return daemon.fail(error, to: call) }
      let domain = Remote.DomainReference(name: "a", uuid: UUID(high: 0, low: 1), id: -1)
      daemon.reply(Remote.DomainDefineXMLFlagsResult(domain: domain), to: call)
    }
  }

  private func withFile(_ text: String, _ body: (String) async -> Void) async throws {
    let file = try TemporaryFile(text)
    await body(file.path)
  }

  @Test("a definition is validated unless told otherwise") func validates() async throws {
    try await withFile("<domain/>") { path in
      let seen = Mutex<[UInt32]>([])
      let run = await drover(
        "define", path,
        on: daemon { _, flags in
          seen.withLock { $0.append(flags) }
          return nil
        })
      #expect(run.output == "Domain 'a' defined from \(path)\n\n")
      _ = await drover(
        "define", "--file", path, "--no-validate",
        on: daemon { _, flags in
          seen.withLock { $0.append(flags) }
          return nil
        })
      #expect(seen.withLock { $0 } == [1, 0])
    }
  }

  @Test("a refusal that names no line comes with those that can be found here") func foreignRefusal() async throws {
    try await withFile("<domain type='kvm'>\n<name>a</name>\n  <memori>1</memori>\n</domain>") { path in
      let run = await drover(
        "define", path, on: daemon { _, _ in VirtError(.xmlInvalidSchema, "Element domain has extra content") })
      #expect(run.status == .failure)
      #expect(
        run.error == """
          error: Failed to define domain from \(path)
          error: XML document failed to validate against schema: Element domain has extra content
          \(path):3:3: error: unknown element <memori>, did you mean 'memory'? (/domain/memori)
              3 |   <memori>1</memori>
                |   ^~~~~~~~

          """)
    }
  }

  @Test("all mistakes that the daemon names are shown at their lines") func listing() async throws {
    let said = """
      'x' is no value (line 1, /domain/@type)
      a disk needs a <source> (line 3, /domain/devices/disk)
      something without a place
      """
    try await withFile("<domain\n  type='x'>\n<devices><disk/></devices>\n</domain>") { path in
      let run = await drover("define", path, on: daemon { _, _ in VirtError(.xmlError, said) })
      #expect(run.error.contains("\(path):2:3: error: 'x' is no value (/domain/@type)\n    2 |   type='x'>\n"))
      #expect(run.error.contains("      |   ^~~~~~~~\n"))
      #expect(run.error.contains("\(path):3:10: error: a disk needs a <source> (/domain/devices/disk)\n"))
      #expect(run.error.contains("something without a place"))
    }
  }

  @Test("where the daemon's words are all listed they are not said twice") func noRepetition() async throws {
    try await withFile("<domain>\n<memori/>\n</domain>") { path in
      let said = "unknown element <memori> (line 2, /domain/memori)"
      let run = await drover("define", path, on: daemon { _, _ in VirtError(.xmlInvalidSchema, said) })
      #expect(run.error.contains("error: XML document failed to validate against schema: one mistake\n"))
      #expect(run.error.split(separator: "\n").count { $0.contains("unknown element") } == 1)
    }
  }

  @Test("programs get the mistakes as JSON, people on a terminal with colours") func forms() async throws {
    try await withFile("<domain>\n<memori/>\n</domain>") { path in
      let said = VirtError(.xmlInvalidSchema, "unknown element <memori> (line 2, /domain/memori)")
      let run = await drover("--output", "json", "define", path, on: daemon { _, _ in said })
      let mistake = (try? JSON.parse(Array(run.error.utf8)))?["error"]?["mistakes"]?.array?.first
      #expect(mistake?["line"] == 2)
      #expect(mistake?["column"] == 1)
      #expect(mistake?["path"] == "/domain/memori")
      #expect(mistake?["message"] == "unknown element <memori>")
      let coloured = await drover("define", path, on: daemon { _, _ in said }, colours: true)
      #expect(coloured.error.contains("\u{1B}[1;31merror:\u{1B}[0m unknown element"))
    }
  }

  @Test("a file cannot steer the terminal") func control() async throws {
    try await withFile("<domain>\n<memori a='\u{9B}31m'/>\n</domain>") { path in
      let said = VirtError(.xmlInvalidSchema, "unknown element <memori> (line 2, /domain/memori)")
      let run = await drover("define", path, on: daemon { _, _ in said })
      #expect(run.error.contains("\\x9b31m"))
    }
  }

  @Test("other refusals list nothing") func otherRefusals() async throws {
    try await withFile("<domain><nonsense/></domain>") { path in
      let run = await drover("define", path, on: daemon { _, _ in VirtError(.operationFailed, "exists") })
      #expect(!run.error.contains("nonsense"))
    }
  }

  @Test("a file that cannot be read is named") func noFile() async {
    let run = await drover("define", "/nonexistent/x.xml", on: daemon { _, _ in nil })
    #expect(run.status == .failure)
    #expect(run.error == "error: Failed to open file '/nonexistent/x.xml': No such file or directory\n")
  }

  @Test("a file that is no text is refused") func noText() async throws {
    let file = try TemporaryFile(bytes: [0xFF, 0xFE])
    let run = await drover("define", file.path, on: daemon { _, _ in nil })
    #expect(run.error.contains("no text in UTF-8"))
  }
}

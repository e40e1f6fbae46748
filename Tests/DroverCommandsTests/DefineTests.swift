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

  @Test("a refusal for unknown names comes with the names that were meant") func hints() async throws {
    try await withFile("<domain type='kvm'>\n<name>a</name>\n<memori>1</memori>\n</domain>") { path in
      let run = await drover(
        "define", path, on: daemon { _, _ in VirtError(.xmlInvalidSchema, "Element domain has extra content") })
      #expect(run.status == .failure)
      #expect(run.error.hasPrefix("error: Failed to define domain from \(path)\nerror: XML document failed"))
      #expect(run.error.contains("hint: unknown element <memori>, did you mean 'memory'? (line 3"))
    }
  }

  @Test("what the daemon said already is not said again") func noRepetition() async throws {
    let sentence = Mutex("")
    try await withFile("<domain type='kvm'>\n<name>a</name>\n<memori>1</memori>\n</domain>") { path in
      let first = await drover("define", path, on: daemon { _, _ in VirtError(.xmlInvalidSchema, "x") })
      let hint = first.error.split(separator: "\n").last.map { String($0.dropFirst("hint: ".count)) } ?? ""
      sentence.withLock { $0 = hint }
      let second = await drover("define", path, on: daemon { _, _ in VirtError(.xmlInvalidSchema, hint) })
      #expect(!second.error.contains("hint:"))
    }
    #expect(sentence.withLock { $0.contains("memori") })
  }

  @Test("other refusals get no hints") func otherRefusals() async throws {
    try await withFile("<domain><nonsense/></domain>") { path in
      let run = await drover("define", path, on: daemon { _, _ in VirtError(.operationFailed, "exists") })
      #expect(!run.error.contains("hint:"))
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

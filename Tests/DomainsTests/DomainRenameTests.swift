import DroverCore
import Synchronization
import Testing

@testable import Domains

@Suite(.timeLimit(.minutes(1)))
struct DomainRenameTests {
  @Test func `a domain has its new name everywhere, and the old one is free`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    try await bench.service.setAutostart(web, true, caller: Bench.owner)
    bench.forget()
    try await bench.service.rename(web, to: "shop", flags: 0, caller: Bench.owner)
    #expect(bench.events == ["web undefined renamed", "shop defined renamed"])
    #expect(try bench.service.lookUp(uuid: web.uuid).name == "shop")
    #expect(try bench.service.xml(web, flags: [], caller: Bench.owner).contains("<name>shop</name>"))
    let (definitions, autostart) = bench.store.state.withLock { (Array($0.definitions.keys), $0.autostart) }
    #expect(definitions == ["shop"] && autostart == ["shop"])
    let next = try await bench.define("web")
    #expect(next.uuid != web.uuid)
    let started = try await bench.service.create(web, flags: [], caller: Bench.owner)
    #expect(started.name == "shop")
  }

  @Test func `what cannot be renamed is refused in libvirt's words, and stays as it was`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    _ = try await bench.define("mail")
    let transient = try await bench.service.create(xml: Bench.xml("short"), flags: [], caller: Bench.owner)
    func refusal(_ domain: DomainReference, _ name: String?, _ flags: UInt32 = 0) async -> String? {
      do {
        try await bench.service.rename(domain, to: name, flags: flags, caller: Bench.owner)
        return nil
      } catch { return "\(error.code.rawValue) \(error.detail)" }
    }
    #expect(await refusal(web, "web") == "55 Can't rename domain to itself")
    #expect(await refusal(web, "mail") == "55 domain with name 'mail' already exists")
    #expect(await refusal(web, "") == "8 string new_name in virDomainRename must not be empty")
    #expect(await refusal(web, nil) == "8 string new_name in virDomainRename must not be empty")
    #expect(await refusal(web, "a/b") == "27 name a/b cannot contain '/'")
    #expect(await refusal(web, "x", 1) == "8 unsupported flags (0x1) in function qemuDomainRename")
    #expect(await refusal(transient, "x") == "55 cannot rename active domain")
    #expect(try bench.service.lookUp(name: "web").uuid == web.uuid)
  }

  @Test func `a disk that refuses leaves the old name`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    bench.store.state.withLock { $0.definitionFailure = VirtError(.systemError, "full") }
    await #expect(throws: VirtError.self) {
      try await bench.service.rename(web, to: "shop", flags: 0, caller: Bench.owner)
    }
    bench.store.state.withLock { $0.definitionFailure = nil }
    #expect(try bench.service.lookUp(name: "web").uuid == web.uuid)
    #expect(throws: VirtError.self) { try bench.service.lookUp(name: "shop") }
    _ = try await bench.define("shop")
  }

  @Test func `a definition under the old name waits, and then makes a domain of its own`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    let checkpoint = Checkpoint()
    bench.store.state.withLock { $0.definitionCheckpoint = checkpoint }
    let rename = Task { try await bench.service.rename(web, to: "shop", flags: 0, caller: Bench.owner) }
    await checkpoint.reached()
    let redefinition = Task {
      try await bench.service.define(Bench.xml("web", uuid: "\(web.uuid)"), flags: [], caller: Bench.other)
    }
    checkpoint.open()
    try await rename.value
    // It came behind the rename: its identity belongs to another name by now. Or it came before.
    _ = try? await redefinition.value
    #expect(try bench.service.lookUp(uuid: web.uuid).name == "shop")
    #expect(bench.store.state.withLock { Array($0.definitions.keys) } == ["shop"])
  }
}

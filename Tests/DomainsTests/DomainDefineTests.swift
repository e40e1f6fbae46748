import DroverCore
import Synchronization
import Testing

@testable import Domains

@Suite(.timeLimit(.minutes(1)))
struct DomainDefineTests {
  private let uuid = "11111111-0000-0000-0000-0000000000a1"
  private let otherUUID = "11111111-0000-0000-0000-0000000000a2"

  @Test func `names and uuids that belong to others are refused with libvirt's numbers and words`() async throws {
    let bench = Bench()
    _ = try await bench.define("web", uuid: uuid)
    let cases = [
      ("mail", uuid as String?, "operation failed: domain 'web' is already defined with uuid \(uuid)"),
      ("web", otherUUID, "operation failed: domain 'web' already exists with uuid \(uuid)"),
      ("web", nil, "operation failed: domain 'web' already exists with uuid \(uuid)"),
    ]
    for (name, id, message) in cases {
      let error = await #expect(throws: VirtError.self) { try await bench.define(name, uuid: id) }
      #expect(error?.message == message)
    }
    #expect(try bench.service.list([]).count == 1)
  }

  @Test func `a definition that cannot be saved is not defined`() async throws {
    let bench = Bench()
    bench.store.state.withLock { $0.definitionFailure = VirtError(.systemError, "no space left on device") }
    await #expect(throws: VirtError.self) { try await bench.define("web", uuid: uuid) }
    #expect(bench.events.isEmpty)
    #expect(throws: VirtError.self) { try bench.service.lookUp(name: "web") }
    bench.store.state.withLock { $0.definitionFailure = nil }
    let web = try await bench.define("web", uuid: uuid, extra: "<title>old</title>")
    bench.store.state.withLock { $0.definitionFailure = VirtError(.systemError, "no space left on device") }
    await #expect(throws: VirtError.self) { try await bench.define("web", uuid: uuid, extra: "<title>new</title>") }
    #expect(try bench.service.xml(web, flags: [], caller: Bench.owner).contains("<title>old</title>"))
  }

  @Test(arguments: [
    ("<domain", ErrorCode.xmlDetail), ("<network/>", .xmlError), ("<domain type='qemu'/>", .noName),
    (Bench.xml("a/b"), .xmlError), (Bench.xml("a\tb").replacing("\t", with: "&#9;"), .xmlDetail),
    (Bench.xml(""), .noName),
    (Bench.xml(".."), .xmlDetail), (Bench.xml("web", emulator: "nope"), .systemError),
  ])
  func `what is no definition is refused`(_ xml: String, _ code: ErrorCode) async throws {
    let bench = Bench()
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.define(xml, flags: [], caller: Bench.owner)
    }
    #expect(error?.code == code)
    #expect(try bench.service.list([]).isEmpty)
  }

  @Test func `unknown elements are refused when validation is asked for`() async throws {
    let bench = Bench()
    let xml = Bench.xml("web", extra: "<foo/>")
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.define(xml, flags: .validate, caller: Bench.owner)
    }
    #expect(error?.code == .xmlInvalidSchema)
    _ = try await bench.service.define(xml, flags: [], caller: Bench.owner)
  }

  @Test func `flags that a function does not know are refused`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    let errors = [
      await #expect(throws: VirtError.self) {
        try await bench.service.define(Bench.xml("x"), flags: DefineFlags(rawValue: 2), caller: Bench.owner)
      },
      await #expect(throws: VirtError.self) {
        try await bench.service.create(web, flags: CreateFlags(rawValue: 64), caller: Bench.owner)
      },
      #expect(throws: VirtError.self) { try bench.service.list(ListFlags(rawValue: 1 << 20)) },
      #expect(throws: VirtError.self) {
        try bench.service.xml(web, flags: XMLFlags(rawValue: 128), caller: Bench.owner)
      },
    ]
    #expect(errors.allSatisfy { $0?.code == .invalidArg })
    #expect(errors[1]?.message.contains("unsupported flags (0x40) in function virDomainCreateWithFlags") == true)
  }

  @Test func `a running domain keeps its live definition when the persistent one is replaced`() async throws {
    let bench = Bench()
    let web = try await bench.define("web", uuid: uuid, extra: "<title>old</title>")
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    #expect(try !bench.service.isUpdated(web))
    _ = try await bench.define("web", uuid: uuid, extra: "<title>new</title>")
    #expect(try bench.service.isUpdated(web))
    #expect(try bench.service.xml(web, flags: [], caller: Bench.owner).contains("old"))
    #expect(try bench.service.xml(web, flags: .inactive, caller: Bench.owner).contains("new"))
    try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    #expect(try bench.service.xml(web, flags: [], caller: Bench.owner).contains("new"))
    #expect(try !bench.service.isUpdated(web))
  }

  @Test func `a running domain that is undefined is transient, and gone when it ends`() async throws {
    let bench = Bench()
    let (web, _) = try await bench.running("web")
    try await bench.service.undefine(web, flags: [], caller: Bench.owner)
    #expect(try !bench.service.isPersistent(web))
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.undefine(web, flags: [], caller: Bench.owner)
    }
    #expect(error?.message == "Requested operation is not valid: cannot undefine transient domain")
    await #expect(throws: VirtError.self) { try await bench.service.setAutostart(web, true, caller: Bench.owner) }
    try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    let gone = #expect(throws: VirtError.self) { try bench.service.state(web) }
    #expect(gone?.message == "Domain not found: no domain with matching uuid '\(web.uuid)' (web)")
    #expect(bench.store.state.withLock { $0.states.isEmpty && $0.definitions.isEmpty })
    #expect(bench.events == ["web undefined removed", "web stopped destroyed"])
  }

  @Test func `a transient domain that is defined outlives its guest`() async throws {
    let bench = Bench()
    let web = try await bench.service.create(xml: Bench.xml("web", uuid: uuid), flags: [], caller: Bench.owner)
    #expect(try !bench.service.isPersistent(web))
    _ = try await bench.define("web", uuid: uuid)
    try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    #expect(try bench.state(web) == .shutoff(.destroyed))
  }

  @Test func `a transient domain whose start fails was never there`() async throws {
    let bench = Bench()
    bench.hypervisor.state.withLock { $0.failure = (.connect, VirtError(.internalError, "no")) }
    await #expect(throws: VirtError.self) {
      try await bench.service.create(xml: Bench.xml("web"), flags: [], caller: Bench.owner)
    }
    #expect(try bench.service.list([]).isEmpty)
    #expect(bench.store.state.withLock { $0.states.isEmpty })
    bench.hypervisor.state.withLock { $0.failure = nil }
    _ = try await bench.define("web")
  }

  @Test func `a description of a running domain is refused`() async throws {
    let bench = Bench()
    _ = try await bench.service.create(xml: Bench.xml("web", uuid: uuid), flags: [], caller: Bench.owner)
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.create(xml: Bench.xml("web", uuid: uuid), flags: [], caller: Bench.owner)
    }
    #expect(error?.message == "Requested operation is not valid: domain 'web' is already active")
  }

  @Test func `of two definitions of a name at once, one waits and meets the other`() async throws {
    let bench = Bench()
    let checkpoint = Checkpoint()
    bench.store.state.withLock { $0.definitionCheckpoint = checkpoint }
    let first = Task { try await bench.define("web", uuid: uuid) }
    await checkpoint.reached()
    let second = Task { try await bench.define("web", uuid: otherUUID) }
    while bench.time.alarmCount == 0 { await Task.yield() }
    checkpoint.open()
    _ = try await first.value
    let error = await #expect(throws: VirtError.self) { try await second.value }
    #expect(error?.message == "operation failed: domain 'web' already exists with uuid \(uuid)")
  }

  @Test func `a start that overtakes an undefine leaves a transient guest`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    let checkpoint = Checkpoint()
    bench.store.state.withLock { $0.definitionCheckpoint = checkpoint }
    let undefine = Task { try await bench.service.undefine(web, flags: [], caller: Bench.owner) }
    await checkpoint.reached()
    _ = try await bench.service.create(web, flags: [], caller: Bench.other)
    checkpoint.open()
    try await undefine.value
    #expect(try bench.service.isActive(web))
    #expect(try !bench.service.isPersistent(web))
  }

  @Test func `passwords are shown to those who ask and may`() async throws {
    let bench = Bench()
    let web = try await bench.define("web", devices: "<graphics type='vnc' port='-1' passwd='secret'/>")
    #expect(try !bench.service.xml(web, flags: [], caller: Bench.owner).contains("secret"))
    #expect(try bench.service.xml(web, flags: .secure, caller: Bench.owner).contains("secret"))
    let reader = Caller(connection: ConnectionID(rawValue: 9), isReadOnly: true)
    let error = #expect(throws: VirtError.self) { try bench.service.xml(web, flags: .secure, caller: reader) }
    #expect(error?.code == .operationDenied)
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    #expect(try !bench.service.xml(web, flags: [], caller: Bench.owner).contains("secret"))
    #expect(try bench.service.xml(web, flags: .secure, caller: Bench.owner).contains("secret"))
  }

  @Test func `variables of firmware are removed or kept as the caller says, and a caller who says nothing is refused`()
    async throws
  {
    let bench = Bench()
    let path = "/nvram/web.fd"
    let xml = Bench.xml("web", uuid: uuid, extra: "<features><acpi/></features>").replacing(
      "hvm</type>", with: "hvm</type><loader type='pflash' readonly='yes'>/code.fd</loader><nvram>\(path)</nvram>")
    let web = try await bench.service.define(xml, flags: [], caller: Bench.owner)
    bench.hypervisor.state.withLock { $0.variables = [path] }
    let error = await #expect(throws: VirtError.self) {
      try await bench.service.undefine(web, flags: [], caller: Bench.owner)
    }
    #expect(error?.code == .operationInvalid)
    #expect(error?.message.contains("cannot undefine domain with nvram: ") == true)
    #expect(error?.message.contains("KEEP_NVRAM") == true)
    #expect(try bench.service.list([]).count == 1)
    try await bench.service.undefine(web, flags: .keepNVRAM, caller: Bench.owner)
    #expect(bench.store.state.withLock { $0.removedFiles }.isEmpty)
    let again = try await bench.service.define(xml, flags: [], caller: Bench.owner)
    try await bench.service.undefine(again, flags: .nvram, caller: Bench.owner)
    #expect(bench.store.state.withLock { $0.removedFiles } == [path])
    _ = try await bench.service.define(xml, flags: [], caller: Bench.owner)
    // No file, no question.
    bench.hypervisor.state.withLock { $0.variables = [] }
    try await bench.service.undefine(web, flags: [], caller: Bench.owner)
    #expect(try bench.service.list([]).isEmpty)
  }

  @Test func `what is for another host holds nothing of this run`() async throws {
    let bench = Bench()
    let web = try await bench.define("web", devices: "<memballoon model='virtio'/>")
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    #expect(try bench.service.xml(web, flags: [], caller: Bench.owner).hasPrefix("<domain type='qemu' id='1'>"))
    #expect(try !bench.service.xml(web, flags: .migratable, caller: Bench.owner).hasPrefix("<domain type='qemu' id="))
  }

  @Test func `flags of undefine that contradict each other are refused`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    for flags in [[UndefineFlags.nvram, .keepNVRAM], [.tpm, .keepTPM]] {
      let error = await #expect(throws: VirtError.self) {
        try await bench.service.undefine(web, flags: UndefineFlags(flags), caller: Bench.owner)
      }
      #expect(error?.code == .operationInvalid)
    }
    try await bench.service.undefine(web, flags: [.managedSave, .nvram, .tpm], caller: Bench.owner)
    #expect(try bench.service.list([]).isEmpty)
  }
}

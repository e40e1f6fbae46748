import DroverCore
import Glibc
import Testing

@testable import DroverHost

@Suite(.timeLimit(.minutes(1))) struct SpawnerTests {
  private let running: RunningReactor
  private let folder = ScratchFolder()
  private var reactor: Reactor { running.reactor }

  init() throws { running = try RunningReactor() }

  /// Runs a shell script to its end; its output.
  private func output(_ script: String, _ change: (inout SpawnRequest) throws -> Void = { _ in }) async throws -> String
  {
    let path = folder("out-\(UUID.random())")
    var request = SpawnRequest("/bin/sh", ["-c", script])
    request.output = SharedDescriptor(try Descriptor.appending(path, mode: 0o666))
    request.environment = [("PATH", "/usr/bin:/bin")]
    try change(&request)
    let process = try await Spawner.spawn(request, reactor: reactor)
    _ = await process.waitForExit()
    return try FileContents.text(path)
  }

  @Test func `the child sees only the descriptors that were named`() async throws {
    let extra = SharedDescriptor(try Descriptor.null())
    let text = try await output("ls /proc/self/fd; readlink /proc/self/fd/0") {
      $0.descriptors = [.init(extra, as: 17), .init(extra, as: 5)]
    }
    // 3 is the folder that ls reads.
    #expect(text == "0\n1\n17\n2\n3\n5\n/dev/null\n")
  }

  @Test func `numbers that cross each other arrive right`() async throws {
    var files: [SharedDescriptor] = []
    for index in 0..<2 {
      let path = folder("f\(index)")
      try Array("content \(index)".utf8).withUnsafeBytes { bytes throws in
        try Descriptor.appending(path).writeAll(bytes)
      }
      files.append(SharedDescriptor(try Descriptor.reading(path)))
    }
    // Each gets the number that the other has here.
    let text = try await output("cat <&\(files[1].rawValue); echo; cat <&\(files[0].rawValue)") {
      $0.arguments[1] = "cat /proc/self/fd/\(files[1].rawValue); echo; cat /proc/self/fd/\(files[0].rawValue)"
      $0.descriptors = [.init(files[0], as: files[1].rawValue), .init(files[1], as: files[0].rawValue)]
    }
    #expect(text == "content 0\ncontent 1")
  }

  @Test func `session, variables, folder, mask, signals are those of the request`() async throws {
    let text = try await output(
      "env | grep -v ^_= | grep -v ^SHLVL | grep -v ^PWD | sort; pwd; umask; cut -d' ' -f1,6 /proc/self/stat | tr ' ' -"
        + "; grep -E '^Sig(Blk|Ign)' /proc/self/status"
    ) {
      $0.environment.append(("NAME", "a=b c"))
      $0.folder = "/usr"
      $0.umask = 0o027
    }
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.prefix(4) == ["NAME=a=b c", "PATH=/usr/bin:/bin", "/usr", "0027"])
    #expect(lines.contains("SigBlk:\t0000000000000000"))
    #expect(lines.contains("SigIgn:\t0000000000000000"))
    let session = try await output("echo $$; cut -d' ' -f6 /proc/$$/stat")
    let numbers = Set(session.split(separator: "\n"))
    #expect(numbers.count == 1, "leads its own session")
  }

  @Test func `limits are set`() async throws {
    let text = try await output("ulimit -n") {
      $0.limits = [.init(resource: Int32(RLIMIT_NOFILE.rawValue), soft: 77, hard: 88)]
    }
    #expect(text == "77\n")
  }

  @Test func `what cannot be executed is an error with the kernel's reason`() throws {
    for (path, words) in [("/nonexistent/qemu", "No such file"), ("/tmp", "Permission denied")] {
      let error = #expect(throws: VirtError.self) {
        try Spawner.spawnBlocking(SpawnRequest(path), reactor: reactor)
      }
      #expect(error?.code == .systemError)
      #expect(error?.message.contains("cannot execute \(path)") == true)
      #expect(error?.message.contains(words) == true)
    }
    var request = SpawnRequest("/bin/true")
    request.folder = "/nonexistent"
    let error = #expect(throws: VirtError.self) { try Spawner.spawnBlocking(request, reactor: reactor) }
    #expect(error?.message.contains("cannot enter folder /nonexistent") == true)
  }

  @Test func `zero bytes and clashing numbers are refused`() throws {
    let null = SharedDescriptor(try Descriptor.null())
    var clash = SpawnRequest("/bin/true")
    clash.descriptors = [.init(null, as: 4), .init(null, as: 4)]
    var name = SpawnRequest("/bin/true")
    name.environment = [("A=B", "c")]
    for request in [SpawnRequest("/bin/true", ["a\0b"]), clash, name] {
      #expect(throws: VirtError.self) { try Spawner.spawnBlocking(request, reactor: reactor) }
    }
  }

  @Test func `root's child can be another user, with that user's groups only`() async throws {
    let me = geteuid()
    let user = UserIdentity(uid: me == 0 ? 12_345 : me, gid: me == 0 ? 23_456 : getegid(), groups: [34_567])
    let request: (inout SpawnRequest) -> Void = { $0.user = user }
    if me == 0 {
      let text = try await output("id -u; id -g; id -G", request)
      #expect(text == "12345\n23456\n23456 34567\n")
    } else {
      await #expect(throws: VirtError.self) { _ = try await output("id", request) }
    }
  }

  @Test func `users are found by name and by number`() throws {
    #expect(try UserIdentity.lookUp(user: "root").uid == 0)
    #expect(try UserIdentity.lookUp(user: "+1234", group: "+99") == UserIdentity(uid: 1234, gid: 99, groups: [99]))
    #expect(throws: VirtError.self) { try UserIdentity.lookUp(user: "no-such-user") }
    #expect(throws: VirtError.self) { try UserIdentity.lookUp(user: "root", group: "no-such-group") }
  }

  @Test func `many starts at once are all seen to their end`() async throws {
    let reactor = reactor
    let codes = try await withThrowingTaskGroup(of: ProcessExit?.self) { group in
      for code in 0..<40 {
        group.addTask {
          let request = SpawnRequest("/bin/sh", ["-c", "exit \(code)"])
          return await (try Spawner.spawn(request, reactor: reactor)).waitForExit()
        }
      }
      var codes: Set<ProcessExit> = []
      for try await status in group { if let status { codes.insert(status) } }
      return codes
    }
    #expect(codes == Set((0..<40).map { .exited($0) }))
  }
}

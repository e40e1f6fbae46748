import Domains
import DroverCore
import DroverHost
import QEMUMonitor
import Synchronization

// What is asked of the agent in the guest.
extension QEMUGuest {
  func agentCommand(_ request: JSONObject, over line: AgentLine) async throws(VirtError) -> String {
    guard let reply = try await ask(AgentCommand(request: request), over: line) else { return "{}" }
    // What the agent refuses is an error for its caller, as the answer is for the other calls.
    _ = try reply.value()
    return JSON.object(reply.message).text()
  }

  func agentHostName(over line: AgentLine) async throws(VirtError) -> AgentAnswer<String> {
    try await told(.hostName, over: line) { $0["host-name"]?.string }
  }

  func agentTime(over line: AgentLine) async throws(VirtError) -> Int64 {
    try await told(.time, over: line, \.int64).get()
  }

  func setAgentTime(_ nanoseconds: Int64?, over line: AgentLine) async throws(VirtError) {
    try await obey(.setTime(nanoseconds: nanoseconds), over: line)
  }

  func agentUsers(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[AgentUser]> {
    try await told(.users, over: line) { AgentUser.list($0) }
  }

  func agentSystem(over line: AgentLine) async throws(VirtError) -> AgentAnswer<AgentSystem> {
    try await told(.system, over: line) { AgentSystem($0) }
  }

  func agentTimeZone(over line: AgentLine) async throws(VirtError) -> AgentAnswer<AgentTimeZone> {
    try await told(.timeZone, over: line) { AgentTimeZone($0) }
  }

  func agentFilesystems(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[AgentFilesystem]> {
    try await told(.filesystems, over: line) { AgentFilesystem.list($0) }
  }

  func agentDisks(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[AgentDisk]> {
    try await told(.disks, over: line) { AgentDisk.list($0) }
  }

  func agentInterfaces(over line: AgentLine) async throws(VirtError) -> AgentAnswer<[GuestInterface]> {
    try await told(.interfaces, over: line) { GuestInterface.list($0) }
  }

  func agentProcessors(over line: AgentLine) async throws(VirtError) -> [AgentProcessor] {
    try await told(.processors, over: line) { AgentProcessor.list($0) }.get()
  }

  func setAgentProcessors(_ processors: [AgentProcessor], over line: AgentLine) async throws(VirtError) {
    var left = processors[...]
    // It tells how many of them it has dealt with before one refused.
    while !left.isEmpty {
      let list = left.map { (number: $0.number, isOnline: $0.isOnline) }
      let done = try await told(.setProcessors(list), over: line, \.int).get()
      guard done > 0, done <= left.count else {
        throw VirtError(.internalError, "guest agent failed to set the virtual CPUs", causes: ["it dealt with \(done)"])
      }
      left = left.dropFirst(done)
    }
  }

  func agentFreeze(_ mountPoints: [String]?, over line: AgentLine) async throws(VirtError) -> Int32 {
    try await told(.freeze(mountPoints), over: line) { $0.int64.flatMap { Int32(exactly: $0) } }.get()
  }

  func agentThaw(over line: AgentLine) async throws(VirtError) -> Int32 {
    try await told(.thaw, over: line) { $0.int64.flatMap { Int32(exactly: $0) } }.get()
  }

  func agentTrim(minimum: UInt64, over line: AgentLine) async throws(VirtError) {
    try await obey(.trim(minimum: minimum), over: line)
  }

  func setAgentPassword(_ password: String, of user: String, isCrypted: Bool, over line: AgentLine)
    async throws(VirtError)
  {
    let text = AgentText.base64(password)
    try await obey(.setPassword(text, of: user, isCrypted: isCrypted), over: line)
  }

  func agentKeys(of user: String, over line: AgentLine) async throws(VirtError) -> [String] {
    try await told(.keys(of: user), over: line) { answer in
      guard let keys = answer["keys"]?.array else { return nil }
      let texts = keys.compactMap(\.string)
      return texts.count == keys.count ? texts : nil
    }.get()
  }

  func changeAgentKeys(_ change: AgentKeyChange, of user: String, over line: AgentLine) async throws(VirtError) {
    switch change {
    case .replace(let keys): try await obey(.addKeys(keys, of: user, replaces: true), over: line)
    case .add(let keys): try await obey(.addKeys(keys, of: user, replaces: false), over: line)
    case .remove(let keys): try await obey(.removeKeys(keys, of: user), over: line)
    }
  }

  func agentLeave(reboots: Bool, over line: AgentLine) async throws(VirtError) {
    try await obey(.leave(reboots: reboots), over: line)
  }

  func agentSleep(_ kind: SleepKind, over line: AgentLine) async throws(VirtError) {
    let name =
      switch kind {
      case .memory: "ram"
      case .disk: "disk"
      case .both: "hybrid"
      }
    try await obey(.sleep(name), over: line)
  }

  func forgetMissedTicks() async throws(VirtError) { _ = try await ask(.resetTicks) }

  func canSleep() async throws(VirtError) -> Bool {
    // A QEMU that is too old to say cannot be asked; the guest finds out.
    guard let answer = try? await ask(.queryCurrentMachine) else { return true }
    return answer["wakeup-suspend-support"]?.bool ?? true
  }
}

// MARK: - Asking

extension QEMUGuest {
  /// Sends a command, and gives what the agent wrote; nil when QEMU told of its success.
  private func ask(_ command: AgentCommand, over line: AgentLine) async throws(VirtError) -> AgentReply? {
    if isOver { throw .notRunning }
    let address = AgentAddress(alias: line.alias, path: line.path)
    agentAddress.withLock { $0 = address }
    guard let socket = await socket(of: address) else {
      throw VirtError(.argumentUnsupported, "QEMU guest agent is not configured")
    }
    defer { withExtendedLifetime(socket) {} }
    let deadlines = AgentDeadlines()
    let (allowed, syncLimit): (Duration, Duration) =
      switch line.patience {
      case .asNeeded: (deadlines[command.pace], deadlines.sync)
      case .seconds(let seconds): (.seconds(Int64(seconds)), min(deadlines.sync, .seconds(Int64(seconds))))
      }
    switch await agent.ask(command, at: socket.path, allowed: allowed, syncLimit: syncLimit) {
    case .success(let text): return try text.map { text throws(VirtError) in try AgentReply(text, to: command.name) }
    case .failure(let failure): throw await error(for: failure)
    }
  }

  /// The end of the line is the end of the guest, almost always: then the caller is told that.
  private func error(for failure: AgentFailure) async -> VirtError {
    if isOver { return .notRunning }
    // QEMU closes its files a moment before the kernel says that it is gone.
    if case .disappeared = failure, !agent.isConnected,
      await handle.waitForExit(deadline: .after(.seconds(1))) != nil
    {
      return .notRunning
    }
    return isOver ? .notRunning : failure.virtError
  }

  /// Asks for something, and reads it.
  ///
  /// - Parameter read: gives nil for what is not as it should be.
  private func told<Value: Sendable>(
    _ command: AgentCommand, over line: AgentLine, _ read: (JSON) -> Value?
  ) async throws(VirtError) -> AgentAnswer<Value> {
    let reply = try await ask(command, over: line)
    if let reply, reply.isUnknown {
      do throws(VirtError) { _ = try reply.value() } catch { return .unknownCommand(error) }
    }
    guard let value = read(try reply?.value() ?? .null) else {
      throw VirtError(.internalError, "the guest agent's answer to '\(command.name)' is malformed")
    }
    return .told(value)
  }

  /// Tells it to do something that has no value.
  private func obey(_ command: AgentCommand, over line: AgentLine) async throws(VirtError) {
    _ = try await ask(command, over: line)?.value()
  }
}

import Domains
import DroverCore
import DroverHost
import QEMUMonitor
import Synchronization

extension QEMUGuest {
  func pause() async throws(VirtError) { _ = try await ask(.stop) }

  func resume() async throws(VirtError) { _ = try await ask(.cont) }

  func powerDown() async throws(VirtError) { _ = try await ask(.powerdown) }

  func reset() async throws(VirtError) { _ = try await ask(.reset) }

  func wakeUp() async throws(VirtError) { _ = try await ask(.wakeup) }

  func status() async throws(VirtError) -> GuestStatus {
    let answer = try await ask(.queryStatus)
    guard let status = QMPRunStatus(answer).flatMap(GuestStatus.init) else {
      throw VirtError(.internalError, "QEMU tells a state that is not known: \(answer)")
    }
    return status
  }

  func monitorCommand(_ text: String, dialect: MonitorDialect) async throws(VirtError) -> String {
    switch dialect {
    case .hmp:
      guard let words = try await ask(.human(text)).string else {
        throw VirtError(.internalError, "QEMU answered without a text")
      }
      return words
    case .qmp:
      let request = try Self.request(text)
      // A user's own words are QEMU's to answer: nothing else does it in its name.
      if human != nil { throw .needsQMP(QMPCommand(request: request).name) }
      let results = await replies(to: [QMPCommand(request: request)])
      guard let reply = try results.first?.get() else { throw VirtError.notRunning }
      var message = reply.message
      if let own = request["id"] { message["id"] = own }
      return JSON.object(message).text()
    }
  }

  private static func request(_ text: String) throws(VirtError) -> JSONObject {
    let value: JSON
    do throws(JSONError) {
      value = try JSON.parse(text)
    } catch {
      throw VirtError(.internalError, "cannot parse json: \(error)")
    }
    guard let request = value.object else { throw VirtError(.internalError, "a QMP command is a JSON object") }
    return request
  }
}

// MARK: - Asking

extension QEMUGuest {
  /// Sends one command and waits for its value.
  func ask(_ command: QMPCommand, limit: Duration? = nil) async throws(VirtError) -> JSON {
    guard let result = await replies(to: [command], limit: limit).first else { throw VirtError.notRunning }
    return try Self.value(of: result)
  }

  /// Sends commands in one flight; an answer that refuses is an answer.
  func replies(
    to commands: [QMPCommand], limit: Duration? = nil
  ) async -> [Result<QMPReply, VirtError>] {
    if isOver { return commands.map { _ in .failure(.notRunning) } }
    guard let channel else {
      if let human { return await replies(to: commands, over: human, limit: limit) }
      let obstacle = figuresObstacle ?? .notRunning
      return commands.map { _ in .failure(obstacle) }
    }
    let results = await channel.replies(to: commands, limit: limit)
    var answers: [Result<QMPReply, VirtError>] = []
    for result in results {
      switch result {
      case .success(let reply): answers.append(.success(reply))
      case .failure(let failure): answers.append(.failure(await error(for: failure)))
      }
    }
    return answers
  }

  /// Whether a command can be told to this guest's monitor, in whichever language that is.
  func understands(_ command: QMPCommand) -> Bool { human == nil || HMPRendering(command) != nil }

  /// What is told who wants something of a guest of which only the process is known.
  private static func noMonitor(_ reason: String?) -> VirtError {
    guard let reason else { return VirtError(.operationInvalid, "the monitor of the domain cannot be used") }
    return VirtError(
      .operationUnsupported, "this needs a monitor, and the guest was attached without one: \(reason)")
  }

  /// Why it cannot be asked; nil for one that can.
  var figuresObstacle: VirtError? {
    guard channel == nil, human == nil else { return nil }
    return Self.noMonitor(process.detail(ProcessRecord.DetailName.noMonitor))
  }

  /// Whether it is going to be ended.
  var isCondemned: Bool { state.withLock { $0.isCondemned } }

  /// Whether nothing can be asked any more.
  var isOver: Bool { state.withLock { $0.isCondemned || $0.exit != nil } }

  static func value(of result: Result<QMPReply, VirtError>) throws(VirtError) -> JSON {
    switch try result.get().value {
    case .success(let value): return value
    case .failure(let failure): throw failure.virtError
    }
  }

  /// The end of the monitor is the end of the guest, almost always: then the caller is told that.
  private func error(for failure: QMPFailure) async -> VirtError {
    guard case .closed(let closure) = failure else { return failure.virtError }
    if isOver { return .notRunning }
    // QEMU closes its files a moment before the kernel says that it is gone.
    if closure == .endOfFile, await handle.waitForExit(deadline: .after(.seconds(1))) != nil { return .notRunning }
    return isOver ? .notRunning : failure.virtError
  }
}

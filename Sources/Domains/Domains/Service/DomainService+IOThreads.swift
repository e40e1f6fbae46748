import DomainModel
public import DroverCore

extension DomainService {
  /// Makes an I/O thread (`virDomainAddIOThread`). Flags: 1 the running guest, 2 the next start, none what counts now.
  ///
  /// Errors: `invalidArg` for 0 and for a number that is taken.
  public func addIOThread(
    _ reference: DomainReference, id: UInt32, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    guard id > 0 else { throw VirtError(.invalidArg, "invalid value of 0 for iothread_id") }
    let change = IOThreadChange(call: "virDomainAddIOThread") { (definition, _) throws(VirtError) in
      guard !definition.ioThreadNumbers.contains(id) else {
        throw VirtError(.invalidArg, "an IOThread is already using iothread_id '\(id)'")
      }
    } order: { (guest) async throws(VirtError) in
      try await guest.addIOThread(id)
    } edit: { definition in
      definition.listIOThreads()
      var thread = IOThread()
      thread.id = id
      definition.iothreadids?.threads.append(thread)
      definition.iothreads = UInt32(clamping: definition.iothreadids?.threads.count ?? 0)
    }
    try await make(change, reference, flags: flags, caller: caller)
  }

  /// Ends an I/O thread that nothing uses (`virDomainDelIOThread`). Flags: as for a new one.
  ///
  /// Errors: `invalidArg` for 0, for one that there is not, and for one that a device uses.
  public func removeIOThread(
    _ reference: DomainReference, id: UInt32, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    guard id > 0 else { throw VirtError(.invalidArg, "iothread_id in virDomainDelIOThread must not be zero") }
    let change = IOThreadChange(call: "virDomainDelIOThread") { (definition, _) throws(VirtError) in
      guard definition.ioThreadNumbers.contains(id) else {
        throw VirtError(.invalidArg, "cannot find IOThread '\(id)' in iothreadids list")
      }
      if let user = definition.user(ofIOThread: id) {
        throw VirtError(.invalidArg, "cannot remove IOThread '\(id)' since it is being used by \(user)")
      }
    } order: { (guest) async throws(VirtError) in
      try await guest.removeIOThread(id)
    } edit: { definition in
      definition.listIOThreads()
      definition.iothreadids?.threads.removeAll { $0.id == id }
      definition.cputune?.iothreadPins.removeAll { $0.iothread == id }
      let left = UInt32(clamping: definition.iothreadids?.threads.count ?? 0)
      definition.iothreads = left == 0 ? nil : left
      if left == 0 { definition.iothreadids = nil }
    }
    try await make(change, reference, flags: flags, caller: caller)
  }

  /// Changes how an I/O thread polls, and how many threads it may have at its side (`virDomainSetIOThreadParams`).
  ///
  /// Errors: `invalidArg` for a thread that there is not, `argumentUnsupported` for an unknown name, `operationInvalid`
  /// for a pool of more threads than it may have.
  public func setIOThread(
    _ reference: DomainReference, id: UInt32, parameters: [TypedParameter], flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    guard id > 0 else { throw VirtError(.invalidArg, "invalid value of 0 for iothread_id") }
    _ = try domain(reference)
    let wish = try IOThreadWish(parameters)
    let change = IOThreadChange(call: "virDomainSetIOThreadParams") { (definition, _) throws(VirtError) in
      guard definition.ioThreadNumbers.contains(id) else {
        throw VirtError(.invalidArg, "cannot find IOThread '\(id)' in iothreadids")
      }
      let (least, most) = wish.pool(after: definition.ioThread(id))
      guard let least, let most, least > most else { return }
      throw VirtError(
        .operationInvalid, "thread_pool_min (\(least)) can't be greater than thread_pool_max (\(most))")
    } orderFrom: { (guest, definition) async throws(VirtError) in
      try await guest.setIOThread(id, wish.properties(after: definition.ioThread(id)))
    } edit: { definition in
      definition.listIOThreads()
      for index in definition.iothreadids?.threads.indices ?? 0..<0
      where definition.iothreadids?.threads[index].id == id {
        if let old = definition.iothreadids?.threads[index] {
          definition.iothreadids?.threads[index] = wish.applied(to: old)
        }
      }
    }
    try await make(change, reference, flags: flags, caller: caller)
  }

  private func make(
    _ change: IOThreadChange, _ reference: DomainReference, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: change.call, caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      if let live = affected.live { try change.check(live.definition.definition, true) }
      if affected.isConfig { try change.check(try domain.persistentDefinition(), false) }
      if let live = affected.live {
        try await change.order(live.guest, live.definition.definition)
        try await domain.changeLive(id: live.id, change.edit)
      }
      if affected.isConfig { try await domain.editPersistent(change.edit) }
    }
  }
}

/// What becomes of an I/O thread: a check of each definition, what QEMU is told, what the definitions say then.
private struct IOThreadChange: Sendable {
  var call: String
  var check: @Sendable (DomainDefinition, _ isLive: Bool) throws(VirtError) -> Void
  var order: @Sendable (any Guest, DomainDefinition) async throws(VirtError) -> Void
  var edit: @Sendable (inout DomainDefinition) -> Void

  init(
    call: String, check: @escaping @Sendable (DomainDefinition, Bool) throws(VirtError) -> Void,
    order: @escaping @Sendable (any Guest) async throws(VirtError) -> Void,
    edit: @escaping @Sendable (inout DomainDefinition) -> Void
  ) {
    self.init(
      call: call, check: check,
      orderFrom: { (guest, _) async throws(VirtError) in try await order(guest) }, edit: edit)
  }

  init(
    call: String, check: @escaping @Sendable (DomainDefinition, Bool) throws(VirtError) -> Void,
    orderFrom: @escaping @Sendable (any Guest, DomainDefinition) async throws(VirtError) -> Void,
    edit: @escaping @Sendable (inout DomainDefinition) -> Void
  ) {
    self.call = call
    self.check = check
    order = orderFrom
    self.edit = edit
  }
}

/// What is to be changed of an I/O thread.
struct IOThreadWish: Hashable, Sendable {
  var pollMaximum: UInt64?, pollGrow: UInt64?, pollShrink: UInt64?
  var poolMinimum: Int32?, poolMaximum: Int32?

  /// Errors: `argumentUnsupported` for an unknown name, `invalidArg` for a wrong type or value.
  init(_ parameters: [TypedParameter]) throws(VirtError) {
    let accepted = AcceptedParameters([
      "poll_max_ns": .ulong, "poll_grow": .uint, "poll_shrink": .uint, "thread_pool_min": .int,
      "thread_pool_max": .int,
    ])
    try accepted.check(parameters)
    for parameter in parameters {
      switch parameter.name {
      case "poll_max_ns": pollMaximum = parameter.value.unsigned
      case "poll_grow": pollGrow = parameter.value.unsigned
      case "poll_shrink": pollShrink = parameter.value.unsigned
      case "thread_pool_min": poolMinimum = try Self.count(parameter)
      default: poolMaximum = try Self.count(parameter)
      }
    }
    guard pollMaximum ?? 0 <= UInt64(Int64.max) else {
      throw VirtError(.invalidArg, "poll_max_ns (\(pollMaximum ?? 0)) must be less than or equal to \(Int64.max)")
    }
  }

  private static func count(_ parameter: TypedParameter) throws(VirtError) -> Int32 {
    guard case .int(let value) = parameter.value, value >= 0 else {
      throw VirtError(.invalidArg, "\(parameter.name) must not be negative")
    }
    return value
  }

  /// The pool that there is afterwards; nil for a limit that nobody gave.
  func pool(after old: IOThread?) -> (least: Int32?, most: Int32?) {
    (poolMinimum ?? old?.threadPoolMin, poolMaximum ?? old?.threadPoolMax)
  }

  /// QEMU's properties, in an order in which no pool has more threads than it may have.
  func properties(after old: IOThread?) -> [IOThreadProperty] {
    var list: [IOThreadProperty] = []
    func add(_ name: String, _ value: (some BinaryInteger)?) {
      if let value { list.append(IOThreadProperty(name, Int64(clamping: value))) }
    }
    add("poll-max-ns", pollMaximum)
    add("poll-grow", pollGrow)
    add("poll-shrink", pollShrink)
    // QEMU's pool has up to 64 threads when nobody says otherwise.
    if let poolMinimum, poolMinimum > old?.threadPoolMax ?? 64 {
      add("thread-pool-max", poolMaximum)
      add("thread-pool-min", poolMinimum)
    } else {
      add("thread-pool-min", poolMinimum)
      add("thread-pool-max", poolMaximum)
    }
    return list
  }

  /// The thread as a definition has it afterwards.
  func applied(to old: IOThread) -> IOThread {
    var thread = old
    if pollMaximum != nil || pollGrow != nil || pollShrink != nil {
      var poll = thread.poll ?? IOThreadPoll()
      poll.max = pollMaximum ?? poll.max
      poll.grow = pollGrow ?? poll.grow
      poll.shrink = pollShrink ?? poll.shrink
      thread.poll = poll
    }
    thread.threadPoolMin = poolMinimum ?? thread.threadPoolMin
    thread.threadPoolMax = poolMaximum ?? thread.threadPoolMax
    return thread
  }
}

extension DomainDefinition {
  /// Names the I/O threads one by one, where so far only their number is said.
  fileprivate mutating func listIOThreads() {
    let known = iothreadids?.threads ?? []
    var list = IOThreads()
    list.threads = ioThreadNumbers.map { number in
      if let thread = known.first(where: { $0.id == number }) { return thread }
      var thread = IOThread()
      thread.id = number
      return thread
    }
    iothreadids = list
  }

  fileprivate func ioThread(_ id: UInt32) -> IOThread? { iothreadids?.threads.first { $0.id == id } }

  /// The device that an I/O thread serves, in libvirt's words.
  fileprivate func user(ofIOThread id: UInt32) -> String? {
    func serves(_ driver: UInt32?, _ several: [UInt32]) -> Bool { driver == id || several.contains(id) }
    for disk in devices?.disks ?? []
    where serves(disk.driver?.iothread, (disk.driver?.iothreads?.threads ?? []).map(\.id)) {
      return "disk '\(disk.target?.dev ?? "")'"
    }
    for controller in devices?.controllers ?? []
    where serves(controller.driver?.iothread, (controller.driver?.iothreads?.threads ?? []).map(\.id)) {
      return "controller '\(controller.index ?? 0)'"
    }
    return nil
  }
}

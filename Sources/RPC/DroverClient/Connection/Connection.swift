public import DroverCore
import LibvirtWire

/// A connection to a daemon that speaks libvirt's protocol: droverd, libvirtd, virtqemud.
///
/// Any task may call at any time; calls of one connection run beside each other, as the daemon allows. A call ends
/// early, with an error, when its task is cancelled (`operationAborted`), its deadline is over
/// (`operationTimeout`, see `withDeadline(_:_:)`) or the connection ends (`systemError`, or `internalError` when the
/// daemon stopped answering). The daemon is not told of the first two: what it began, it goes on with.
///
/// ```swift
/// let connection = try await Connection.open(.drover(in: .current))
/// for domain in try await connection.domains(.active) {
///   print(domain.name, try await domain.state())
/// }
/// await connection.close()
/// ```
public final class Connection: Sendable {
  /// How it waits.
  public let options: ConnectionOptions
  let link: Link

  /// The deadline of calls in this task; see `withDeadline(_:_:)`.
  @TaskLocal private static var taskDeadline: Deadline?

  /// A connection over any stream of bytes, not yet opened.
  package init(over transport: any Transport, options: ConnectionOptions) {
    self.options = options
    link = Link(over: transport, options: options)
    link.start()
  }

  deinit { link.close(Self.closed) }

  /// Connects and opens.
  ///
  /// - Parameter endpoint: where; `Endpoint(_:readOnly:in:)` makes one of a URI.
  /// - Throws: `systemError` when no socket answers, `authUnavailable` when the daemon wants to be shown who asks
  ///   in a way that is not known here, `operationTimeout` when opening takes too long.
  public static func open(
    _ endpoint: Endpoint, options: ConnectionOptions = ConnectionOptions()
  ) async throws(VirtError) -> Connection {
    let deadline = Deadline.after(options.openTimeout)
    let transport = try await SocketTransport.connect(to: endpoint, deadline: deadline)
    let connection = Connection(over: transport, options: options)
    do {
      try await connection.greet(endpoint, deadline: deadline)
    } catch {
      connection.link.close(error)
      throw error
    }
    return connection
  }

  /// Says goodbye, so that the daemon ends what was begun for this connection, and ends it.
  public func close() async {
    let farewell = Deadline.earlier(Self.taskDeadline, .after(.seconds(5)))
    _ = try? await link.call(RemoteProcedure.connectClose, XDRNothing(), deadline: farewell)
    link.close(Self.closed)
  }

  /// Ends it without a word, as the end of this process would.
  package func cut() { link.close(Self.closed) }

  /// Why the connection ended; nil while it has not.
  public var ending: VirtError? { link.ending }

  /// Runs a body whose calls all end by a moment, with `operationTimeout` if need be.
  public static func withDeadline<Result>(
    _ deadline: Deadline, _ body: () async throws -> Result
  ) async rethrows -> Result {
    try await $taskDeadline.withValue(Deadline.earlier(deadline, taskDeadline)) { try await body() }
  }

  /// When a call that begins now is given up.
  var callDeadline: Deadline? {
    Deadline.earlier(Self.taskDeadline, options.callTimeout.map(Deadline.after))
  }

  private static let closed = VirtError(.systemError, "the connection to the daemon was closed here", origin: .rpc)
}

extension Connection {
  /// What every client says first: how it proves who it is, and what it wants to open.
  package func greet(_ endpoint: Endpoint, deadline: Deadline) async throws(VirtError) {
    let reply = try await link.call(RemoteProcedure.authList, XDRNothing(), deadline: deadline)
    let ways = try Self.decode(reply, as: Remote.AuthListResult.self).types
    if !ways.isEmpty, !ways.contains(.none) {
      guard ways.contains(.polkit) else {
        throw VirtError(
          .authUnavailable, "the daemon asks for a password (SASL), which is not known here", origin: .rpc)
      }
      let polkit = try await link.call(RemoteProcedure.authPolkit, XDRNothing(), deadline: deadline)
      _ = try Self.decode(polkit, as: Remote.AuthPolkitResult.self)
    }
    let arguments = Remote.ConnectOpenArguments(name: endpoint.name, flags: endpoint.readOnly ? 1 : 0)
    let opened = try await link.call(RemoteProcedure.connectOpen, arguments, deadline: deadline)
    _ = try Self.decode(opened, as: XDRNothing.self)
  }

  /// Calls a procedure of the main program that has a result.
  func call<Value: XDRCodable>(
    _ procedure: RemoteProcedure, _ arguments: some XDRCodable, returning type: Value.Type
  ) async throws(VirtError) -> Value {
    try Self.decode(try await link.call(procedure, arguments, deadline: callDeadline), as: type)
  }

  /// Calls one without arguments.
  func call<Value: XDRCodable>(
    _ procedure: RemoteProcedure, returning type: Value.Type
  ) async throws(VirtError) -> Value {
    try await call(procedure, XDRNothing(), returning: type)
  }

  /// Calls one without a result.
  func call(_ procedure: RemoteProcedure, _ arguments: some XDRCodable) async throws(VirtError) {
    _ = try await call(procedure, arguments, returning: XDRNothing.self)
  }

  /// Calls a procedure of QEMU's program.
  func callQEMU<Value: XDRCodable>(
    _ procedure: QEMUProcedure, _ arguments: some XDRCodable, returning type: Value.Type
  ) async throws(VirtError) -> Value {
    try Self.decode(try await link.call(procedure, arguments, deadline: callDeadline), as: type)
  }

  /// Calls a procedure of Drover's program. Errors: `noSupport` when the daemon does not have it.
  func callDrover<Value: XDRCodable>(
    _ procedure: DroverProcedure, _ arguments: some XDRCodable, returning type: Value.Type
  ) async throws(VirtError) -> Value {
    do {
      return try Self.decode(try await link.call(procedure, arguments, deadline: callDeadline), as: type)
    } catch {
      // That is how libvirt's daemon answers to a program that it does not have.
      guard error.code == .rpc, error.detail.contains("Cannot find program") else { throw error }
      throw VirtError(.noSupport, "this daemon is not droverd", origin: .rpc)
    }
  }

  static func decode<Value: XDRCodable>(_ frame: OwnedFrame, as type: Value.Type) throws(VirtError) -> Value {
    do {
      guard frame.header.status != .error else {
        throw VirtError(try frame.decode(Remote.ErrorBody.self))
      }
      return try frame.decode(type)
    } catch let error as VirtError {
      throw error
    } catch {
      throw VirtError(.rpc, "the daemon's answer cannot be read: \(error)", origin: .rpc)
    }
  }
}

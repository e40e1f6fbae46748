public import DroverCore
import LibvirtWire

extension Domain {
  /// Opens a console.
  ///
  /// - Parameters:
  ///   - device: the alias of a console, serial or parallel port; nil for the first.
  ///   - force: whether another client that has it is cut off.
  /// - Throws: `operationFailed` when another client has it; `operationInvalid` when the domain does not run.
  public func openConsole(
    device: String? = nil, force: Bool = false, isSafe: Bool = false
  ) async throws(VirtError) -> ByteStream {
    let stream = ByteStream(connection)
    let flags: UInt32 = (force ? 1 : 0) | (isSafe ? 2 : 0)
    let arguments = Remote.DomainOpenConsoleArguments(domain: reference, devName: device, flags: flags)
    _ = try await connection.open(stream, .domainOpenConsole, arguments, returning: XDRNothing.self)
    return stream
  }

  /// Takes a picture of a screen.
  ///
  /// - Returns: what it is, `image/png` for example, and its bytes.
  public func screenshot(screen: UInt32 = 0) async throws(VirtError) -> (mediaType: String, bytes: ByteStream) {
    let stream = ByteStream(connection)
    let arguments = Remote.DomainScreenshotArguments(domain: reference, screen: screen, flags: 0)
    let result = try await connection.open(
      stream, .domainScreenshot, arguments, returning: Remote.DomainScreenshotResult.self)
    return (result.mime ?? "", stream)
  }
}

extension Connection {
  /// Calls a procedure that opens a stream.
  func open<Value: XDRCodable>(
    _ stream: ByteStream, _ procedure: RemoteProcedure, _ arguments: some XDRCodable, returning type: Value.Type
  ) async throws(VirtError) -> Value {
    let reply = try await link.call(procedure, arguments, deadline: callDeadline) { reply, routes in
      // Before the next frame is looked at, which may be the first of the data.
      stream.opened(by: reply.header)
      routes.add(stream, serial: reply.header.serial)
    }
    return try Self.decode(reply, as: type)
  }
}

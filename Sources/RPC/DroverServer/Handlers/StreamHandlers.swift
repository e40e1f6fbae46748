import Domains
import DroverCore
import LibvirtWire

extension Handler {
  /// A call that opens a stream: its answer, and the line that the stream carries.
  static func stream<Arguments: XDRCodable, Answer: XDRCodable>(
    _ body: @escaping @Sendable (Arguments, Call) async throws(VirtError) -> (Answer, any ByteLine)
  ) -> Handler {
    work { (arguments: Arguments, call) async throws(VirtError) in
      let (answer, line) = try await body(arguments, call)
      try call.session.open(line, openedBy: call.header)
      return answer
    }
  }
}

extension HandlerTable<RemoteProcedure> {
  /// What is read of guests byte by byte, or exchanged with them.
  mutating func addStreams() {
    self[.domainOpenConsole] = .stream {
      (arguments: Remote.DomainOpenConsoleArguments, call) async throws(VirtError) in
      let line = try await call.service.openConsole(
        .init(arguments.domain), name: arguments.devName, flags: ConsoleFlags(rawValue: arguments.flags))
      return (XDRNothing(), line)
    }
    self[.domainOpenChannel] = .stream {
      (arguments: Remote.DomainOpenChannelArguments, call) async throws(VirtError) in
      let line = try await call.service.openChannel(
        .init(arguments.domain), name: arguments.name, flags: ConsoleFlags(rawValue: arguments.flags))
      return (XDRNothing(), line)
    }
    self[.domainScreenshot] = .stream {
      (arguments: Remote.DomainScreenshotArguments, call) async throws(VirtError) in
      let picture = try await call.service.screenshot(
        .init(arguments.domain), screen: arguments.screen, flags: arguments.flags, caller: call.caller)
      return (Remote.DomainScreenshotResult(mime: picture.mimeType), picture.line)
    }
    self[.domainMemoryPeek] = .work { (arguments: Remote.DomainMemoryPeekArguments, call) async throws(VirtError) in
      let size = try call.limit(Int32(clamping: arguments.size), atMost: WireLimit.domainMemoryPeekBuffer)
      return Remote.DomainMemoryPeekResult(
        buffer: try await call.service.peekMemory(
          .init(arguments.domain), at: arguments.offset, count: UInt32(clamping: size), flags: arguments.flags,
          caller: call.caller))
    }
    self[.domainBlockPeek] = .work { (arguments: Remote.DomainBlockPeekArguments, call) async throws(VirtError) in
      let size = try call.limit(Int32(clamping: arguments.size), atMost: WireLimit.domainBlockPeekBuffer)
      return Remote.DomainBlockPeekResult(
        buffer: try await call.service.peekDisk(
          .init(arguments.domain), path: arguments.path, at: arguments.offset, count: UInt32(clamping: size),
          flags: arguments.flags))
    }
  }
}

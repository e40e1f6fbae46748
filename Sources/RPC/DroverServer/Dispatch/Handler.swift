import DroverCore
import LibvirtWire

/// How a procedure is answered: decode, one call of the service, encode.
struct Handler: Sendable {
  /// What comes of a call once its arguments are read.
  enum Outcome: Sendable {
    /// The whole reply.
    case reply([UInt8])
    /// Work that gives the reply.
    case work(@Sendable () async -> [UInt8])
  }

  /// Reads the arguments on the thread that received them, and answers or says what is to be done.
  let begin: @Sendable (Call, UnsafeRawBufferPointer) -> Outcome
  /// Whether events that come meanwhile are sent after the reply: it tells the client the number that they bear.
  var holdsEvents = false
  /// Whether a client may make the call before it has opened a connection to the hypervisor.
  var isEarly = false
  /// Whether it is let past the calls of its client that may wait for a guest.
  var isUrgent = false
}

extension Handler {
  /// A call that is answered at once, from memory.
  static func read<Arguments: XDRCodable, Answer: XDRCodable>(
    _ body: @escaping @Sendable (Arguments, Call) throws(VirtError) -> Answer
  ) -> Handler {
    Handler { call, payload in
      do throws(VirtError) {
        let arguments: Arguments = try call.decode(payload)
        try AccessCheck.conditions(arguments, call)
        return .reply(call.reply(.success(try body(arguments, call))))
      } catch {
        return .reply(call.reply(error))
      }
    }
  }

  /// A call without arguments that is answered at once.
  static func read<Answer: XDRCodable>(
    _ body: @escaping @Sendable (Call) throws(VirtError) -> Answer
  ) -> Handler {
    read { (_: XDRNothing, call) throws(VirtError) in try body(call) }
  }

  /// A call that begins to tell of events.
  static func subscription<Arguments: XDRCodable, Answer: XDRCodable>(
    _ body: @escaping @Sendable (Arguments, Call) throws(VirtError) -> Answer
  ) -> Handler {
    var handler = read(body)
    handler.holdsEvents = true
    return handler
  }

  /// A call that a client may make before it has opened.
  static func early<Arguments: XDRCodable, Answer: XDRCodable>(
    _ body: @escaping @Sendable (Arguments, Call) throws(VirtError) -> Answer
  ) -> Handler {
    var handler = read(body)
    handler.isEarly = true
    return handler
  }

  /// A call that may wait.
  static func work<Arguments: XDRCodable, Answer: XDRCodable>(
    _ body: @escaping @Sendable (Arguments, Call) async throws(VirtError) -> Answer
  ) -> Handler {
    Handler { call, payload in
      do throws(VirtError) {
        let arguments: Arguments = try call.decode(payload)
        try AccessCheck.conditions(arguments, call)
        return .work {
          do throws(VirtError) {
            return call.reply(.success(try await body(arguments, call)))
          } catch {
            return call.reply(error)
          }
        }
      } catch {
        return .reply(call.reply(error))
      }
    }
  }

  /// A call that may wait or not, as its arguments say.
  static func either<Arguments: XDRCodable, Answer: XDRCodable>(
    waits: @escaping @Sendable (Arguments) -> Bool,
    read: @escaping @Sendable (Arguments, Call) throws(VirtError) -> Answer,
    work: @escaping @Sendable (Arguments, Call) async throws(VirtError) -> Answer
  ) -> Handler {
    let (quick, patient) = (Handler.read(read), Handler.work(work))
    return Handler { call, payload in
      do throws(VirtError) {
        return waits(try call.decode(payload)) ? patient.begin(call, payload) : quick.begin(call, payload)
      } catch {
        return .reply(call.reply(error))
      }
    }
  }

  /// A call without arguments that may wait.
  static func work<Answer: XDRCodable>(
    _ body: @escaping @Sendable (Call) async throws(VirtError) -> Answer
  ) -> Handler {
    work { (_: XDRNothing, call) async throws(VirtError) in try await body(call) }
  }

  /// Work without a result that must come through whatever hangs: the end of a guest.
  static func urgent<Arguments: XDRCodable>(
    _ body: @escaping @Sendable (Arguments, Call) async throws(VirtError) -> Void
  ) -> Handler {
    var handler = work(body)
    handler.isUrgent = true
    return handler
  }

  /// Work without a result.
  static func work<Arguments: XDRCodable>(
    _ body: @escaping @Sendable (Arguments, Call) async throws(VirtError) -> Void
  ) -> Handler {
    work { (arguments: Arguments, call) async throws(VirtError) in
      try await body(arguments, call)
      return XDRNothing()
    }
  }
}

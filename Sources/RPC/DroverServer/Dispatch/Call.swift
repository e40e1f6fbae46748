import Domains
import DroverCore
import LibvirtWire
import Synchronization

/// One call as handlers see it.
struct Call: Sendable {
  /// The header that came.
  let header: FrameHeader
  /// The library function that the client called.
  let function: String
  /// The session that it came by.
  let session: Session
  /// Who calls.
  let caller: Caller
  /// What handlers call.
  let service: DomainService

  /// Reads the arguments, which must fill the payload: who sends more than was asked for means something else.
  func decode<Arguments: XDRCodable>(_ payload: UnsafeRawBufferPointer) throws(VirtError) -> Arguments {
    do throws(WireError) {
      return try XDRDecoder.decode(from: payload)
    } catch {
      throw VirtError(undecodable: error)
    }
  }

  /// The reply that holds an answer, or the error of making it.
  func reply<Answer: XDRCodable>(_ answer: Result<Answer, VirtError>) -> [UInt8] {
    switch answer {
    case .success(let answer):
      do throws(WireError) {
        return try FrameEncoding.frame(header.reply(), answer)
      } catch {
        return reply(VirtError(unencodable: error))
      }
    case .failure(let error): return reply(error)
    }
  }

  /// The reply that holds an error. What is not supported names the function: clients probe for it.
  func reply(_ error: VirtError) -> [UInt8] {
    var error = error
    if error.code == .noSupport, error.detail.isEmpty { error.detail = function }
    session.environment.counters.errors.add(1, ordering: .relaxed)
    return ErrorReply.frame(header, error)
  }

  /// Refuses bits of flags for a function that knows none of them.
  func refuseFlags(_ flags: UInt32, but known: UInt32 = 0) throws(VirtError) {
    let unknown = flags & ~known
    guard unknown != 0 else { return }
    throw VirtError(.invalidArg, "unsupported flags (0x\(String(unknown, radix: 16))) in function \(function)")
  }

  /// A count that the client gives for the length of a list.
  func limit(_ count: Int32, atMost limit: Int) throws(VirtError) -> Int {
    guard (0...limit).contains(Int(count)) else {
      throw VirtError(.rpc, "\(function): \(count) is not a count between 0 and \(limit)", origin: .rpc)
    }
    return Int(count)
  }
}

/// An error as a frame.
enum ErrorReply {
  static func frame(_ header: FrameHeader, _ error: VirtError) -> [UInt8] {
    // The texts of an error are cut to fit, so that the second branch is never taken; it must not end the daemon.
    let body = Remote.ErrorBody(error)
    return (try? FrameEncoding.frame(header.reply(.error), body)) ?? []
  }
}

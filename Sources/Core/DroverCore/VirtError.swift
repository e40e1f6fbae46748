/// The one error type of Drover: libvirt's number and origin, a message for people, and what lies below.
///
/// Leaf codecs throw small typed errors of their own; they are converted at the edge of their module.
public struct VirtError: Error, Sendable, Equatable {
  /// The number that clients test for.
  public var code: ErrorCode
  /// Which part of the system speaks.
  public var origin: ErrorOrigin
  /// What is wrong, in words of our own, without the leading words of the code.
  public var detail: String
  /// What lies below, innermost last: the words of QEMU, of the kernel, of a parser.
  public var causes: [String]

  /// Makes an error.
  public init(_ code: ErrorCode, _ detail: String = "", origin: ErrorOrigin = .qemu, causes: [String] = []) {
    self.code = code
    self.origin = origin
    self.detail = detail
    self.causes = causes
  }

  /// What a client shows: the code's leading words and the detail, then the causes.
  public var message: String {
    let text = causes.isEmpty ? detail : ([detail] + causes).joined(separator: ": ")
    return code.message(text)
  }
}

extension VirtError: CustomStringConvertible {
  /// The message, for logs.
  public var description: String { message }
}

extension VirtError {
  /// `Domain not found: no domain with …`: the words that Pacemaker and others match on.
  public static func noDomain(_ what: String) -> VirtError {
    VirtError(.noDomain, "no domain with matching \(what)")
  }

  /// The domain has to run for this and does not.
  public static let notRunning = VirtError(.operationInvalid, "domain is not running")

  /// Wraps any error: a `VirtError` stays as it is, others become internal errors.
  public init(wrapping error: any Error, origin: ErrorOrigin = .qemu) {
    if let known = error as? VirtError {
      self = known
    } else {
      self.init(.internalError, "\(error)", origin: origin)
    }
  }
}

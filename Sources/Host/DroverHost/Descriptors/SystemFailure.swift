import CShims
public import DroverCore
import Glibc

/// What the kernel answered instead of doing something: an errno, with its words.
public struct SystemFailure: Error, Hashable, Sendable {
  /// The errno, positive.
  public let number: Int32

  /// Takes an errno.
  public init(_ number: Int32) { self.number = number }

  /// The kernel's words, `No such file or directory`.
  public var words: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      // The XSI form returns 0 and fills the buffer; an unknown number still gets a text.
      guard let base = buffer.baseAddress, strerror_r(number, base, buffer.count) == 0 else { return "error \(number)" }
      return String(cString: base)
    }
  }

  /// The error for a client: what we were about to do, then the kernel's words.
  public func error(_ doing: String, origin: ErrorOrigin = .qemu) -> VirtError {
    VirtError(.systemError, "cannot \(doing)", origin: origin, causes: [words])
  }

  /// Takes what a shim returned: a value that is not negative, or an errno with a minus.
  @discardableResult static func check(_ result: Int32) throws(SystemFailure) -> Int32 {
    if result < 0 { throw SystemFailure(0 &- result) }
    return result
  }

  /// Does something that answers −1 and sets errno, again while signals interrupt it.
  @discardableResult static func retrying<Result: SignedInteger>(
    _ call: () -> Result
  ) throws(SystemFailure) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      let number = errno
      if number != EINTR { throw SystemFailure(number) }
    }
  }
}

extension VirtError {
  /// Runs something that can fail in the kernel, and says what was being done when it does.
  static func whileDoing<Result: ~Copyable>(
    _ doing: @autoclosure () -> String, _ body: () throws(SystemFailure) -> Result
  ) throws(VirtError) -> Result {
    do {
      return try body()
    } catch {
      throw error.error(doing())
    }
  }
}

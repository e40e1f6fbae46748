import Glibc

/// What a target says of an input.
package enum Verdict {
  /// It may be kept, if it leads anywhere new.
  case taken
  /// It is of no use to the target: not even text, say. It is not kept.
  case useless

  /// libFuzzer's number for it.
  package var code: CInt { self == .taken ? 0 : -1 }
}

extension UnsafeRawBufferPointer {
  /// The bytes of an input, as libFuzzer hands them over.
  package init(input: UnsafePointer<UInt8>?, count: Int) { self.init(start: input, count: count) }

  /// The input as text; nil when it is none.
  package var text: String? { String(validating: self, as: UTF8.self) }
}

/// Called by libFuzzer before anything else.
///
/// Swift's runtime catches the signals of a trap to print where it happened, and libFuzzer leaves handlers that are
/// there alone: without this the input that led to a trap would not be kept. With `SWIFT_BACKTRACE` set they stay, for
/// looking at a kept input again.
@_cdecl("LLVMFuzzerInitialize")
public func initializeFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> CInt {
  guard getenv("SWIFT_BACKTRACE") == nil else { return 0 }
  for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] { signal(number, SIG_DFL) }
  return 0
}

import FuzzSupport
import MachineChecks

/// Normalise, validate, allocate, alias and build, for any text that the reader takes as a definition.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMachine(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let text = UnsafeRawBufferPointer(input: input, count: count).text else { return Verdict.useless.code }
  MachineChecks.check(text)
  return Verdict.taken.code
}

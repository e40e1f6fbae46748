import DomainModel
import DroverXML
import FuzzSupport
import MachineChecks

/// The same phases, for definitions that are made of the names and values that the model knows.
///
/// The input decides which of them stand where, so that most of what is made is taken and gets far.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSchema(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var author = DefinitionAuthor(Decisions(UnsafeRawBufferPointer(input: input, count: count)))
  MachineChecks.check(author.definition())
  return Verdict.taken.code
}

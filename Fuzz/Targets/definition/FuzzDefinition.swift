import DomainModel
import DroverCore
import FuzzSupport

/// The reader of definitions: what is read is written, and is written as the same when it is read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDefinition(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let text = UnsafeRawBufferPointer(input: input, count: count).text else { return Verdict.useless.code }
  _ = try? DomainDefinition.parse(text, options: ParseOptions(isStrict: true))
  guard let definition = try? DomainDefinition.parse(text).definition else { return Verdict.taken.code }
  for isSecure in [true, false] {
    for isInactive in [true, false] {
      checkRoundTrip(definition, FormatOptions(isSecure: isSecure, isInactive: isInactive))
    }
  }
  _ = definition.xml(FormatOptions(isSecure: true, isInactive: true, isMigratable: true))
  return Verdict.taken.code
}

/// Definitions are kept and handed on as texts, so that it is texts which are compared: an element with nothing in it that has
/// a meaning is not written.
private func checkRoundTrip(_ definition: DomainDefinition, _ options: FormatOptions) {
  let text = definition.xml(options)
  do throws(VirtError) {
    let again = try DomainDefinition.parse(text).definition
    expect(again.xml(options) == text, "a definition is written in two ways: \(text)\nand\n\(again.xml(options))")
    expect(try DomainDefinition.parse(again.xml(options)).definition == again, "the same text is read in two ways")
  } catch {
    unexpected(error, "a definition that was written cannot be read: \(text)")
  }
}

import DroverCore
import FuzzSupport

/// JSON from QEMU, from files and from callers: what is read and written is the same when it is read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(input: input, count: count)
  guard let value = try? JSON.parse(bytes) else { return Verdict.taken.code }
  for layout in [JSON.Layout.compact, .pretty] {
    do throws(JSONError) {
      let again = try JSON.parse(value.bytes(layout))
      expect(again == value, "what was written as \(layout) is read as something else")
    } catch {
      unexpected(error, "what was written as \(layout) cannot be read")
    }
  }
  return Verdict.taken.code
}

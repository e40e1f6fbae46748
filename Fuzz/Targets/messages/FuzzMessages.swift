import FuzzSupport
import LibvirtWire

/// The payload of every procedure of both programs: the first two bytes choose a type, the rest is decoded as it.
///
/// What is taken is written again, at the same length, and is the same when it is read once more.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMessages(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var decisions = Decisions(UnsafeRawBufferPointer(input: input, count: count))
  let type = wireTypes[decisions.below(wireTypes.count)].type
  return check(type, decisions.rest()).code
}

private func check<Value: XDRCodable>(_ type: Value.Type, _ bytes: UnsafeRawBufferPointer) -> Verdict {
  guard let value = try? XDRDecoder.decode(type, from: bytes) else { return .taken }
  do {
    let once = try XDREncoder.encode(value)
    expect(once.count == bytes.count, "\(type): \(bytes.count) bytes became \(once.count)")
    let again = try once.withUnsafeBytes { try XDRDecoder.decode(type, from: $0) }
    expect(try XDREncoder.encode(again) == once, "\(type): what was written is read as something else")
  } catch {
    unexpected(error, "\(type) cannot be written and read again")
  }
  return .taken
}

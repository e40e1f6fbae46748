import DroverCore
@testable import Domains
import FuzzSupport
@testable import QEMUProcess

/// What another daemon sends through a client, and what it says on the line between the two.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMigration(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeRawBufferPointer(input: input, count: count))
  if let cookie = try? MigrationCookie(bytes) {
    expect((try? MigrationCookie(cookie.bytes)) == cookie, "a cookie that was written is read as something else")
  }
  if let address = try? MigrationAddress(String(decoding: bytes, as: UTF8.self)) {
    expect((try? MigrationAddress(address.uri)) == address, "an address that was written is read as something else")
  }
  var whole = HandoverReader()
  let words = whole.read(bytes)
  var parts = HandoverReader()
  expect(bytes.flatMap { parts.read([$0]) } == words, "the words depend on how they are cut")
  expect(words.count <= bytes.count, "more words than there were bytes")
  return Verdict.taken.code
}

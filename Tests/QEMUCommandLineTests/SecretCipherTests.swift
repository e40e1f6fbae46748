import Testing

@testable import QEMUCommandLine

/// The vectors of the standard: SP 800-38A, F.2.5.
@Suite struct SecretCipherTests {
  private static func bytes(_ hex: String) -> [UInt8] {
    stride(from: 0, to: hex.count, by: 2).compactMap { place in
      let start = hex.index(hex.startIndex, offsetBy: place)
      return UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16)
    }
  }

  @Test func `the standard's vectors come out`() throws {
    let key = Self.bytes("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4")
    let vector = Self.bytes("000102030405060708090a0b0c0d0e0f")
    let text = Self.bytes("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")
    let expected = Self.bytes("f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d")
    let cipher = try #require(SecretCipher(key: key))
    let result = try #require(cipher.encrypt(text, vector: vector))
    #expect(Array(result.prefix(32)) == expected)
    #expect(result.count == 48)
  }

  @Test func `keys and vectors of a wrong length are refused`() throws {
    #expect(SecretCipher(key: [1, 2, 3]) == nil)
    let cipher = try #require(SecretCipher(key: [UInt8](repeating: 0, count: 32)))
    #expect(cipher.encrypt([], vector: []) == nil)
    #expect(cipher.encrypt([], vector: [UInt8](repeating: 0, count: 16))?.count == 16)
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
  func `base64 is padded`(_ text: String, _ encoded: String) {
    #expect(Base64Text.encode(Array(text.utf8)) == encoded)
  }
}

import DroverCore
import LibvirtWire
import Testing

@Suite struct XDRTests {
  private func decode<Value: XDRCodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
    try bytes.withUnsafeBytes { try XDRDecoder.decode(type, from: $0) }
  }

  @Test func `a domain is its name with padding, sixteen bytes and its id`() throws {
    let uuid = try #require(UUID("00112233-4455-6677-8899-aabbccddeeff"))
    let domain = Remote.DomainReference(name: "demo1", uuid: uuid, id: -1)
    let bytes: [UInt8] =
      [0, 0, 0, 5, 0x64, 0x65, 0x6D, 0x6F, 0x31, 0, 0, 0]
      + (0...15).map { UInt8($0 * 0x11) } + [0xFF, 0xFF, 0xFF, 0xFF]
    #expect(try XDREncoder.encode(domain) == bytes)
    #expect(try decode(Remote.DomainReference.self, bytes) == domain)
  }

  @Test func `an absent text is a zero word, a present one has a one before it`() throws {
    let absent = Remote.ConnectOpenArguments(name: nil, flags: 2)
    #expect(try XDREncoder.encode(absent) == [0, 0, 0, 0, 0, 0, 0, 2])
    let present = Remote.ConnectOpenArguments(name: "ab", flags: 0)
    #expect(try XDREncoder.encode(present) == [0, 0, 0, 1, 0, 0, 0, 2, 0x61, 0x62, 0, 0, 0, 0, 0, 0])
  }

  @Test func `a typed parameter has its tag before its value`() throws {
    let parameter = Remote.TypedParameter(field: "n", value: .uint64(1 << 32))
    #expect(
      try XDREncoder.encode(parameter) == [0, 0, 0, 1, 0x6E, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0])
  }

  @Test func `characters of C take a word each and keep their sign`() throws {
    let result = Remote.DomainGetSecurityLabelResult(label: [0x41, 0xFF], enforcing: 0)
    let bytes: [UInt8] = [0, 0, 0, 2, 0, 0, 0, 0x41, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]
    #expect(try XDREncoder.encode(result) == bytes)
    #expect(try decode(Remote.DomainGetSecurityLabelResult.self, bytes).label == [0x41, 0xFF])
  }

  @Test func `a fixed run of characters is filled up with zeros`() throws {
    let info = Remote.NodeGetInfoResult(
      model: Array("x86_64".utf8), memory: 1, cpus: 2, mhz: 3, nodes: 4, sockets: 5, cores: 6, threads: 7)
    let bytes = try XDREncoder.encode(info)
    #expect(bytes.count == 32 * 4 + 8 + 6 * 4)
    #expect(Array(bytes[0..<8]) == [0, 0, 0, 0x78, 0, 0, 0, 0x38])
    #expect(Array(bytes[24..<128]) == Array(repeating: 0, count: 104))
  }

  @Test func `a text beyond its limit is refused in both directions`() throws {
    var bytes: [UInt8] = []
    bytes.word(Int64(WireLimit.string) + 1)
    #expect(throws: WireError.overLimit(count: WireLimit.string + 1, limit: WireLimit.string)) {
      try decode(Remote.DomainLookupByNameArguments.self, bytes)
    }
    let long = Remote.DomainLookupByNameArguments(name: String(repeating: "a", count: WireLimit.string + 1))
    #expect(throws: WireError.overLimit(count: WireLimit.string + 1, limit: WireLimit.string)) {
      try XDREncoder.encode(long)
    }
  }

  @Test func `a list over its limit is refused, one within it but beyond the bytes is too`() throws {
    #expect(throws: WireError.overLimit(count: 16_385, limit: 16_384)) {
      try decode(Remote.ConnectListDomainsResult.self, [0, 0, 0x40, 0x01])
    }
    #expect(throws: WireError.truncated) {
      try decode(Remote.ConnectListDomainsResult.self, [0, 0, 0x40, 0x00, 0, 0, 0, 1])
    }
    #expect(throws: WireError.overLimit(count: 20, limit: 16)) {
      try XDREncoder.encode(
        Remote.DomainSendKeyArguments(
          domain: .init(name: "", uuid: .random(), id: 0), codeset: 0, holdtime: 0,
          keycodes: Array(repeating: 1, count: 20), flags: 0))
    }
  }

  @Test(arguments: [[0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x61, 0x80]] as [[UInt8]])
  func `a text that is no UTF-8 is refused`(text: [UInt8]) throws {
    var bytes: [UInt8] = []
    bytes.counted(text)
    #expect(throws: WireError.invalidText) { try decode(Remote.DomainLookupByNameArguments.self, bytes) }
  }

  @Test func `a zero byte inside a text is refused`() throws {
    #expect(throws: WireError.zeroInText) {
      try decode(Remote.DomainLookupByNameArguments.self, [0, 0, 0, 2, 0x61, 0, 0, 0])
    }
  }

  @Test func `unknown tags of unions, enums and optionals are refused`() throws {
    #expect(throws: WireError.unknownTag(8)) {
      try decode(Remote.TypedParameter.self, [0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
    }
    #expect(throws: WireError.unknownTag(3)) {
      try decode(Remote.AuthListResult.self, [0, 0, 0, 1, 0, 0, 0, 3])
    }
    #expect(throws: WireError.unknownTag(2)) {
      try decode(Remote.ConnectOpenArguments.self, [0, 0, 0, 2, 0, 0, 0, 0])
    }
  }

  @Test func `bytes behind the value are refused where all must be used`() throws {
    #expect(throws: WireError.trailingBytes(4)) { try decode(XDRNothing.self, [0, 0, 0, 0]) }
  }

  @Test func `an error survives the way over the wire`() throws {
    let errors = [
      VirtError.noDomain("name 'x'"),
      VirtError(.domExist, "'x'", origin: .domain),
      VirtError(.operationInvalid),
      VirtError(.rpc, "odd", origin: .rpc),
      VirtError(ErrorCode(rawValue: 9_999), "unheard of"),
    ]
    for error in errors {
      let body = Remote.ErrorBody(error)
      #expect(body.message == error.message)
      let again = VirtError(try decode(Remote.ErrorBody.self, try XDREncoder.encode(body)))
      #expect(again == error)
    }
  }

  @Test func `an error of any size can be sent`() throws {
    let error = VirtError(.internalError, String(repeating: "€", count: 5_000_000))
    #expect(try XDREncoder.encode(Remote.ErrorBody(error)).count < 300_000)
  }
}

import DroverCore
@testable import Domains
import Testing

/// What a client says of a migration, and what two daemons tell each other through it.
@Suite struct MigrationValueTests {
  @Test(
    arguments: [
      ("tcp:host", "host", nil), ("tcp:host:49152", "host", 49_152), ("tcp://host", "host", nil),
      ("tcp://host:1/", "host", 1), ("tcp://[::1]:7", "::1", 7), ("tcp:[fe80::1]", "fe80::1", nil),
    ] as [(String, String, UInt16?)])
  func `an address of the network is a host, and a port that may be left open`(
    _ text: String, host: String, port: UInt16?
  ) throws {
    let wish = try MigrationAddress.wish(text)
    #expect(wish.host == host && wish.port == port && wish.path == nil)
  }

  @Test func `a socket is a path`() throws {
    #expect(try MigrationAddress("unix:///run/a.sock") == .unix(path: "/run/a.sock"))
    #expect(try MigrationAddress("unix:/run/a.sock") == .unix(path: "/run/a.sock"))
  }

  @Test(arguments: [
    "", "host", "tcp:", "tcp://:5", "tcp:host:0", "tcp:host:65536", "tcp:host:x", "unix:", "unix:relative", "rdma:h:1",
    "tcp:a,b:1", "tcp:a b:1", "tcp:::1:5", "tcp://19[]:::415/", "tcp:[a]b:1",
    "unix:/" + String(repeating: "a", count: 200),
  ])
  func `what is no address is refused`(_ text: String) {
    #expect(throws: VirtError.self) { try MigrationAddress.wish(text) }
  }

  @Test func `an address is read as it was written`() throws {
    for address in [
      MigrationAddress.tcp(host: "a.example", port: 1), .tcp(host: "::1", port: 65_535), .unix(path: "/a"),
    ] { #expect(try MigrationAddress(address.uri) == address) }
  }

  @Test func `a cookie is read as it was written, with a zero behind it or not`() throws {
    var cookie = MigrationCookie(hostname: "a \"b\"", hostUUID: .random(), domain: .random())
    #expect(try MigrationCookie(cookie.bytes) == cookie)
    cookie.handover = HandoverAddress(address: .tcp(host: "h", port: 7), token: "t")
    #expect(try MigrationCookie(cookie.bytes + [0]) == cookie)
  }

  @Test(arguments: [[], [0], Array("{}".utf8), Array("<qemu-migration/>".utf8), [0xFF, 0xFE, 0x00, 0x7B]])
  func `a cookie of garbage is refused`(_ bytes: [UInt8]) {
    #expect(throws: VirtError.self) { try MigrationCookie(bytes) }
  }

  @Test func `no prefix of a cookie is one`() {
    let bytes = MigrationCookie(hostname: "h", hostUUID: .random(), domain: .random()).bytes
    for count in 0..<bytes.count {
      #expect(throws: VirtError.self) { try MigrationCookie(Array(bytes.prefix(count))) }
    }
  }

  @Test func `parameters are taken by their names and types`() throws {
    let parameters = try MigrationParameters([
      TypedParameter("migrate_uri", .string("tcp:h")), TypedParameter("bandwidth", .ulong(7)),
      TypedParameter("destination_name", .string("n")),
    ])
    #expect(parameters.address == "tcp:h" && parameters.name == "n")
    #expect(parameters.settings([], downtime: nil, speed: 9).bandwidth == 7 << 20)
    #expect(MigrationParameters().settings([], downtime: nil, speed: 9).bandwidth == 9 << 20)
  }

  @Test(arguments: [
    [TypedParameter("bandwidth", .int(1))], [TypedParameter("compression", .string("zstd"))],
    [TypedParameter("bandwidth", .ulong(.max))], [TypedParameter("bandwidth", .ulong(1 << 43))],
    [TypedParameter("migrate_uri", .string("a")), TypedParameter("migrate_uri", .string("b"))],
  ])
  func `parameters that are unknown, of another type, too large or given twice are refused`(_ list: [TypedParameter]) {
    #expect(throws: VirtError.self) { try MigrationParameters(list) }
  }

  @Test func `flags that are not there are refused, libvirt's by name`() {
    #expect(throws: VirtError(.argumentUnsupported, "post-copy is not supported")) {
      try MigrationFlags(rawValue: 1 << 15).check("f")
    }
    #expect(throws: VirtError(.invalidArg, "unsupported flags (0x80000000) in function f")) {
      try MigrationFlags(rawValue: 1 << 31).check("f")
    }
    #expect(throws: Never.self) { try MigrationFlags.known.check("f") }
  }
}

import DroverCore
import Testing

@testable import DroverClient

@Suite struct ConnectionURITests {
  @Test(
    "a URI is read into its parts and written back",
    arguments: [
      "qemu:///system", "qemu:///session", "qemu+unix:///system?socket=/tmp/a/run/drover.sock",
      "qemu+ssh://root@host:22/system?keyfile=/k&no_tty=1", "test:///default",
    ])
  func roundTrip(text: String) throws {
    #expect(try ConnectionURI(text).description == text)
  }

  @Test("the parts of a URI with a socket") func parts() throws {
    let uri = try ConnectionURI("qemu+unix:///system?mode=direct&socket=/tmp/with%20space/%C3%A4.sock#x")
    #expect(uri.driver == "qemu")
    #expect(uri.transport == "unix")
    #expect(uri.server == nil)
    #expect(uri.path == "/system")
    #expect(uri[parameter: "socket"] == "/tmp/with space/ä.sock")
    #expect(uri[parameter: "mode"] == "direct")
    #expect(uri[parameter: "nothing"] == nil)
  }

  @Test("a server and a path without slashes", arguments: [("qemu://host", "host", ""), ("qemu:x", nil, "x")])
  func servers(text: String, server: String?, path: String) throws {
    let uri = try ConnectionURI(text)
    #expect(uri.server == server)
    #expect(uri.path == path)
  }

  @Test(
    "what is written is read as the same", arguments: ["qemu:x", "qemu:x/y", "qemu:", "qemu:////x", "qemu://h/x?a=b"])
  func written(text: String) throws {
    let uri = try ConnectionURI(text)
    #expect(try ConnectionURI("\(uri)") == uri)
  }

  @Test("what names no driver is refused", arguments: ["", "system", ":///x", "/run/x", "ab cd:///x", "ä:///x"])
  func noDriver(text: String) {
    #expect { try ConnectionURI(text) } throws: { ($0 as? VirtError)?.code == .noConnect }
  }

  @Test("broken percent-encoding is refused", arguments: ["%", "%4", "%zz", "%00", "%ff"])
  func brokenEncoding(end: String) {
    #expect { try ConnectionURI("qemu:///system?socket=/a\(end)") } throws: {
      ($0 as? VirtError)?.code == .invalidArg
    }
  }

  @Test("any bytes as a URI are read or refused, never a trap") func random() {
    var source = SystemRandomNumberGenerator()
    let alphabet = Array("qemu:/+?&=%#@aA0 \u{0}ä".unicodeScalars)
    for _ in 0..<5_000 {
      let count = Int(source.next() % 24)
      var text = ""
      for _ in 0..<count { text.unicodeScalars.append(alphabet[Int(source.next() % UInt64(alphabet.count))]) }
      if let uri = try? ConnectionURI(text) { #expect(!uri.driver.contains(":")) }
    }
  }
}

@Suite struct EndpointTests {
  let root = UserEnvironment(userID: 0, runtimeDirectory: nil)
  let user = UserEnvironment(userID: 1000, runtimeDirectory: "/run/user/1000")

  @Test("libvirt's URIs lead to libvirt's sockets") func libvirtSockets() throws {
    let system = try Endpoint(ConnectionURI("qemu:///system"), in: root)
    #expect(system.sockets == ["/run/libvirt/libvirt-sock", "/run/libvirt/virtqemud-sock"])
    #expect(system.name == "qemu:///system")
    let readOnly = try Endpoint(ConnectionURI("qemu:///system"), readOnly: true, in: root)
    #expect(readOnly.sockets == ["/run/libvirt/libvirt-sock-ro", "/run/libvirt/virtqemud-sock-ro"])
    let session = try Endpoint(ConnectionURI("qemu:///session"), in: user)
    #expect(session.sockets == ["/run/user/1000/libvirt/libvirt-sock", "/run/user/1000/libvirt/virtqemud-sock"])
    #expect(session.name == "qemu:///session")
  }

  @Test("a socket that is named is the only one") func namedSocket() throws {
    let endpoint = try Endpoint(ConnectionURI("qemu+unix:///system?socket=/tmp/x"), in: root)
    #expect(endpoint.sockets == ["/tmp/x"])
    #expect(endpoint.name == "qemu:///system")
    #expect(try Endpoint(.socket("/tmp/a b"), in: root).sockets == ["/tmp/a b"])
  }

  @Test(
    "a port of a host, by name or number, as libvirt's clients read it",
    arguments: [
      ("qemu+tcp://h/system", "h", 16_509), ("qemu+tcp://127.0.0.1:47/system", "127.0.0.1", 47),
      ("qemu+tcp://[::1]:47/system", "::1", 47), ("qemu+tcp://[fe80::1]/session", "fe80::1", 16_509),
      ("qemu+tcp://me@h:1/system", "h", 1), ("qemu+tcp:///system", "localhost", 16_509),
    ])
  func network(text: String, host: String, port: UInt16) throws {
    let endpoint = try Endpoint(ConnectionURI(text), in: root)
    #expect(endpoint.server == NetworkServer(host: host, port: port))
    #expect(endpoint.sockets.isEmpty)
  }

  @Test("droverd's own sockets") func droverSockets() {
    #expect(Endpoint.root("/tmp/d").sockets == ["/tmp/d/run/drover.sock"])
    #expect(Endpoint.root("/tmp/d", readOnly: true).sockets == ["/tmp/d/run/drover-ro.sock"])
    #expect(Endpoint.drover(in: root).sockets == ["/run/drover/drover.sock"])
    #expect(Endpoint.drover(in: user).sockets == ["/run/user/1000/drover/drover.sock", "/run/drover/drover.sock"])
  }

  @Test(
    "what cannot be reached is refused with libvirt's numbers",
    arguments: [
      ("xen:///system", ErrorCode.noConnect), ("qemu+ssh://h/system", .invalidArg), ("qemu://h/system", .invalidArg),
      ("qemu:///other", .internalError),
      ("qemu+tcp://h:0/system", .invalidArg), ("qemu+tcp://h:65536/system", .invalidArg),
      ("qemu+tcp://[::1]47/system", .invalidArg), ("qemu+tcp://h:x/system", .invalidArg),
    ])
  func refused(text: String, code: ErrorCode) throws {
    let uri = try ConnectionURI(text)
    #expect { try Endpoint(uri, in: root) } throws: { ($0 as? VirtError)?.code == code }
  }
}

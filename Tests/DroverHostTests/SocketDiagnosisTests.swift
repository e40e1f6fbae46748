import DroverHost
import Glibc
import Testing

@Suite struct SocketDiagnosisTests {
  private let folder = ScratchFolder()

  @Test func `both ends of a pair are known, and who holds them`() throws {
    let (left, right) = try SocketPair().take()
    defer {
      close(left)
      close(right)
    }
    let open = try #require(SocketDiagnosis.openSockets(of: getpid()))
    let (one, other) = (try #require(open[left]), try #require(open[right]))
    let facts = try SocketDiagnosis.unixSockets()
    #expect(facts.first { $0.inode == one }?.peer == other)
    #expect(facts.first { $0.inode == other }?.peer == one)
    #expect(SocketDiagnosis.holders(of: [one])[one]?.map(\.pid) == [getpid()])
  }

  @Test func `a socket that listens has its address in both tables`() throws {
    let path = folder("listens.sock")
    let socket = try ListeningSocket.bind(path: path, mode: 0o600)
    defer { unlink(path) }
    let number = socket.rawValue
    let inode = try #require(SocketDiagnosis.openSockets(of: getpid())?[number])
    for table in [try SocketDiagnosis.unixSockets(), SocketDiagnosis.unixSockets(seenBy: getpid())] {
      let facts = try #require(table.first { $0.inode == inode })
      #expect(facts.isListening)
      #expect(facts.address == .path(path))
    }
    _ = consume socket
  }

  @Test func `lines of the kernel's tables are read`() throws {
    func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }
    let local = try #require(
      UnixSocketFacts(line: bytes("0000000000000000: 00000002 00000000 00010000 0001 01 29912 /run/a b.sock")))
    #expect(local == UnixSocketFacts(inode: 29_912, isListening: true, address: .path("/run/a b.sock")))
    let nameless = try #require(
      UnixSocketFacts(line: bytes("0000000000000000: 00000003 00000000 00000000 0001 03 208573")))
    #expect(nameless.address == nil && !nameless.isListening)
    let abstract = UnixSocketFacts(line: bytes("0000000000000000: 00000002 00000000 00010000 0001 01 7 @name"))
    #expect(abstract?.address == .abstract(Array("name".utf8)))
    let tcp = try #require(
      TCPSocketFacts(
        line: bytes("  12: 0100007F:115C 0100007F:D431 01 00000000:00000000 00:00000000 00000000  0  0 4711 1 0")))
    #expect(tcp.local.text == "127.0.0.1" && tcp.local.port == 4444 && tcp.remote.port == 0xD431)
    #expect(tcp.isConnected && !tcp.isListening && tcp.inode == 4711)
    let six = try #require(
      TCPSocketFacts(
        line: bytes(
          "   0: 00000000000000000000000001000000:0050 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 99 1")))
    #expect(six.local.text == "0:0:0:0:0:0:0:1" && six.isListening)
    let mapped = TCPSocketFacts(
      line: bytes(
        "   0: 0000000000000000FFFF00000100007F:0050 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 99 1"))
    #expect(mapped?.local.text == "127.0.0.1")
    for line in ["", "sl  local_address rem_address", "  12: 0100007F 0100007F:D431 01 a b c d e f g h"] {
      #expect(TCPSocketFacts(line: bytes(line)) == nil)
      #expect(UnixSocketFacts(line: bytes(line)) == nil)
    }
  }
}

import Glibc
import Testing

@testable import DroverHost

@Suite struct PortTesterTests {
  /// Listens on a port of the kernel's choice at 127.0.0.1; the descriptor and the port.
  private func listen() throws -> (SharedDescriptor, UInt16) {
    let descriptor = Descriptor(adopting: socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let number = descriptor.rawValue
    try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        try #require(bind(number, generic, length) == 0)
        try #require(Glibc.listen(number, 1) == 0)
        try #require(getsockname(number, generic, &length) == 0)
      }
    }
    return (SharedDescriptor(descriptor), UInt16(bigEndian: address.sin_port))
  }

  @Test func `a port is taken where somebody listens, and free again afterwards`() throws {
    let tester = PortTester()
    let port: UInt16
    do {
      let (held, number) = try listen()
      port = number
      #expect(!tester.isFree(port: port, address: "127.0.0.1"))
      #expect(!tester.isFree(port: port, address: nil))
      #expect(!tester.isFree(port: port, address: "0.0.0.0"))
      #expect(!tester.isFree(port: port, address: "localhost"))
      #expect(!tester.isFree(port: port, address: "some.host.name"))
      #expect(tester.isFree(port: port, address: "127.0.0.2"))
      _ = held.rawValue
    }
    #expect(tester.isFree(port: port, address: "127.0.0.1"))
    #expect(tester.isFree(port: port, address: nil))
  }

  @Test func `an address that is not ours has no free port`() {
    #expect(!PortTester().isFree(port: 5900, address: "192.0.2.1"))
  }
}

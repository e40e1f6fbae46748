import Glibc
import Testing

@testable import DroverHost

@Suite struct OutputPipeTests {
  @Test func `whoever writes is refused what does not fit, and never waits`() throws {
    let (reading, writing) = try OutputPipe().share()
    let block = [UInt8](repeating: 0x78, count: 4096)
    var written = 0
    while case let count = write(writing.rawValue, block, block.count), count > 0 { written += count }
    #expect(errno == EAGAIN)
    #expect(written >= 65_536)
    // The reader waits, as a reader does.
    #expect(fcntl(reading.rawValue, F_GETFL) & O_NONBLOCK == 0)
    for descriptor in [reading, writing] { #expect(fcntl(descriptor.rawValue, F_GETFD) & FD_CLOEXEC != 0) }
  }
}

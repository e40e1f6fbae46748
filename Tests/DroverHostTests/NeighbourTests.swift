import Domains
import DroverCore
import Testing

@testable import DroverHost

@Suite struct NeighbourTests {
  @Test func `those that answered are the neighbours`() {
    let table = """
      IP address       HW type     Flags       HW address            Mask     Device
      10.0.0.2         0x1         0x2         52:54:00:11:22:33     *        br0
      10.0.0.3         0x1         0x0         00:00:00:00:00:00     *        br0
      10.0.0.4         0x1         0x6         52:54:00:11:22:34     *        br0
      nonsense
      10.0.0.5         0x1         0x2         nothing               *        br0
      """
    let found = HostFacts.neighbours(in: table)
    #expect(found.map(\.address) == ["10.0.0.2", "10.0.0.4"])
    #expect(found.first?.hardwareAddress == MACAddress("52:54:00:11:22:33"))
    #expect(HostFacts.neighbours(in: "").isEmpty)
  }
}

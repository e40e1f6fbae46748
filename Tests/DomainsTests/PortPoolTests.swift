import Domains
import DroverCore
import Testing

struct PortPoolTests {
  private func given(_ pool: inout PortPool, where isFree: (UInt16) -> Bool) -> UInt16? {
    try? pool.take(where: isFree)
  }

  private func refusal(of pool: inout PortPool) -> VirtError? {
    do throws(VirtError) { _ = try pool.take { _ in true } } catch { return error }
    return nil
  }

  @Test func `the lowest port is given that is free here and on the host`() {
    var pool = PortPool(5900...5903, use: "tests")
    let port1 = given(&pool) { _ in true }
    #expect(port1 == 5900)
    let port2 = given(&pool) { $0 != 5901 }
    #expect(port2 == 5902)
    let port3 = given(&pool) { _ in true }
    #expect(port3 == 5901)
  }

  @Test func `a used-up range is an error that names the range`() throws {
    var pool = PortPool(5900...5900, use: "tests")
    _ = try pool.take { _ in true }
    let error = refusal(of: &pool)
    #expect(error?.code == .internalError)
    #expect(error?.message.contains("5900") == true)
  }

  @Test func `ports that come back are given again`() throws {
    var pool = PortPool(5900...5901, use: "tests")
    _ = try pool.take { _ in true }
    _ = try pool.take { _ in true }
    pool.release([5900, 7777])
    let port4 = given(&pool) { _ in true }
    #expect(port4 == 5900)
  }

  @Test func `the end of the range of all ports is no overflow`() {
    var pool = PortPool(65535...65535, use: "tests")
    let port5 = given(&pool) { _ in true }
    #expect(port5 == 65535)
    let refused = refusal(of: &pool)
    #expect(refused != nil)
  }
}

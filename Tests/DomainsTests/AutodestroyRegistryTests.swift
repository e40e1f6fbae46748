import Domains
import DroverCore
import Testing

struct AutodestroyRegistryTests {
  private let first = ConnectionID(rawValue: 1)
  private let second = ConnectionID(rawValue: 2)
  private let web = UUID(high: 0, low: 1)
  private let mail = UUID(high: 0, low: 2)

  @Test func `the guests of a connection are given out once, when it ends`() {
    var registry = AutodestroyRegistry()
    registry.open(first)
    registry.open(second)
    #expect(registry.claim(web, by: first) == true)
    #expect(registry.claim(mail, by: second) == true)
    #expect(registry.close(first) == [web])
    #expect(registry.close(first) == [])
    #expect(registry.owner(of: web) == nil)
    #expect(registry.owner(of: mail) == second)
  }

  @Test func `a connection that has ended, or never was, owns nothing`() {
    var registry = AutodestroyRegistry()
    #expect(registry.claim(web, by: first) == false)
    registry.open(first)
    _ = registry.close(first)
    #expect(registry.claim(web, by: first) == false)
    #expect(registry.count == 0)
  }

  @Test func `a guest that ended is nobody's`() {
    var registry = AutodestroyRegistry()
    registry.open(first)
    _ = registry.claim(web, by: first)
    registry.release(web)
    #expect(registry.close(first) == [])
  }

  @Test func `a guest that waits is its owner's again when that comes, and given out once when it does not`() {
    var registry = AutodestroyRegistry()
    let token = OwnerToken(uid: 1000, pid: 812, startTime: 77)
    registry.expect(token, for: web)
    registry.expect(token, for: mail)
    registry.expect(OwnerToken(uid: 1000, pid: 813, startTime: 77), for: UUID(high: 0, low: 3))
    registry.release(mail)
    #expect(registry.open(second) == [])
    #expect(registry.open(first, as: token) == [web])
    #expect(registry.giveUpWaiting() == [UUID(high: 0, low: 3)])
    #expect(registry.giveUpWaiting() == [])
    #expect(registry.close(first) == [web])
  }

  @Test func `the second owner takes the guest over from the first`() {
    var registry = AutodestroyRegistry()
    registry.open(first)
    registry.open(second)
    _ = registry.claim(web, by: first)
    _ = registry.claim(web, by: second)
    #expect(registry.close(first) == [])
    #expect(registry.close(second) == [web])
  }
}

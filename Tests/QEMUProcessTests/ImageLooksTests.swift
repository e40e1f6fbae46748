import Testing

@testable import QEMUProcess

@Suite struct ImageLooksTests {
  private let start = ContinuousClock.now

  @Test func `a file that does not answer is not asked again until it has answered`() throws {
    let looks = ImageLooks(patience: .seconds(2), limit: 4)
    let first = try #require(looks.begin("/nfs/a", now: start))
    #expect(looks.begin("/nfs/a", now: start + .seconds(1)) != nil, "it may only be slow")
    #expect(looks.begin("/nfs/a", now: start + .seconds(2)) == nil)
    #expect(looks.begin("/b", now: start + .seconds(2)) != nil)
    looks.end(first)
    #expect(looks.begin("/nfs/a", now: start + .seconds(2)) != nil)
  }

  @Test func `when many are stuck nobody looks, and everybody does again when one has come back`() throws {
    let looks = ImageLooks(patience: .seconds(2), limit: 2)
    let first = try #require(looks.begin("/nfs/a", now: start))
    _ = looks.begin("/nfs/b", now: start)
    #expect(looks.begin("/c", now: start + .seconds(3)) == nil)
    looks.end(first)
    #expect(looks.begin("/c", now: start + .seconds(3)) != nil)
  }
}

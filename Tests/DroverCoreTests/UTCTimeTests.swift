import DroverCore
import Testing

@Suite struct UTCTimeTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00", 0), ("2000-02-29T12:00:00", 951_825_600), ("2037-12-31T15:51:00", 2_145_887_460),
    ("2100-03-01T00:00:01", 4_107_542_401),
  ])
  func `moments are seconds since 1970`(text: String, seconds: Int64) {
    #expect(UTCTime.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", "now", "2037-12-31", "2037-13-01T00:00:00", "2037-12-31T24:00:00", "1969-12-31T23:59:59", "-1-1-1T0:0:0",
    "2037-12-31T15:51:00Z", "99999-01-01T00:00:00", "2037-12-31T15:51",
  ])
  func `what is no moment is none`(text: String) {
    #expect(UTCTime.seconds(text) == nil)
  }
}

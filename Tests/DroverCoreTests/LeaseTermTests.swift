import DroverCore
import Testing

struct LeaseTermTests {
  @Test(arguments: [("90", 90), ("90s", 90), ("10m", 600), ("2h", 7_200), ("1d", 86_400), ("3650d", 315_360_000)])
  func `a time is a number with or without a unit`(_ text: String, _ seconds: Int64) {
    #expect(LeaseTerm(text)?.seconds == seconds)
  }

  @Test(arguments: ["", "s", "0", "-1", "1w", "1 m", "m1", "1.5h", "3651d", "99999999999999999999", "٣"])
  func `anything else is none`(_ text: String) { #expect(LeaseTerm(text) == nil) }
}

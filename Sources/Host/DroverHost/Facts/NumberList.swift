/// Lists of the kernel such as `0-3,8,10-11`.
public enum NumberList {
  /// The numbers, in order; what is no number is left out, and what is absurdly long is cut.
  public static func parse(_ text: some StringProtocol) -> [Int] {
    var numbers: [Int] = []
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-", maxSplits: 1).map { Int(String($0.filter(\.isNumber))) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last, last < 65_536 else { continue }
      numbers += first...last
    }
    return numbers
  }
}

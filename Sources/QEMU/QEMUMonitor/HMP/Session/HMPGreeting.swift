/// The first line that a human monitor writes: `QEMU 7.2.22 monitor - type 'help' for more information`.
public struct HMPGreeting: Hashable, Sendable {
  /// QEMU's version; nil when the line holds none.
  public let version: QMPVersion?

  /// Makes a greeting.
  public init(version: QMPVersion?) { self.version = version }

  /// Reads the line; nil when it is none.
  public init?(line: some StringProtocol) {
    guard line.hasPrefix("QEMU "), let end = line.firstRange(ofWord: " monitor - ") else { return nil }
    let words = line[..<end].split(separator: " ")
    version = words.last.flatMap { QMPVersion(words: $0) }
  }
}

extension StringProtocol {
  /// Where a short text begins in this one; nil when it does not stand there.
  func firstRange(ofWord word: String) -> Index? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(word) { return place }
      place = index(after: place)
    }
    return nil
  }
}

extension QMPVersion {
  /// Reads what the human monitor tells: `7.2.22Debian 1:7.2+dfsg-7`; nil when it does not begin with a version.
  init?(words: some StringProtocol) {
    var numbers: [Int] = []
    var rest = words[...]
    while numbers.count < 3 {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, digits.utf8.count <= 6, let number = Int(digits) else { break }
      numbers.append(number)
      rest = rest[digits.endIndex...]
      guard numbers.count < 3, rest.first == "." else { break }
      rest = rest.dropFirst()
    }
    guard numbers.count >= 2 else { return nil }
    self.init(
      major: numbers[0], minor: numbers[1], micro: numbers.count > 2 ? numbers[2] : 0,
      package: String(rest).trimmingBlanks())
  }
}

extension String {
  /// Without the blanks and line ends around it.
  func trimmingBlanks() -> String {
    func isBlank(_ character: Character) -> Bool { character.isWhitespace }
    var text = self[...]
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(text.drop(while: isBlank))
  }
}

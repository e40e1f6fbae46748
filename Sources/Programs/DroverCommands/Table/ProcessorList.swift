import ArgumentParser
import DroverClient

/// A set of processors as people write it: `0-3,^2,7`; `r` is all of them.
enum ProcessorList {
  /// Reads a list.
  ///
  /// - Parameter all: how many processors there are.
  static func parse(_ text: String, all: Int) throws -> ProcessorMap {
    if text == "r" { return ProcessorMap(0..<all) }
    var numbers = Set<Int>()
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let removes = part.hasPrefix("^")
      let ends = part.dropFirst(removes ? 1 : 0).split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count <= 2, let first = ends.first.flatMap({ Int($0) }), let last = ends.last.flatMap({ Int($0) }),
        (0...last).contains(first), last < 16_384
      else { throw ValidationError("'\(text)' is no list of processors such as 0-3,^2,7") }
      if removes {
        numbers.subtract(first...last)
      } else {
        numbers.formUnion(first...last)
      }
    }
    return ProcessorMap(numbers)
  }

  /// Writes one, neighbours as ranges.
  static func text(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound == number - 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}

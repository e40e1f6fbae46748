/// One bit for each number that a ``CPUSet`` takes: any range is set and read by words, so that a list costs its
/// length, whatever its ranges span and however often they overlap.
struct CPUTable {
  private var words = [UInt64](repeating: 0, count: (CPUSet.greatest + 64) / 64)

  /// Adds numbers; those out of range are left out.
  mutating func insert(_ numbers: ClosedRange<Int>) {
    guard numbers.overlaps(0...CPUSet.greatest) else { return }
    let numbers = numbers.clamped(to: 0...CPUSet.greatest)
    let (first, last) = (numbers.lowerBound / 64, numbers.upperBound / 64)
    for word in first...last {
      let from: UInt64 = word == first ? .max << UInt64(numbers.lowerBound % 64) : .max
      let to: UInt64 = word == last ? .max >> UInt64(63 - numbers.upperBound % 64) : .max
      words[word] |= from & to
    }
  }

  /// Takes a number out; whether it was in.
  mutating func remove(_ number: Int) -> Bool {
    guard (0...CPUSet.greatest).contains(number) else { return false }
    let bit: UInt64 = 1 << UInt64(number % 64)
    defer { words[number / 64] &= ~bit }
    return words[number / 64] & bit != 0
  }

  /// The members as ranges that neither touch nor overlap, in order.
  var ranges: [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        let start = rest.trailingZeroBitCount
        let length = (~(rest >> UInt64(start))).trailingZeroBitCount
        let range = index * 64 + start...index * 64 + start + length - 1
        if let last = found.last, last.upperBound == range.lowerBound - 1 {
          found[found.count - 1] = last.lowerBound...range.upperBound
        } else {
          found.append(range)
        }
        // By two shifts: a whole word's length would be shifted out of it.
        rest &= ~((.max >> UInt64(64 - length)) << UInt64(start))
      }
    }
    return found
  }
}

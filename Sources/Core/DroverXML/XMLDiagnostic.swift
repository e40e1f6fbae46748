import DroverCore

/// Something in a text that has no meaning here and is left out.
public struct XMLDiagnostic: Sendable, Equatable {
  /// What it is.
  public enum Kind: Sendable, Equatable {
    /// An attribute of a name that the element does not have.
    case unknownAttribute
    /// A child of a name that the element does not have.
    case unknownElement
    /// A second child of a name that may stand once.
    case repeatedElement
  }

  /// What it is.
  public var kind: Kind
  /// The name.
  public var name: String
  /// The line, from 1.
  public var line: Int
  /// The way to it.
  public var path: String
  /// The known name that is nearest, when one is near.
  public var suggestion: String?

  /// A sentence for people.
  public var sentence: String { mistake.sentence }

  /// The same as a mistake, for where unknown names are refused.
  public var mistake: XMLError {
    let what =
      switch kind {
      case .unknownAttribute: "unknown attribute '\(name)'"
      case .unknownElement: "unknown element <\(name)>"
      case .repeatedElement: "element <\(name)> stands more than once"
      }
    let hint = suggestion.map { ", did you mean '\($0)'?" } ?? ""
    return XMLError(code: .xmlInvalidSchema, line: line, path: path, detail: what + hint)
  }
}

/// How many letters have to be inserted, taken away, replaced or swapped with the next to get from one name to another.
func editDistance(_ left: String, _ right: String) -> Int {
  let a = Array(left.utf8)
  let b = Array(right.utf8)
  guard !a.isEmpty else { return b.count }
  guard !b.isEmpty else { return a.count }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    row.reserveCapacity(b.count + 1)
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, beforeLast[j - 2] + 1) }
      row.append(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}

/// The name nearest to another, when it is near enough to be meant.
package func nearestName(to name: String, among names: [String]) -> String? {
  guard name.utf8.count <= 64 else { return nil }
  let limit = max(1, name.utf8.count / 3)
  let lower = name.lowercased()
  var best: (name: String, distance: Int)?
  for candidate in names {
    let distance = editDistance(lower, candidate.lowercased())
    if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.name
}

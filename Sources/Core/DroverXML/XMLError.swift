public import DroverCore

/// Why a text is no such element, and where.
public struct XMLError: Error, Sendable, Equatable {
  /// The number that a client sees.
  public var code: ErrorCode
  /// The line, from 1; 0 when there is none.
  public var line: Int
  /// The column, from 1; 0 when there is none.
  public var column: Int
  /// The way to the element or attribute: `/domain/devices/disk[2]/target/@bus`.
  public var path: String
  /// What is wrong.
  public var detail: String

  /// Makes an error.
  public init(code: ErrorCode = .xmlError, line: Int = 0, column: Int = 0, path: String = "", detail: String) {
    self.code = code
    self.line = line
    self.column = column
    self.path = path
    self.detail = detail
  }

  /// The sentence with its place.
  public var sentence: String {
    var place: [String] = []
    if line > 0 { place.append(column > 0 ? "line \(line), column \(column)" : "line \(line)") }
    if !path.isEmpty { place.append(path) }
    return place.isEmpty ? detail : "\(detail) (\(place.joined(separator: ", ")))"
  }

  /// Reads a sentence that ends with its place, as ``sentence`` writes it; what has no place is all detail.
  ///
  /// A refusal comes over the wire as text; this is how its place is known again.
  public init(code: ErrorCode = .xmlError, sentence: String) {
    self.init(code: code, detail: sentence)
    guard sentence.hasSuffix(")"), let bracket = sentence.lastIndex(of: "("), bracket > sentence.startIndex else {
      return
    }
    let before = sentence.index(before: bracket)
    guard sentence[before] == " " else { return }
    var place = self
    for part in sentence[sentence.index(after: bracket)...].dropLast().split(separator: ",") {
      let word = part.drop { $0 == " " }
      if word.hasPrefix("/"), place.path.isEmpty {
        place.path = String(word)
      } else if word.hasPrefix("line "), let number = Int(word.dropFirst(5)), number > 0, place.path.isEmpty {
        place.line = number
      } else if word.hasPrefix("column "), let number = Int(word.dropFirst(7)), number > 0, place.line > 0 {
        place.column = number
      } else {
        return
      }
    }
    guard place.line > 0 || !place.path.isEmpty else { return }
    place.detail = String(sentence[..<before])
    self = place
  }

  /// The error that goes to a client.
  public var virtError: VirtError { VirtError(code, sentence, origin: .domain) }
}

extension XMLError: CustomStringConvertible {
  /// The sentence with its place.
  public var description: String { sentence }
}

/// A value of JSON of which only numbers and texts matter.
enum JSONValue: Decodable, Equatable, Sendable {
  case number(Double)
  case text(String)
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .other
    }
  }

  var text: String {
    if case .text(let text) = self { text } else { "" }
  }
}

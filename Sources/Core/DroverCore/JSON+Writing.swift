extension JSON {
  /// How a value is laid out.
  public enum Layout: Hashable, Sendable {
    /// One line without spaces: what goes over a monitor.
    case compact
    /// A member or item on each line, two spaces for each level: what people read.
    case pretty
  }

  /// The value as text. A double that is infinite or not a number becomes `null`.
  public func text(_ layout: Layout = .compact) -> String {
    String(decoding: bytes(layout), as: UTF8.self)
  }

  /// The value as UTF-8.
  public func bytes(_ layout: Layout = .compact) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    writer.write(self, level: 0)
    return writer.output
  }
}

/// Appends values to bytes.
struct JSONWriter {
  let layout: JSON.Layout
  var output: [UInt8] = []

  init(layout: JSON.Layout) { self.layout = layout }

  mutating func write(_ value: JSON, level: Int) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let number): append(number.description)
    case .unsigned(let number): append(number.description)
    case .double(let number): append(number.isFinite ? number.description : "null")
    case .string(let text): write(text)
    case .array(let items):
      enclose("[", "]", count: items.count, level: level) { writer, index in
        writer.write(items[index], level: level &+ 1)
      }
    case .object(let object):
      let members = object.members
      enclose("{", "}", count: members.count, level: level) { writer, index in
        writer.write(members[index].key)
        writer.append(writer.layout == .pretty ? ": " : ":")
        writer.write(members[index].value, level: level &+ 1)
      }
    }
  }

  private mutating func enclose(
    _ opening: String, _ closing: String, count: Int, level: Int, _ item: (inout JSONWriter, Int) -> Void
  ) {
    append(opening)
    for index in 0..<count {
      if index > 0 { append(",") }
      newLine(level: level &+ 1)
      item(&self, index)
    }
    if count > 0 { newLine(level: level) }
    append(closing)
  }

  private mutating func newLine(level: Int) {
    guard layout == .pretty else { return }
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: level &* 2))
  }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func write(_ text: String) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0A: append("\\n")
      case 0x0C: append("\\f")
      case 0x0D: append("\\r")
      case 0..<0x20, 0x7F:
        append("\\u00")
        output.append(hexadecimalDigit(byte >> 4))
        output.append(hexadecimalDigit(byte & 15))
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}

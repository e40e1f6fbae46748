public import DroverCore

extension ConnectionURI {
  /// Reads a URI.
  ///
  /// - Throws: `invalidArg` for broken percent-encoding, `noConnect` for a text that names no driver.
  public init(_ text: String) throws(VirtError) {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
      throw VirtError(.noConnect, "URI '\(text)' does not include a driver name", origin: .uri)
    }
    let scheme = text[..<colon]
    guard scheme.utf8.allSatisfy(Self.isSchemeByte) else {
      throw VirtError(.noConnect, "URI '\(text)' does not include a driver name", origin: .uri)
    }
    if let plus = scheme.firstIndex(of: "+") {
      driver = String(scheme[..<plus])
      transport = String(scheme[scheme.index(after: plus)...])
    } else {
      driver = String(scheme)
      transport = nil
    }

    var rest = text[text.index(after: colon)...]
    if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
    var query: Substring?
    if let mark = rest.firstIndex(of: "?") {
      query = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let slash = rest.firstIndex(of: "/") ?? rest.endIndex
      server = slash == rest.startIndex ? nil : String(rest[..<slash])
      rest = rest[slash...]
    } else {
      server = nil
    }
    path = try Self.decode(rest, of: text)
    parameters = []
    for pair in (query ?? "").split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = try Self.decode(halves.first ?? "", of: text)
      let value = try Self.decode(halves.dropFirst().first ?? "", of: text)
      parameters.append(Parameter(name: name, value: value))
    }
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  private static func decode(_ part: Substring, of text: String) throws(VirtError) -> String {
    guard let decoded = PercentEncoding.decode(part) else {
      throw VirtError(.invalidArg, "URI '\(text)' has a '%' that two hexadecimal digits do not follow", origin: .uri)
    }
    return decoded
  }
}

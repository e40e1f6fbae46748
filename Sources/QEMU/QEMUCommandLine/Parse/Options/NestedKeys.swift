import DroverCore

/// Makes one object of keys with dots: `file.driver=nbd,file.server.0.host=a`.
enum NestedKeys {
  /// Deeper than any block graph.
  private static let depthLimit = 32
  private static let countLimit = 4_096

  /// The object; nil when the keys contradict one another (`a=1,a.b=2`) or are too many.
  static func object(_ parts: [KeyValueReader.Part]) -> JSONObject? {
    guard parts.count <= countLimit else { return nil }
    var root = JSONObject()
    for part in parts {
      let path = part.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard path.count <= depthLimit, insert(.string(part.value), at: path[...], into: &root) else { return nil }
    }
    return root
  }

  private static func insert(_ value: JSON, at path: ArraySlice<String>, into object: inout JSONObject) -> Bool {
    guard let first = path.first else { return false }
    guard path.count > 1 else {
      if case .object? = object[first] { return false }
      object[first] = value
      return true
    }
    var below: JSONObject
    switch object[first] {
    case nil: below = JSONObject()
    case .object(let found)?: below = found
    default: return false
    }
    guard insert(value, at: path.dropFirst(), into: &below) else { return false }
    object[first] = .object(below)
    return true
  }
}

extension JSON {
  /// The members of a list, in JSON or as the keys `0`, `1`, ….
  var optionList: [JSON]? {
    if let array { return array }
    guard let object else { return nil }
    var list: [JSON] = []
    for member in object.members {
      guard Int(member.key) == list.count else { return nil }
      list.append(member.value)
    }
    return list
  }
}

import DroverCore

/// The introspection of QMP (`query-qmp-schema`), for asking whether a place exists in it.
struct QMPSchema {
  private var entities: [String: JSONObject] = [:]

  /// Takes the reply of `query-qmp-schema`; anything that is no entity is passed over.
  init(_ reply: JSON?) {
    guard let list = reply?.array else { return }
    entities.reserveCapacity(list.count)
    for case .object(let entity) in list {
      if let name = entity["name"]?.string { entities[name] = entity }
    }
  }

  /// Whether a command exists.
  func hasCommand(_ name: String) -> Bool { entities[name]?["meta-type"]?.string == "command" }

  /// Whether a place exists: the name of a command, then steps apart by `/`.
  ///
  /// `arg` and `ret` go to the arguments and the answer of the command; `=x` into the variant x of a union; `^x`
  /// looks for the value x of an enumeration, `$x` for the feature x of an entity; any other word is a member.
  func contains(_ path: String) -> Bool {
    var steps = path.split(separator: "/")
    guard !steps.isEmpty, var entity = entities[String(steps.removeFirst())] else { return false }
    for step in steps {
      if step.hasPrefix("$") {
        return entity["features"]?.array?.contains { $0.string == String(step.dropFirst()) } ?? false
      }
      if step.hasPrefix("^") { return hasValue(entity, String(step.dropFirst())) }
      guard let type = typeName(of: String(step), in: entity), let next = resolved(type) else {
        // Built-in types such as `str` are entities as well; a member without a known type still exists.
        return false
      }
      entity = next
    }
    return true
  }

  private func hasValue(_ entity: JSONObject, _ value: String) -> Bool {
    if entity["values"]?.array?.contains(where: { $0.string == value }) ?? false { return true }
    return entity["members"]?.array?.contains { $0["name"]?.string == value } ?? false
  }

  private func typeName(of step: String, in entity: JSONObject) -> String? {
    switch step {
    case "arg": return entity["arg-type"]?.string
    case "ret": return entity["ret-type"]?.string
    default: break
    }
    if step.hasPrefix("=") {
      let name = String(step.dropFirst())
      return entity["variants"]?.array?.first { $0["case"]?.string == name }?["type"]?.string
    }
    return entity["members"]?.array?.first { $0["name"]?.string == step }?["type"]?.string
  }

  /// The entity of a type; of an array the one of its elements.
  private func resolved(_ type: String) -> JSONObject? {
    guard let entity = entities[type] else { return nil }
    guard let element = entity["element-type"]?.string else { return entity }
    return entities[element]
  }
}

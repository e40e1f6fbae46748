import ArgumentParser
import DomainModel
import DroverCore
import DroverXML
import QEMUCommandLine

/// Writes what the declarations of the definition say, for `Tools/generate-reference`.
struct SchemaCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domain-schema", abstract: "Print the elements of a definition as JSON.", shouldDisplay: false)

  @OptionGroup(visibility: .hidden) var options: GlobalOptions

  func run(in session: ToolSession) async throws {
    session.console.output(Self.json.text(.pretty) + "\n")
  }

  /// Each type with its attributes and children, and what QEMU is not told of.
  static var json: JSON {
    [
      "types": .array(XMLSchema.of(DomainDefinition.self).types.map(\.json)),
      "host": .array(
        HostSide.rows.map {
          ["path": .string($0.path), "actor": .string($0.actor.rawValue), "words": .string($0.words)]
        }),
    ]
  }
}

extension XMLSchema {
  fileprivate var json: JSON {
    var members = JSONObject()
    members["type"] = .string(type)
    if let text { members["text"] = .string(text) }
    if !attributes.isEmpty { members["attributes"] = .array(attributes.map(\.json)) }
    if !children.isEmpty { members["children"] = .array(children.map(\.json)) }
    return .object(members)
  }
}

extension XMLSchema.Attribute {
  fileprivate var json: JSON {
    var members = JSONObject()
    members["name"] = .string(name)
    members["values"] = .string(grammar)
    if isRequired { members["required"] = .bool(true) }
    if let standard { members["default"] = .string(standard) }
    return .object(members)
  }
}

extension XMLSchema.Child {
  fileprivate var json: JSON {
    var members = JSONObject()
    members["name"] = .string(name)
    if isRepeated { members["repeated"] = .bool(true) }
    if isKeptVerbatim { members["verbatim"] = .bool(true) }
    if !schema.type.isEmpty { members["type"] = .string(schema.type) }
    if schema.type.isEmpty, let text = schema.text { members["text"] = .string(text) }
    return .object(members)
  }
}

import DroverClient
import DroverCore
import DroverXML

/// A definition as a tree, for what is only shown.
extension XMLElement {
  /// The first element of a name in it.
  func first(_ name: String) -> XMLElement? { elements.first { $0.name == name } }

  /// The element that a way of names leads to.
  func at(_ names: String...) -> XMLElement? {
    names.reduce(Optional(self)) { element, name in element?.first(name) }
  }

  /// All of a name in it.
  func all(_ name: String) -> [XMLElement] { elements.filter { $0.name == name } }

  /// The value of an attribute.
  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

extension Domain {
  /// The definition as a tree.
  func tree(_ options: XMLOptions = []) async throws(VirtError) -> XMLElement {
    let text = try await xml(options)
    do throws(XMLError) {
      return try XMLReader.element(text)
    } catch {
      throw error.virtError
    }
  }

  /// The devices of a kind.
  func devices(_ kind: String, _ options: XMLOptions = []) async throws(VirtError) -> [XMLElement] {
    try await tree(options).first("devices")?.all(kind) ?? []
  }
}

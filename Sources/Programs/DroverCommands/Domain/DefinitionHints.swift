import DomainModel
import DroverCore
import DroverXML

/// What can be said here of a definition that a daemon refused: libvirtd's schema names neither line nor meant name.
enum DefinitionHints {
  /// How many are shown.
  static let most = 5

  /// None for refusals that are not about the text, and none that the daemon's own words hold already.
  static func of(_ xml: String, after error: VirtError) -> [String] {
    guard [.xmlError, .xmlDetail, .xmlInvalidSchema, .parseFailed].contains(error.code) else { return [] }
    let said = error.message
    do throws(VirtError) {
      let known = try DomainDefinition.parse(xml).diagnostics.map(\.sentence).filter { !said.contains($0) }
      guard known.count > most else { return known }
      return known.prefix(most) + ["and \(known.count - most) more"]
    } catch {
      return said.contains(error.detail) ? [] : [error.detail]
    }
  }
}

import DomainModel
import DroverCore
import Synchronization

/// The definition of a running guest. It does not change: a guest that changes gets another.
final class LiveDefinition: Sendable {
  let definition: DomainDefinition
  let facts: DefinitionFacts
  /// The texts so far, by the flags that they were asked for with.
  private let texts = Mutex<[UInt32: String]>([:])

  init(_ definition: DomainDefinition) {
    self.definition = definition
    facts = DefinitionFacts(definition)
  }

  /// With passwords and everything that belongs to the running guest: what is written down.
  var secureXML: String { xml(.secure) }

  /// The text for flags; formatted once, when it is first asked for: a definition is made under a domain's mutex.
  func xml(_ flags: XMLFlags) -> String {
    if let text = texts.withLock({ $0[flags.rawValue] }) { return text }
    let options = FormatOptions(flags)
    // Another start makes overlays of its own.
    let text = (options.isInactive ? definition.withoutTransientOverlays() : definition).xml(options)
    texts.withLock { $0[flags.rawValue] = text }
    return text
  }
}

extension FormatOptions {
  /// What libvirt's flags ask for.
  init(_ flags: XMLFlags) {
    self.init(
      // What another host is given holds nothing of this run, and the passwords.
      isSecure: !flags.isDisjoint(with: [.secure, .migratable]),
      isInactive: !flags.isDisjoint(with: [.inactive, .migratable]),
      isMigratable: flags.contains(.migratable))
  }
}

public import DroverCore

/// Where definitions and states outlive the daemon. Implemented by `DroverHost`.
///
/// Names are those of domains; the store makes file names of them that cannot leave its folders. Functions for one
/// domain are never called at the same time; functions for several are. Errors: `systemError` with the path.
public protocol DomainStore: Sendable {
  /// Everything that is written down. What cannot be read is left out, quarantined and logged by the store.
  func load() async throws(VirtError) -> StoredDomains

  /// Writes a persistent definition; it survives the host when this returns.
  func saveDefinition(_ xml: String, name: String) async throws(VirtError)
  /// Removes a persistent definition and its autostart mark; no error when there is none.
  func removeDefinition(name: String) async throws(VirtError)

  /// Marks a domain to be started with the host, or not.
  func setAutostart(_ isOn: Bool, name: String) async throws(VirtError)

  /// Writes a live state (`LiveRecord` as XML); it survives the daemon when this returns.
  func saveState(_ xml: String, name: String) async throws(VirtError)
  /// Removes a live state; no error when there is none.
  func removeState(name: String) async throws(VirtError)

  /// Puts an unusable file aside, with the reason beside it, and logs it.
  func quarantine(_ kind: StoredKind, name: String, reason: String) async

  /// Whether autostart is still to be done in this boot of the host; true only for the first that asks.
  func claimAutostart(boot: String) async throws(VirtError) -> Bool
}

/// The two kinds of text that a store keeps for a domain.
public enum StoredKind: Hashable, Sendable {
  /// A persistent definition.
  case definition
  /// A live state.
  case state
}

/// What a store held when the daemon started.
public struct StoredDomains: Sendable {
  /// One text of one domain.
  public struct Entry: Sendable {
    /// The name, as the store's file name says it.
    public var name: String
    /// The text.
    public var xml: String

    /// Makes an entry.
    public init(name: String, xml: String) {
      self.name = name
      self.xml = xml
    }
  }

  /// Persistent definitions.
  public var definitions: [Entry]
  /// Live states.
  public var states: [Entry]
  /// Names of the domains that start with the host.
  public var autostart: Set<String>

  /// Makes the whole.
  public init(definitions: [Entry] = [], states: [Entry] = [], autostart: Set<String> = []) {
    self.definitions = definitions
    self.states = states
    self.autostart = autostart
  }
}

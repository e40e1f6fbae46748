public import DroverCore

/// Where definitions and states outlive the daemon. Implemented by `DroverHost`.
///
/// Names are those of domains; the store makes file names of them that cannot leave its folders. Functions for one
/// domain are never called at the same time; functions for several are. Errors: `systemError` with the path.
public protocol DomainStore: Sendable, OnceStore {
  /// Everything that is written down. What cannot be read is left out, quarantined and logged by the store.
  func load() async throws(VirtError) -> StoredDomains

  /// Writes a persistent definition; it survives the host when this returns.
  func saveDefinition(_ xml: String, name: String) async throws(VirtError)
  /// Removes a persistent definition, its autostart mark and files that belong to it: all, even if the daemon is
  /// killed in between. No error for what is not there; on an error everything is there still, as far as that can be.
  func removeDefinition(name: String, alongWith files: [String]) async throws(VirtError)

  /// Moves a persistent definition, with its autostart mark, to another name, in a wording that says that; it is there
  /// under one of them, whole, even if the daemon is killed in between. On an error it has its old name still.
  func renameDefinition(_ xml: String, from old: String, to new: String) async throws(VirtError)

  /// Marks a domain to be started with the host, or not.
  func setAutostart(_ isOn: Bool, name: String) async throws(VirtError)

  /// Writes a live state (`LiveRecord` as XML); it survives the daemon when this returns.
  func saveState(_ xml: String, name: String) async throws(VirtError)
  /// Removes a live state; no error when there is none.
  func removeState(name: String) async throws(VirtError)

  /// Puts an unusable file aside, with the reason beside it, and logs it.
  func quarantine(_ kind: StoredKind, name: String, reason: String) async

  /// The names of the domains that are still to be started with the host in this boot; nil when nobody has begun.
  func pendingAutostart(boot: String) async throws(VirtError) -> Set<String>?
  /// Writes down which domains are still to be started in this boot; it survives the daemon when this returns. Never
  /// called twice at the same time.
  func savePendingAutostart(_ names: Set<String>, boot: String) async throws(VirtError)
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

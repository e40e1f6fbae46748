/// How far a definition is completed.
public struct CompletionOptions: Sendable, Equatable {
  /// Whether `pc` stays `pc` instead of becoming the versioned name of today. A new definition must not keep it: it
  /// would get another machine after an upgrade of QEMU.
  public var keepsMachineAlias: Bool
  /// Whether USB devices get their ports too. A definition that was kept may lack them until its
  /// guest is started.
  public var choosesPorts: Bool
  /// Whether what the platform cannot run is refused.
  public var refuses: Bool

  /// A new definition.
  public init(keepsMachineAlias: Bool = false, choosesPorts: Bool = true, refuses: Bool = true) {
    self.keepsMachineAlias = keepsMachineAlias
    self.choosesPorts = choosesPorts
    self.refuses = refuses
  }

  /// A definition that was kept: nothing that its guest sees is changed, and nothing is refused that was once accepted.
  public static let stored = CompletionOptions(keepsMachineAlias: true, choosesPorts: false, refuses: false)

  /// A definition that is about to be run, as it is.
  public static let started = CompletionOptions(keepsMachineAlias: true)
}

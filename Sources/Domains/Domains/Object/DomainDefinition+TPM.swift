import DomainModel
import DroverXML

extension DomainDefinition {
  /// Whether what the guest entrusted to its TPM goes with the definition.
  ///
  /// It goes, unless the caller says that it is kept; a state that the definition calls persistent is kept, unless the
  /// caller says that it goes.
  func losesTPMState(by flags: UndefineFlags) -> Bool {
    guard let backend = devices?.tpms.first(where: { $0.backend?.type == .emulator })?.backend else { return false }
    // A folder of the user's own is the user's.
    guard backend.source == nil else { return false }
    return backend.persistentState == .yes ? flags.contains(.tpm) : !flags.contains(.keepTPM)
  }
}

import DomainModel
import DroverCore
import DroverHost
import DroverXML

// What stands in `<seclabel>`: users and groups are the only confinement that there is.
extension DomainDefinition {
  /// Refuses models of confinement that this host's daemon does not have.
  func checkSecurityModels() throws(VirtError) {
    for label in securityLabels {
      guard let model = label.model, model != "none", model != "dac" else { continue }
      throw VirtError(
        .configUnsupported, "Security driver model '\(model)' is not available: 'dac' (users and groups) and 'none' are"
      )
    }
  }

  /// The user and group that the definition itself gives to QEMU: the label of a static `dac`.
  ///
  /// Looks names up, which may wait for a directory service. Errors: `configUnsupported` for who does not exist.
  func securityUser() throws(VirtError) -> UserIdentity? {
    let label = securityLabels.first { $0.type == .static && ($0.model == "dac" || $0.model == nil) }
    guard let text = label?.label, !text.isEmpty else { return nil }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    // A number may stand without the plus that tells it from a name.
    let names = parts.map { UInt32($0) == nil ? $0 : "+\($0)" }
    return try UserIdentity.lookUp(user: names.first ?? "", group: names.count > 1 ? names[1] : nil)
  }
}

extension HypervisorContext {
  /// The context for a guest whose definition may say whom it runs as.
  func confining(_ definition: DomainDefinition) async throws(VirtError) -> HypervisorContext {
    try definition.checkSecurityModels()
    guard !definition.securityLabels.isEmpty else { return self }
    var context = self
    let user = try await FileWork.shared.run { () throws(VirtError) in try definition.securityUser() }
    if let user { context.configuration.user = user }
    return context
  }
}

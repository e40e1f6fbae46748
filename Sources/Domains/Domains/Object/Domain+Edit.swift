import DomainModel
import DroverCore

extension Domain {
  /// Changes the definition of the running guest, after QEMU did what it says, and writes it down.
  func editLive(id: Int32, _ change: (inout DomainDefinition) -> Void) {
    transact { state in
      guard state.live?.id == id, var definition = state.live?.definition.definition else { return }
      change(&definition)
      state.live?.definition = LiveDefinition(definition)
      _ = note(&state, events: [])
    }
  }

  /// Changes the definition of the next start: it is written down, then shown. The caller has a job.
  func editPersistent(_ change: (inout DomainDefinition) throws(VirtError) -> Void) async throws(VirtError) {
    let (name, text) = try read { (state) throws(VirtError) -> (String, DefinitionText) in
      guard let text = state.persistent, !state.isGone else {
        throw VirtError(.operationInvalid, "transient domains do not have any persistent config")
      }
      return (state.name, text)
    }
    var definition = try text.parsed()
    try change(&definition)
    let changed = DefinitionText(definition)
    try await context.parts.store.saveDefinition(changed.xml, name: name)
    transact { state in
      guard !state.isGone, state.persistent != nil else { return }
      state.persistent = changed
    }
  }
}

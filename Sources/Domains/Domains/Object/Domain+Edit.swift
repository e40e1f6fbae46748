import DomainModel
import DroverCore

extension Domain {
  /// Changes the definition of the running guest, after QEMU did what it says, and writes it down.
  func editLive(id: Int32, _ change: (inout DomainDefinition) -> Void) {
    transact { state in
      guard state.live?.id == id else { return }
      state.editLive(change)
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

extension Domain.State {
  /// Changes the definition of the running guest.
  mutating func editLive(_ change: (inout DomainDefinition) -> Void) {
    guard var definition = live?.definition.definition else { return }
    change(&definition)
    live?.definition = LiveDefinition(definition)
  }

  /// Takes over into the definition what a guest tells of itself.
  ///
  /// - Returns: whether anything of it is to be written down.
  mutating func takeOver(_ event: GuestEvent) -> Bool {
    switch event {
    case .balloonChanged(let kibibytes):
      live?.balloon = kibibytes
      editLive { $0.currentMemory = MemoryAmount(kibibytes: kibibytes) }
    case .trayMoved(let alias, let isOpen):
      editLive { definition in
        for index in definition.devices?.disks.indices ?? 0..<0
        where definition.devices?.disks[index].info.alias?.name == alias {
          definition.devices?.disks[index].target?.tray = isOpen ? .open : nil
        }
      }
    case .serialPortChanged(let alias, let isOpen):
      editLive { definition in
        for index in definition.devices?.channels.indices ?? 0..<0
        where definition.devices?.channels[index].info.alias?.name == alias {
          definition.devices?.channels[index].target?.state = isOpen ? .connected : .disconnected
        }
      }
    case .deviceDeleted(let alias):
      guard let number = VirtualCPUAlias.number(alias) else { return false }
      editLive { $0.setPlugged(number, false) }
    default: return false
    }
    return true
  }
}

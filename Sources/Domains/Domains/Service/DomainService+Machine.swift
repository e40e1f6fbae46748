public import DroverCore

extension DomainService {
  /// Raises a non-maskable interrupt (`virDomainInjectNMI`).
  public func injectNMI(_ domain: DomainReference, caller: Caller) async throws(VirtError) {
    try await control(domain, .modify, "virDomainInjectNMI", caller) { (_, guest, _) async throws(VirtError) in
      try await guest.injectNMI()
    }
  }

  /// Presses keys together (`virDomainSendKey`).
  ///
  /// - Parameters:
  ///   - codeSet: of `virKeycodeSet`.
  ///   - hold: milliseconds; 0: as long as QEMU does.
  public func sendKey(
    _ domain: DomainReference, keys: [UInt32], codeSet: UInt32, hold: UInt32, caller: Caller
  ) async throws(VirtError) {
    _ = try self.domain(domain)
    let numbers = try KeyCode.numbers(of: keys, codeSet: codeSet)
    try await control(domain, .modify, "virDomainSendKey", caller) { (_, guest, _) async throws(VirtError) in
      try await guest.press(keys: numbers, hold: hold == 0 ? nil : .milliseconds(Int64(hold)))
    }
  }

  /// Wakes a guest that suspended itself (`virDomainPMWakeup`).
  public func wakeUp(_ domain: DomainReference, caller: Caller) async throws(VirtError) {
    try await control(domain, .modify, "virDomainPMWakeup", caller) { (domain, guest, _) async throws(VirtError) in
      guard case .pmSuspended = domain.read({ $0.domainState }) else {
        throw VirtError(.operationInvalid, "Unable to wake up domain: it is not suspended")
      }
      try await guest.wakeUp()
    }
  }

  /// Refuses what wants a saved image of a domain: there are none yet. Errors: `operationInvalid`.
  public func savedImage(_ reference: DomainReference) throws(VirtError) -> Never {
    _ = try self.domain(reference)
    throw VirtError(.operationInvalid, "domain does not have managed save image")
  }
}

public import DroverCore

extension DomainService {
  /// Takes a picture of a running guest's screen.
  ///
  /// - Parameter screen: counted over the heads of all video cards.
  /// Errors: `notRunning`, `operationFailed` without a screen, `invalidArg` for a number that none has.
  public func screenshot(
    _ reference: DomainReference, screen: UInt32, flags: UInt32, caller: Caller
  ) async throws(VirtError) -> Screenshot {
    try check(flags, knows: 0, "virDomainScreenshot")
    return try await control(reference, .query, "virDomainScreenshot", caller) {
      (domain, guest, _) async throws(VirtError) in
      guard let definition = domain.read({ $0.live?.definition.definition }) else { throw .notRunning }
      let (device, head) = try definition.screen(screen)
      return try await guest.screenshot(ofDevice: device, head: head)
    }
  }

  /// Reads the memory of a running guest.
  ///
  /// - Parameter flags: 1 for a virtual address, 2 for one of the machine (`virDomainMemoryFlags`).
  public func peekMemory(
    _ reference: DomainReference, at address: UInt64, count: UInt32, flags: UInt32, caller: Caller
  ) async throws(VirtError) -> [UInt8] {
    try check(flags, knows: 3, "virDomainMemoryPeek")
    guard flags == 1 || flags == 2 else {
      throw VirtError(.invalidArg, "flags parameter must be VIR_MEMORY_VIRTUAL or VIR_MEMORY_PHYSICAL")
    }
    return try await control(reference, .query, "virDomainMemoryPeek", caller) {
      (_, guest, _) async throws(VirtError) in
      try await guest.peekMemory(at: address, count: count, isVirtual: flags == 1)
    }
  }
}

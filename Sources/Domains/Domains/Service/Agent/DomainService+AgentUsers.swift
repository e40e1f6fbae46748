public import DroverCore

// The users of a guest: passwords and keys.
extension DomainService {
  /// Sets the password of a user in the guest.
  ///
  /// - Parameter flags: 1: it is encrypted already.
  public func setUserPassword(
    _ domain: DomainReference, user: String, password: String, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    try check(flags, knows: 1, "virDomainSetUserPassword")
    try await withAgent(domain, "virDomainSetUserPassword", caller) { (_, guest, line) async throws(VirtError) in
      try await guest.setAgentPassword(password, of: user, isCrypted: flags & 1 != 0, over: line)
    }
  }

  /// The keys with which a user may log in to the guest.
  public func authorizedKeys(
    _ domain: DomainReference, user: String, flags: UInt32, caller: Caller
  ) async throws(VirtError) -> [String] {
    let call = "virDomainAuthorizedSSHKeysGet"
    try check(flags, knows: 0, call)
    return try await withAgent(domain, call, caller) { (_, guest, line) async throws(VirtError) in
      try await guest.agentKeys(of: user, over: line)
    }
  }

  /// Changes the keys with which a user may log in to the guest.
  ///
  /// - Parameter flags: 1: they are added; 2: they go; neither: they are all.
  public func setAuthorizedKeys(
    _ domain: DomainReference, user: String, keys: [String], flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let call = "virDomainAuthorizedSSHKeysSet"
    try check(flags, knows: 3, call)
    let change: AgentKeyChange =
      switch flags {
      case 0: .replace(keys)
      case 1: .add(keys)
      case 2: .remove(keys)
      default:
        throw VirtError(
          .invalidArg,
          "Flags 'VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND' and 'VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE' are "
            + "mutually exclusive")
      }
    try await withAgent(domain, call, caller) { (_, guest, line) async throws(VirtError) in
      try await guest.changeAgentKeys(change, of: user, over: line)
    }
  }
}

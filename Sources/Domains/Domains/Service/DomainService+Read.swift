public import DroverCore

extension DomainService {
  /// State and reason.
  public func state(_ domain: DomainReference) throws(VirtError) -> DomainState { throw VirtError(.noSupport) }
  /// State, memory, CPUs and CPU time.
  public func information(_ domain: DomainReference) throws(VirtError) -> DomainInformation {
    throw VirtError(.noSupport)
  }
  /// The description. Errors: `operationDenied` for secrets on a read-only connection.
  public func xml(_ domain: DomainReference, flags: XMLFlags, caller: Caller) throws(VirtError) -> String {
    throw VirtError(.noSupport)
  }
  /// Whether it runs.
  public func isActive(_ domain: DomainReference) throws(VirtError) -> Bool { throw VirtError(.noSupport) }
  /// Whether its definition outlives its guest.
  public func isPersistent(_ domain: DomainReference) throws(VirtError) -> Bool { throw VirtError(.noSupport) }
  /// Whether its persistent definition was changed while it ran.
  public func isUpdated(_ domain: DomainReference) throws(VirtError) -> Bool { throw VirtError(.noSupport) }
  /// Whether it starts with the host.
  public func autostart(_ domain: DomainReference) throws(VirtError) -> Bool { throw VirtError(.noSupport) }
  /// `hvm`.
  public func osType(_ domain: DomainReference) throws(VirtError) -> String { throw VirtError(.noSupport) }
  /// The most memory, in KiB.
  public func maximumMemory(_ domain: DomainReference) throws(VirtError) -> UInt64 { throw VirtError(.noSupport) }
  /// The most virtual CPUs of a running domain (`virDomainGetMaxVcpus`). Errors: `operationInvalid` when it does not run.
  public func maximumVirtualCPUs(_ domain: DomainReference) throws(VirtError) -> Int32 { throw VirtError(.noSupport) }
  /// Whether it has a saved image that its next start goes on from.
  public func hasManagedSave(_ domain: DomainReference) throws(VirtError) -> Bool { throw VirtError(.noSupport) }
  /// The job that is going on.
  public func jobInformation(_ domain: DomainReference) throws(VirtError) -> JobInformation {
    throw VirtError(.noSupport)
  }
  /// Whether its monitor can be talked to.
  public func controlInformation(_ domain: DomainReference) throws(VirtError) -> ControlInformation {
    throw VirtError(.noSupport)
  }
  /// Who holds the domain, for people: nil when nobody does.
  public func jobs(_ domain: DomainReference) throws(VirtError) -> [String] { throw VirtError(.noSupport) }
}

public import DroverCore
import LibvirtWire

extension Domain {
  /// What the domain is doing, and why.
  ///
  /// - Throws: `rpc` for a pair of numbers that is not known here; `stateNumbers()` gives any.
  public func state() async throws(VirtError) -> DomainState {
    let (state, reason) = try await stateNumbers()
    guard let known = DomainState.all.first(where: { $0.number == state && $0.reasonNumber == reason }) else {
      throw VirtError(.rpc, "the daemon names state \(state) with reason \(reason): unknown here", origin: .remote)
    }
    return known
  }

  /// What the domain is doing, and why, as the numbers that the daemon sent.
  public func stateNumbers() async throws(VirtError) -> (state: Int32, reason: Int32) {
    let result = try await connection.call(
      .domainGetState, Remote.DomainGetStateArguments(domain: reference, flags: 0),
      returning: Remote.DomainGetStateResult.self)
    return (result.state, result.reason)
  }

  /// Memory, CPUs and the time that they used.
  public func info() async throws(VirtError) -> DomainInfo {
    let result = try await connection.call(
      .domainGetInfo, Remote.DomainGetInfoArguments(domain: reference), returning: Remote.DomainGetInfoResult.self)
    return DomainInfo(
      stateNumber: Int32(result.state),
      maximumMemory: ByteCount(kibibytes: result.maxMemory) ?? ByteCount(bytes: .max),
      memory: ByteCount(kibibytes: result.memory) ?? ByteCount(bytes: .max),
      virtualCPUs: Int(result.vcpus),
      cpuTime: .nanoseconds(Int64(clamping: result.cpuTime)))
  }

  /// Whether there is a QEMU.
  public func isActive() async throws(VirtError) -> Bool {
    let result = try await connection.call(
      .domainIsActive, Remote.DomainIsActiveArguments(domain: reference),
      returning: Remote.DomainIsActiveResult.self)
    return result.active != 0
  }

  /// Whether there is a stored definition.
  public func isPersistent() async throws(VirtError) -> Bool {
    let result = try await connection.call(
      .domainIsPersistent, Remote.DomainIsPersistentArguments(domain: reference),
      returning: Remote.DomainIsPersistentResult.self)
    return result.persistent != 0
  }

  /// Whether the next start restores a saved image.
  public func hasManagedSave() async throws(VirtError) -> Bool {
    let result = try await connection.call(
      .domainHasManagedSaveImage, Remote.DomainHasManagedSaveImageArguments(domain: reference, flags: 0),
      returning: Remote.DomainHasManagedSaveImageResult.self)
    return result.result != 0
  }

  /// What kind of guest it is: `hvm`.
  public func osType() async throws(VirtError) -> String {
    let result = try await connection.call(
      .domainGetOSType, Remote.DomainGetOSTypeArguments(domain: reference),
      returning: Remote.DomainGetOSTypeResult.self)
    return result.type
  }

  /// The one line that describes the domain; nil when it has none.
  public func title(_ which: MetadataSource = .current) async throws(VirtError) -> String? {
    let arguments = Remote.DomainGetMetadataArguments(
      domain: reference, type: Self.titleMetadata, uri: nil, flags: which.rawValue)
    do {
      let result = try await connection.call(
        .domainGetMetadata, arguments, returning: Remote.DomainGetMetadataResult.self)
      return result.metadata
    } catch {
      guard error.code != .noDomainMetadata else { return nil }
      throw error
    }
  }

  /// `VIR_DOMAIN_METADATA_TITLE`
  private static var titleMetadata: Int32 { 1 }
}

/// Of which definition something is asked (`virDomainModificationImpact`).
public enum MetadataSource: UInt32, Sendable {
  /// That of the running guest, or the stored one when it is not running.
  case current = 0
  /// That of the running guest.
  case live = 1
  /// The stored one.
  case config = 2
}

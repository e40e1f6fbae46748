public import DroverCore
import LibvirtWire

/// What a guest does that may be answered in several ways (`virDomainLifecycle`).
public enum LifecycleOccasion: UInt32, Sendable, CaseIterable {
  /// It switches itself off.
  case poweroff = 0
  /// It reboots.
  case reboot = 1
  /// It crashes.
  case crash = 2
}

/// The answers (`virDomainLifecycleAction`).
public enum LifecycleAnswer: UInt32, Sendable, CaseIterable {
  /// Its QEMU ends.
  case destroy = 0
  /// It starts anew.
  case restart = 1
  /// It starts anew under another name.
  case restartRename = 2
  /// Its QEMU stays as it is.
  case preserve = 3
  /// Its memory is kept in a file, and QEMU ends.
  case coredumpDestroy = 4
  /// Its memory is kept in a file, and it starts anew.
  case coredumpRestart = 5
}

/// How a guest goes to sleep (`virNodeSuspendTarget`).
public enum SleepTarget: UInt32, Sendable, CaseIterable {
  /// Its memory stays under power.
  case memory = 0
  /// Its memory goes to disk.
  case disk = 1
  /// Both.
  case hybrid = 2
}

extension Domain {
  /// Says what becomes of the guest on an occasion.
  ///
  /// - Throws: `operationInvalid` for what a running QEMU cannot be told.
  public func setLifecycle(
    _ occasion: LifecycleOccasion, _ answer: LifecycleAnswer, scope: ChangeScope = []
  ) async throws(VirtError) {
    try await connection.call(
      .domainSetLifecycleAction,
      Remote.DomainSetLifecycleActionArguments(
        domain: reference, type: occasion.rawValue, action: answer.rawValue, flags: scope.rawValue))
  }

  /// Sends the guest to sleep, by its agent.
  ///
  /// - Parameter seconds: when it wakes by itself; 0: it does not.
  public func sleep(_ target: SleepTarget, seconds: UInt64 = 0) async throws(VirtError) {
    try await connection.call(
      .domainPMSuspendForDuration,
      Remote.DomainPMSuspendForDurationArguments(
        domain: reference, target: target.rawValue, duration: seconds, flags: 0))
  }

  /// Sends a signal to a process in the guest, where the hypervisor can.
  public func sendSignal(_ signal: UInt32, toProcess process: Int64) async throws(VirtError) {
    try await connection.call(
      .domainSendProcessSignal,
      Remote.DomainSendProcessSignalArguments(domain: reference, pid: process, signal: signal, flags: 0))
  }

  /// Removes the saved image of a domain.
  public func removeManagedSave() async throws(VirtError) {
    try await connection.call(
      .domainManagedSaveRemove, Remote.DomainManagedSaveRemoveArguments(domain: reference, flags: 0))
  }

  /// Which words about a domain.
  public enum Note: Int32, Sendable {
    /// `<description>`
    case description = 0
    /// `<title>`
    case title = 1
  }

  /// Title or description; nil when there is none.
  public func note(_ note: Note, scope: ChangeScope = []) async throws(VirtError) -> String? {
    let arguments = Remote.DomainGetMetadataArguments(
      domain: reference, type: note.rawValue, uri: nil, flags: scope.rawValue)
    do {
      return try await connection.call(
        .domainGetMetadata, arguments, returning: Remote.DomainGetMetadataResult.self
      ).metadata
    } catch {
      guard error.code != .noDomainMetadata else { return nil }
      throw error
    }
  }

  /// Gives the domain a title or description; nil takes it away.
  public func setNote(_ note: Note, _ text: String?, scope: ChangeScope = []) async throws(VirtError) {
    try await connection.call(
      .domainSetMetadata,
      Remote.DomainSetMetadataArguments(
        domain: reference, type: note.rawValue, metadata: text, key: nil, uri: nil, flags: scope.rawValue))
  }

  /// Changes the size of a disk that the guest sees.
  public func resizeBlock(_ disk: String, bytes: UInt64) async throws(VirtError) {
    // 1: the size is in bytes.
    try await connection.call(
      .domainBlockResize, Remote.DomainBlockResizeArguments(domain: reference, disk: disk, size: bytes, flags: 1))
  }

  /// Asks for one event when a disk's image is written beyond an offset.
  public func setBlockThreshold(_ device: String, bytes: UInt64) async throws(VirtError) {
    try await connection.call(
      .domainSetBlockThreshold,
      Remote.DomainSetBlockThresholdArguments(domain: reference, device: device, threshold: bytes, flags: 0))
  }

  /// Changes a device that there is, as far as its kind allows.
  ///
  /// - Parameter force: even when the guest does not let go of it.
  public func updateDevice(_ xml: String, scope: ChangeScope = [], force: Bool = false) async throws(VirtError) {
    try await connection.call(
      .domainUpdateDeviceFlags,
      Remote.DomainUpdateDeviceFlagsArguments(domain: reference, xml: xml, flags: scope.rawValue | (force ? 4 : 0)))
  }
}

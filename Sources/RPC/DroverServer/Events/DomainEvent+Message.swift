import Domains
import DroverCore
import LibvirtWire

/// An event as it goes out: which procedure, and what it carries.
typealias EventMessage = (procedure: RemoteProcedure, message: any XDRCodable)

extension DomainEvent {
  /// The message for a client that registered by the old calls: without a number, for the kinds up to 15 only.
  func oldMessage(_ kind: EventID) -> EventMessage? {
    guard isSent(as: kind) else { return nil }
    let domain = Remote.DomainReference(domain)
    switch body {
    case .lifecycle(let event): return (.domainEventLifecycle, lifecycle(event))
    case .reboot: return (.domainEventReboot, Remote.DomainEventRebootMessage(domain: domain))
    case .rtcChange(let offset):
      return (.domainEventRTCChange, Remote.DomainEventRTCChangeMessage(domain: domain, offset: offset))
    case .watchdog(let action):
      return (.domainEventWatchdog, Remote.DomainEventWatchdogMessage(domain: domain, action: action.rawValue))
    case .ioError(let error) where kind == .ioErrorReason: return (.domainEventIOErrorReason, ioErrorReason(error))
    case .ioError(let error): return (.domainEventIOError, ioError(error))
    case .graphics(let event): return (.domainEventGraphics, graphics(event))
    case .controlError: return (.domainEventControlError, Remote.DomainEventControlErrorMessage(domain: domain))
    case .blockJob(let job) where kind == .blockJob: return (.domainEventBlockJob, blockJob(job))
    case .diskChange(let change): return (.domainEventDiskChange, diskChange(change))
    case .trayChange(let alias, let reason):
      return (.domainEventTrayChange, trayChange(alias, reason))
    case .pmWakeup: return (.domainEventPMWakeup, Remote.DomainEventPMWakeupMessage(domain: domain))
    case .pmSuspend: return (.domainEventPMSuspend, Remote.DomainEventPMSuspendMessage(domain: domain))
    case .pmSuspendDisk: return (.domainEventPMSuspendDisk, Remote.DomainEventPMSuspendDiskMessage(domain: domain))
    case .balloonChange(let actual):
      return (.domainEventBalloonChange, Remote.DomainEventBalloonChangeMessage(domain: domain, actual: actual))
    case .deviceRemoved(let alias):
      return (.domainEventDeviceRemoved, Remote.DomainEventDeviceRemovedMessage(domain: domain, deviceAlias: alias))
    default: return nil
    }
  }

  private func lifecycle(_ event: LifecycleEvent) -> Remote.DomainEventLifecycleMessage {
    .init(domain: .init(domain), event: event.number, detail: event.detailNumber)
  }

  private func ioError(_ error: IOError) -> Remote.DomainEventIOErrorMessage {
    .init(
      domain: .init(domain), sourcePath: error.sourcePath, deviceAlias: error.alias, action: error.action.rawValue)
  }

  private func ioErrorReason(_ error: IOError) -> Remote.DomainEventIOErrorReasonMessage {
    .init(
      domain: .init(domain), sourcePath: error.sourcePath, deviceAlias: error.alias, action: error.action.rawValue,
      reason: error.reason)
  }

  private func graphics(_ event: Graphics) -> Remote.DomainEventGraphicsMessage {
    .init(
      domain: .init(domain), phase: event.phase, local: .init(event.local), remote: .init(event.remote),
      authScheme: event.authentication, subject: event.subject.map { .init(type: $0.kind, name: $0.name) })
  }

  private func blockJob(_ job: BlockJob) -> Remote.DomainEventBlockJobMessage {
    .init(domain: .init(domain), path: job.sourcePath, type: job.type, status: job.status)
  }

  private func diskChange(_ change: DiskChange) -> Remote.DomainEventDiskChangeMessage {
    .init(
      domain: .init(domain), oldSourcePath: change.oldSource, newSourcePath: change.newSource,
      deviceAlias: change.alias, reason: change.reason)
  }

  private func trayChange(_ alias: String, _ reason: Int32) -> Remote.DomainEventTrayChangeMessage {
    .init(domain: .init(domain), deviceAlias: alias, reason: reason)
  }
}

extension DomainEvent {
  /// The message for a client that registered by the calls that give numbers out.
  func message(_ kind: EventID, callback: Int32) -> EventMessage? {
    guard isSent(as: kind) else { return nil }
    if let old = oldMessage(kind) { return Self.numbered(old.message, callback) }
    return newMessage(kind, callback)
  }

  /// An old message with its number before it.
  private static func numbered(_ message: any XDRCodable, _ number: Int32) -> EventMessage? {
    switch message {
    case let message as Remote.DomainEventLifecycleMessage:
      (.domainEventCallbackLifecycle, Remote.DomainEventCallbackLifecycleMessage(callbackID: number, message: message))
    case let message as Remote.DomainEventRebootMessage:
      (.domainEventCallbackReboot, Remote.DomainEventCallbackRebootMessage(callbackID: number, message: message))
    case let message as Remote.DomainEventRTCChangeMessage:
      (.domainEventCallbackRTCChange, Remote.DomainEventCallbackRTCChangeMessage(callbackID: number, message: message))
    case let message as Remote.DomainEventWatchdogMessage:
      (.domainEventCallbackWatchdog, Remote.DomainEventCallbackWatchdogMessage(callbackID: number, message: message))
    case let message as Remote.DomainEventIOErrorMessage:
      (.domainEventCallbackIOError, Remote.DomainEventCallbackIOErrorMessage(callbackID: number, message: message))
    case let message as Remote.DomainEventIOErrorReasonMessage:
      (
        .domainEventCallbackIOErrorReason,
        Remote.DomainEventCallbackIOErrorReasonMessage(callbackID: number, message: message)
      )
    case let message as Remote.DomainEventGraphicsMessage:
      (.domainEventCallbackGraphics, Remote.DomainEventCallbackGraphicsMessage(callbackID: number, message: message))
    default: numberedDevice(message, number)
    }
  }

  private static func numberedDevice(_ message: any XDRCodable, _ number: Int32) -> EventMessage? {
    switch message {
    case let message as Remote.DomainEventControlErrorMessage:
      (
        .domainEventCallbackControlError,
        Remote.DomainEventCallbackControlErrorMessage(callbackID: number, message: message)
      )
    case let message as Remote.DomainEventBlockJobMessage:
      (.domainEventCallbackBlockJob, Remote.DomainEventCallbackBlockJobMessage(callbackID: number, message: message))
    case let message as Remote.DomainEventDiskChangeMessage:
      (
        .domainEventCallbackDiskChange,
        Remote.DomainEventCallbackDiskChangeMessage(callbackID: number, message: message)
      )
    case let message as Remote.DomainEventTrayChangeMessage:
      (
        .domainEventCallbackTrayChange,
        Remote.DomainEventCallbackTrayChangeMessage(callbackID: number, message: message)
      )
    case let message as Remote.DomainEventBalloonChangeMessage:
      (
        .domainEventCallbackBalloonChange,
        Remote.DomainEventCallbackBalloonChangeMessage(callbackID: number, message: message)
      )
    case let message as Remote.DomainEventDeviceRemovedMessage:
      (
        .domainEventCallbackDeviceRemoved,
        Remote.DomainEventCallbackDeviceRemovedMessage(callbackID: number, message: message)
      )
    default: numberedPower(message, number)
    }
  }

  private static func numberedPower(_ message: any XDRCodable, _ number: Int32) -> EventMessage? {
    switch message {
    case let message as Remote.DomainEventPMWakeupMessage:
      (
        .domainEventCallbackPMWakeup,
        Remote.DomainEventCallbackPMWakeupMessage(callbackID: number, reason: 0, message: message)
      )
    case let message as Remote.DomainEventPMSuspendMessage:
      (
        .domainEventCallbackPMSuspend,
        Remote.DomainEventCallbackPMSuspendMessage(callbackID: number, reason: 0, message: message)
      )
    case let message as Remote.DomainEventPMSuspendDiskMessage:
      (
        .domainEventCallbackPMSuspendDisk,
        Remote.DomainEventCallbackPMSuspendDiskMessage(callbackID: number, reason: 0, message: message)
      )
    default: nil
    }
  }

  /// The kinds that came after the old calls: the number is the first of their fields.
  private func newMessage(_ kind: EventID, _ number: Int32) -> EventMessage? {
    let domain = Remote.DomainReference(domain)
    switch body {
    case .blockJob(let job):
      return (
        .domainEventBlockJob2,
        Remote.DomainEventBlockJob2Message(
          callbackID: number, domain: domain, dst: job.target, type: job.type, status: job.status)
      )
    case .tunable(let parameters):
      return (
        .domainEventCallbackTunable,
        Remote.DomainEventCallbackTunableMessage(
          callbackID: number, domain: domain, parameters: parameters.map { .init($0) })
      )
    case .agentLifecycle(let state, let reason):
      return (
        .domainEventCallbackAgentLifecycle,
        Remote.DomainEventCallbackAgentLifecycleMessage(
          callbackID: number, domain: domain, state: state, reason: reason)
      )
    case .deviceAdded(let alias):
      return (
        .domainEventCallbackDeviceAdded,
        Remote.DomainEventCallbackDeviceAddedMessage(callbackID: number, domain: domain, deviceAlias: alias)
      )
    case .migrationIteration(let iteration):
      return (
        .domainEventCallbackMigrationIteration,
        Remote.DomainEventCallbackMigrationIterationMessage(callbackID: number, domain: domain, iteration: iteration)
      )
    case .jobCompleted(let parameters):
      return (
        .domainEventCallbackJobCompleted,
        Remote.DomainEventCallbackJobCompletedMessage(
          callbackID: number, domain: domain, parameters: parameters.map { .init($0) })
      )
    case .deviceRemovalFailed(let alias):
      return (
        .domainEventCallbackDeviceRemovalFailed,
        Remote.DomainEventCallbackDeviceRemovalFailedMessage(callbackID: number, domain: domain, deviceAlias: alias)
      )
    default: return newestMessage(number)
    }
  }

  private func newestMessage(_ number: Int32) -> EventMessage? {
    let domain = Remote.DomainReference(domain)
    switch body {
    case .metadataChange(let type, let namespace):
      return (
        .domainEventCallbackMetadataChange,
        Remote.DomainEventCallbackMetadataChangeMessage(
          callbackID: number, domain: domain, type: type, namespaceURI: namespace)
      )
    case .blockThreshold(let event):
      return (
        .domainEventBlockThreshold,
        Remote.DomainEventBlockThresholdMessage(
          callbackID: number, domain: domain, device: event.device, path: event.path, threshold: event.threshold,
          excess: event.excess)
      )
    case .memoryFailure(let recipient, let action, let flags):
      return (
        .domainEventMemoryFailure,
        Remote.DomainEventMemoryFailureMessage(
          callbackID: number, domain: domain, recipient: recipient, action: action, flags: flags)
      )
    case .memoryDeviceSizeChange(let alias, let size):
      return (
        .domainEventMemoryDeviceSizeChange,
        Remote.DomainEventMemoryDeviceSizeChangeMessage(
          callbackID: number, domain: domain, alias: alias, size: size)
      )
    case .nicMACChange(let alias, let oldMAC, let newMAC):
      return (
        .domainEventNICMACChange,
        Remote.DomainEventNICMACChangeMessage(
          callbackID: number, domain: domain, alias: alias, oldMAC: oldMAC, newMAC: newMAC)
      )
    default: return nil
    }
  }
}

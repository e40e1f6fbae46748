import DroverCore
import LibvirtWire

extension DomainEvent {
  /// Reads an event and the number of the registration that it belongs to; nil when it cannot be read.
  static func decode(_ frame: OwnedFrame) -> (callback: Int32, event: DomainEvent)? {
    guard frame.header.program == RemoteProcedure.program,
      let procedure = RemoteProcedure(rawValue: frame.header.procedure)
    else { return nil }
    return (try? decodeWithMessage(frame, procedure)) ?? (try? decodeFlat(frame, procedure))
  }

  private typealias Decoded = (callback: Int32, event: DomainEvent)

  /// The older events: the number, then what the event was before there were numbers.
  private static func decodeWithMessage(
    _ frame: OwnedFrame, _ procedure: RemoteProcedure
  ) throws(WireError) -> Decoded? {
    switch procedure {
    case .domainEventCallbackLifecycle:
      let event = try frame.decode(Remote.DomainEventCallbackLifecycleMessage.self)
      let identity = DomainIdentity(event.message.domain)
      let change = LifecycleEvent(domain: identity, kindNumber: event.message.event, detail: event.message.detail)
      return (event.callbackID, DomainEvent(kind: .lifecycle, domain: identity, lifecycle: change))
    case .domainEventCallbackReboot:
      let event = try frame.decode(Remote.DomainEventCallbackRebootMessage.self)
      return one(.reboot, event.callbackID, event.message.domain)
    case .domainEventCallbackRTCChange:
      let event = try frame.decode(Remote.DomainEventCallbackRTCChangeMessage.self)
      return one(.rtcChange, event.callbackID, event.message.domain, ("offset", .long(event.message.offset)))
    case .domainEventCallbackWatchdog:
      let event = try frame.decode(Remote.DomainEventCallbackWatchdogMessage.self)
      return one(.watchdog, event.callbackID, event.message.domain, ("action", .int(event.message.action)))
    case .domainEventCallbackIOError:
      let event = try frame.decode(Remote.DomainEventCallbackIOErrorMessage.self)
      return one(
        .ioError, event.callbackID, event.message.domain, ("path", .string(event.message.sourcePath)),
        ("alias", .string(event.message.deviceAlias)), ("action", .int(event.message.action)))
    case .domainEventCallbackIOErrorReason:
      let event = try frame.decode(Remote.DomainEventCallbackIOErrorReasonMessage.self)
      return one(
        .ioErrorReason, event.callbackID, event.message.domain, ("path", .string(event.message.sourcePath)),
        ("alias", .string(event.message.deviceAlias)), ("action", .int(event.message.action)),
        ("reason", .string(event.message.reason)))
    case .domainEventCallbackGraphics:
      let event = try frame.decode(Remote.DomainEventCallbackGraphicsMessage.self)
      return one(
        .graphics, event.callbackID, event.message.domain, ("phase", .int(event.message.phase)),
        ("local", .string("\(event.message.local.node):\(event.message.local.service)")),
        ("remote", .string("\(event.message.remote.node):\(event.message.remote.service)")),
        ("authScheme", .string(event.message.authScheme)))
    case .domainEventCallbackControlError:
      let event = try frame.decode(Remote.DomainEventCallbackControlErrorMessage.self)
      return one(.controlError, event.callbackID, event.message.domain)
    default:
      return try decodeDeviceEvent(frame, procedure)
    }
  }

  private static func decodeDeviceEvent(
    _ frame: OwnedFrame, _ procedure: RemoteProcedure
  ) throws(WireError) -> Decoded? {
    switch procedure {
    case .domainEventCallbackBlockJob:
      let event = try frame.decode(Remote.DomainEventCallbackBlockJobMessage.self)
      return one(
        .blockJob, event.callbackID, event.message.domain, ("disk", .string(event.message.path)),
        ("type", .int(event.message.type)), ("status", .int(event.message.status)))
    case .domainEventCallbackDiskChange:
      let event = try frame.decode(Remote.DomainEventCallbackDiskChangeMessage.self)
      return one(
        .diskChange, event.callbackID, event.message.domain, ("alias", .string(event.message.deviceAlias)),
        ("old", .string(event.message.oldSourcePath ?? "")), ("new", .string(event.message.newSourcePath ?? "")),
        ("reason", .int(event.message.reason)))
    case .domainEventCallbackTrayChange:
      let event = try frame.decode(Remote.DomainEventCallbackTrayChangeMessage.self)
      return one(
        .trayChange, event.callbackID, event.message.domain, ("alias", .string(event.message.deviceAlias)),
        ("reason", .int(event.message.reason)))
    case .domainEventCallbackPMWakeup:
      let event = try frame.decode(Remote.DomainEventCallbackPMWakeupMessage.self)
      return one(.pmWakeup, event.callbackID, event.message.domain)
    case .domainEventCallbackPMSuspend:
      let event = try frame.decode(Remote.DomainEventCallbackPMSuspendMessage.self)
      return one(.pmSuspend, event.callbackID, event.message.domain)
    case .domainEventCallbackPMSuspendDisk:
      let event = try frame.decode(Remote.DomainEventCallbackPMSuspendDiskMessage.self)
      return one(.pmSuspendDisk, event.callbackID, event.message.domain)
    case .domainEventCallbackBalloonChange:
      let event = try frame.decode(Remote.DomainEventCallbackBalloonChangeMessage.self)
      return one(.balloonChange, event.callbackID, event.message.domain, ("actualKiB", .ulong(event.message.actual)))
    case .domainEventCallbackDeviceRemoved:
      let event = try frame.decode(Remote.DomainEventCallbackDeviceRemovedMessage.self)
      return one(
        .deviceRemoved, event.callbackID, event.message.domain, ("alias", .string(event.message.deviceAlias)))
    default:
      return nil
    }
  }

  /// The newer events: number and fields in one.
  private static func decodeFlat(
    _ frame: OwnedFrame, _ procedure: RemoteProcedure
  ) throws(WireError) -> Decoded? {
    switch procedure {
    case .domainEventCallbackTunable:
      let event = try frame.decode(Remote.DomainEventCallbackTunableMessage.self)
      return many(.tunable, event.callbackID, event.domain, event.parameters.map(TypedParameter.init))
    case .domainEventCallbackJobCompleted:
      let event = try frame.decode(Remote.DomainEventCallbackJobCompletedMessage.self)
      return many(.jobCompleted, event.callbackID, event.domain, event.parameters.map(TypedParameter.init))
    case .domainEventCallbackAgentLifecycle:
      let event = try frame.decode(Remote.DomainEventCallbackAgentLifecycleMessage.self)
      return one(
        .agentLifecycle, event.callbackID, event.domain, ("state", .int(event.state)), ("reason", .int(event.reason)))
    case .domainEventCallbackDeviceAdded:
      let event = try frame.decode(Remote.DomainEventCallbackDeviceAddedMessage.self)
      return one(.deviceAdded, event.callbackID, event.domain, ("alias", .string(event.deviceAlias)))
    case .domainEventCallbackDeviceRemovalFailed:
      let event = try frame.decode(Remote.DomainEventCallbackDeviceRemovalFailedMessage.self)
      return one(.deviceRemovalFailed, event.callbackID, event.domain, ("alias", .string(event.deviceAlias)))
    case .domainEventCallbackMigrationIteration:
      let event = try frame.decode(Remote.DomainEventCallbackMigrationIterationMessage.self)
      return one(.migrationIteration, event.callbackID, event.domain, ("iteration", .int(event.iteration)))
    case .domainEventCallbackMetadataChange:
      let event = try frame.decode(Remote.DomainEventCallbackMetadataChangeMessage.self)
      return one(
        .metadataChange, event.callbackID, event.domain, ("type", .int(event.type)),
        ("uri", .string(event.namespaceURI ?? "")))
    default:
      return try decodeFlatDeviceEvent(frame, procedure)
    }
  }

  private static func decodeFlatDeviceEvent(
    _ frame: OwnedFrame, _ procedure: RemoteProcedure
  ) throws(WireError) -> Decoded? {
    switch procedure {
    case .domainEventBlockJob2:
      let event = try frame.decode(Remote.DomainEventBlockJob2Message.self)
      return one(
        .blockJob2, event.callbackID, event.domain, ("disk", .string(event.dst)), ("type", .int(event.type)),
        ("status", .int(event.status)))
    case .domainEventBlockThreshold:
      let event = try frame.decode(Remote.DomainEventBlockThresholdMessage.self)
      return one(
        .blockThreshold, event.callbackID, event.domain, ("device", .string(event.device)),
        ("path", .string(event.path ?? "")), ("threshold", .ulong(event.threshold)), ("excess", .ulong(event.excess)))
    case .domainEventMemoryFailure:
      let event = try frame.decode(Remote.DomainEventMemoryFailureMessage.self)
      return one(
        .memoryFailure, event.callbackID, event.domain, ("recipient", .int(event.recipient)),
        ("action", .int(event.action)), ("flags", .uint(event.flags)))
    case .domainEventMemoryDeviceSizeChange:
      let event = try frame.decode(Remote.DomainEventMemoryDeviceSizeChangeMessage.self)
      return one(
        .memoryDeviceSizeChange, event.callbackID, event.domain, ("alias", .string(event.alias)),
        ("sizeKiB", .ulong(event.size)))
    case .domainEventNICMACChange:
      let event = try frame.decode(Remote.DomainEventNICMACChangeMessage.self)
      return one(
        .nicMACChange, event.callbackID, event.domain, ("alias", .string(event.alias)),
        ("old", .string(event.oldMAC)), ("new", .string(event.newMAC)))
    default:
      return nil
    }
  }

  private static func one(
    _ kind: DomainEventKind, _ callback: Int32, _ domain: Remote.DomainReference,
    _ details: (name: String, value: TypedParameter.Value)...
  ) -> Decoded {
    many(kind, callback, domain, details.map { TypedParameter($0.name, $0.value) })
  }

  private static func many(
    _ kind: DomainEventKind, _ callback: Int32, _ domain: Remote.DomainReference, _ details: [TypedParameter]
  ) -> Decoded {
    (callback, DomainEvent(kind: kind, domain: DomainIdentity(domain), details: details))
  }
}

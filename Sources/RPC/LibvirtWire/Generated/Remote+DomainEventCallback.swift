// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The message of procedure 318.
  package struct DomainEventCallbackLifecycleMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventLifecycleMessage

    package init(callbackID: Int32, message: Remote.DomainEventLifecycleMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventLifecycleMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 319.
  package struct DomainEventCallbackRebootMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventRebootMessage

    package init(callbackID: Int32, message: Remote.DomainEventRebootMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventRebootMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 320.
  package struct DomainEventCallbackRTCChangeMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventRTCChangeMessage

    package init(callbackID: Int32, message: Remote.DomainEventRTCChangeMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventRTCChangeMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 321.
  package struct DomainEventCallbackWatchdogMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventWatchdogMessage

    package init(callbackID: Int32, message: Remote.DomainEventWatchdogMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventWatchdogMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 322.
  package struct DomainEventCallbackIOErrorMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventIOErrorMessage

    package init(callbackID: Int32, message: Remote.DomainEventIOErrorMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventIOErrorMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 323.
  package struct DomainEventCallbackGraphicsMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventGraphicsMessage

    package init(callbackID: Int32, message: Remote.DomainEventGraphicsMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventGraphicsMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 324.
  package struct DomainEventCallbackIOErrorReasonMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventIOErrorReasonMessage

    package init(callbackID: Int32, message: Remote.DomainEventIOErrorReasonMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventIOErrorReasonMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 325.
  package struct DomainEventCallbackControlErrorMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventControlErrorMessage

    package init(callbackID: Int32, message: Remote.DomainEventControlErrorMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventControlErrorMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 326.
  package struct DomainEventCallbackBlockJobMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventBlockJobMessage

    package init(callbackID: Int32, message: Remote.DomainEventBlockJobMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventBlockJobMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 327.
  package struct DomainEventCallbackDiskChangeMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventDiskChangeMessage

    package init(callbackID: Int32, message: Remote.DomainEventDiskChangeMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventDiskChangeMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 328.
  package struct DomainEventCallbackTrayChangeMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventTrayChangeMessage

    package init(callbackID: Int32, message: Remote.DomainEventTrayChangeMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventTrayChangeMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 329.
  package struct DomainEventCallbackPMWakeupMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var reason: Int32
    package var message: Remote.DomainEventPMWakeupMessage

    package init(callbackID: Int32, reason: Int32, message: Remote.DomainEventPMWakeupMessage) {
      self.callbackID = callbackID
      self.reason = reason
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      reason = try decoder.int32()
      message = try Remote.DomainEventPMWakeupMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      encoder.int32(reason)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 330.
  package struct DomainEventCallbackPMSuspendMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var reason: Int32
    package var message: Remote.DomainEventPMSuspendMessage

    package init(callbackID: Int32, reason: Int32, message: Remote.DomainEventPMSuspendMessage) {
      self.callbackID = callbackID
      self.reason = reason
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      reason = try decoder.int32()
      message = try Remote.DomainEventPMSuspendMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      encoder.int32(reason)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 331.
  package struct DomainEventCallbackBalloonChangeMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventBalloonChangeMessage

    package init(callbackID: Int32, message: Remote.DomainEventBalloonChangeMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventBalloonChangeMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 332.
  package struct DomainEventCallbackPMSuspendDiskMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var reason: Int32
    package var message: Remote.DomainEventPMSuspendDiskMessage

    package init(callbackID: Int32, reason: Int32, message: Remote.DomainEventPMSuspendDiskMessage) {
      self.callbackID = callbackID
      self.reason = reason
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      reason = try decoder.int32()
      message = try Remote.DomainEventPMSuspendDiskMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      encoder.int32(reason)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 333.
  package struct DomainEventCallbackDeviceRemovedMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var message: Remote.DomainEventDeviceRemovedMessage

    package init(callbackID: Int32, message: Remote.DomainEventDeviceRemovedMessage) {
      self.callbackID = callbackID
      self.message = message
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      message = try Remote.DomainEventDeviceRemovedMessage(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try message.encode(into: &encoder)
    }
  }

  /// The message of procedure 346.
  package struct DomainEventCallbackTunableMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]

    package init(callbackID: Int32, domain: Remote.DomainReference, parameters: [Remote.TypedParameter]) {
      self.callbackID = callbackID
      self.domain = domain
      self.parameters = parameters
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainEventTunable)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainEventTunable)
    }
  }

  /// The message of procedure 348.
  package struct DomainEventCallbackAgentLifecycleMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var state: Int32
    package var reason: Int32

    package init(callbackID: Int32, domain: Remote.DomainReference, state: Int32, reason: Int32) {
      self.callbackID = callbackID
      self.domain = domain
      self.state = state
      self.reason = reason
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      state = try decoder.int32()
      reason = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      encoder.int32(state)
      encoder.int32(reason)
    }
  }

  /// The message of procedure 354.
  package struct DomainEventCallbackDeviceAddedMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var deviceAlias: String

    package init(callbackID: Int32, domain: Remote.DomainReference, deviceAlias: String) {
      self.callbackID = callbackID
      self.domain = domain
      self.deviceAlias = deviceAlias
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      deviceAlias = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      try encoder.string(deviceAlias)
    }
  }

  /// The message of procedure 359.
  package struct DomainEventCallbackMigrationIterationMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var iteration: Int32

    package init(callbackID: Int32, domain: Remote.DomainReference, iteration: Int32) {
      self.callbackID = callbackID
      self.domain = domain
      self.iteration = iteration
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      iteration = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      encoder.int32(iteration)
    }
  }

  /// The message of procedure 363.
  package struct DomainEventCallbackJobCompletedMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]

    package init(callbackID: Int32, domain: Remote.DomainReference, parameters: [Remote.TypedParameter]) {
      self.callbackID = callbackID
      self.domain = domain
      self.parameters = parameters
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainJobStats)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainJobStats)
    }
  }

  /// The message of procedure 367.
  package struct DomainEventCallbackDeviceRemovalFailedMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var deviceAlias: String

    package init(callbackID: Int32, domain: Remote.DomainReference, deviceAlias: String) {
      self.callbackID = callbackID
      self.domain = domain
      self.deviceAlias = deviceAlias
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      deviceAlias = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      try encoder.string(deviceAlias)
    }
  }

  /// The message of procedure 379.
  package struct DomainEventCallbackMetadataChangeMessage: XDRCodable, Hashable {
    package var callbackID: Int32
    package var domain: Remote.DomainReference
    package var type: Int32
    package var namespaceURI: String?

    package init(callbackID: Int32, domain: Remote.DomainReference, type: Int32, namespaceURI: String?) {
      self.callbackID = callbackID
      self.domain = domain
      self.type = type
      self.namespaceURI = namespaceURI
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
      domain = try Remote.DomainReference(from: &decoder)
      type = try decoder.int32()
      namespaceURI = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
      try domain.encode(into: &encoder)
      encoder.int32(type)
      try encoder.optionalString(namespaceURI)
    }
  }
}

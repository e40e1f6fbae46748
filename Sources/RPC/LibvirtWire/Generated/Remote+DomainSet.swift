// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The arguments of `virDomainSetAutostart`.
  package struct DomainSetAutostartArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var autostart: Int32

    package init(domain: Remote.DomainReference, autostart: Int32) {
      self.domain = domain
      self.autostart = autostart
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      autostart = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(autostart)
    }
  }

  /// The arguments of `virDomainSetMaxMemory`.
  package struct DomainSetMaxMemoryArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var memory: UInt64

    package init(domain: Remote.DomainReference, memory: UInt64) {
      self.domain = domain
      self.memory = memory
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      memory = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint64(memory)
    }
  }

  /// The arguments of `virDomainSetMemory`.
  package struct DomainSetMemoryArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var memory: UInt64

    package init(domain: Remote.DomainReference, memory: UInt64) {
      self.domain = domain
      self.memory = memory
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      memory = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint64(memory)
    }
  }

  /// The arguments of `virDomainSetVcpus`.
  package struct DomainSetVCPUsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var vcpus: UInt32

    package init(domain: Remote.DomainReference, vcpus: UInt32) {
      self.domain = domain
      self.vcpus = vcpus
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      vcpus = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(vcpus)
    }
  }

  /// The arguments of `virDomainSetSchedulerParameters`.
  package struct DomainSetSchedulerParametersArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]

    package init(domain: Remote.DomainReference, parameters: [Remote.TypedParameter]) {
      self.domain = domain
      self.parameters = parameters
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainSchedulerParameters)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainSchedulerParameters)
    }
  }

  /// The arguments of `virDomainSetMemoryParameters`.
  package struct DomainSetMemoryParametersArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.domain = domain
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainMemoryParameters)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainMemoryParameters)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetVcpusFlags`.
  package struct DomainSetVCPUsFlagsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var vcpus: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, vcpus: UInt32, flags: UInt32) {
      self.domain = domain
      self.vcpus = vcpus
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      vcpus = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(vcpus)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetMemoryFlags`.
  package struct DomainSetMemoryFlagsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var memory: UInt64
    package var flags: UInt32

    package init(domain: Remote.DomainReference, memory: UInt64, flags: UInt32) {
      self.domain = domain
      self.memory = memory
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      memory = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint64(memory)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetBlkioParameters`.
  package struct DomainSetBlkioParametersArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.domain = domain
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainBlkioParameters)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainBlkioParameters)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetSchedulerParametersFlags`.
  package struct DomainSetSchedulerParametersFlagsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.domain = domain
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainSchedulerParameters)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainSchedulerParameters)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetBlockIoTune`.
  package struct DomainSetBlockIOTuneArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var disk: String
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, disk: String, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.domain = domain
      self.disk = disk
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      disk = try decoder.string()
      parameters = try decoder.list(max: WireLimit.domainBlockIOTuneParameters)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(disk)
      try encoder.list(parameters, max: WireLimit.domainBlockIOTuneParameters)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetNumaParameters`.
  package struct DomainSetNUMAParametersArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.domain = domain
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainNUMAParameters)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainNUMAParameters)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetInterfaceParameters`.
  package struct DomainSetInterfaceParametersArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var device: String
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, device: String, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.domain = domain
      self.device = device
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      device = try decoder.string()
      parameters = try decoder.list(max: WireLimit.domainInterfaceParameters)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(device)
      try encoder.list(parameters, max: WireLimit.domainInterfaceParameters)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetMetadata`.
  package struct DomainSetMetadataArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var type: Int32
    package var metadata: String?
    package var key: String?
    package var uri: String?
    package var flags: UInt32

    package init(
      domain: Remote.DomainReference,
      type: Int32,
      metadata: String?,
      key: String?,
      uri: String?,
      flags: UInt32
    ) {
      self.domain = domain
      self.type = type
      self.metadata = metadata
      self.key = key
      self.uri = uri
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      type = try decoder.int32()
      metadata = try decoder.optionalString()
      key = try decoder.optionalString()
      uri = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(type)
      try encoder.optionalString(metadata)
      try encoder.optionalString(key)
      try encoder.optionalString(uri)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetMemoryStatsPeriod`.
  package struct DomainSetMemoryStatsPeriodArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var period: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, period: Int32, flags: UInt32) {
      self.domain = domain
      self.period = period
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      period = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(period)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetTime`.
  package struct DomainSetTimeArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var seconds: Int64
    package var nseconds: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, seconds: Int64, nseconds: UInt32, flags: UInt32) {
      self.domain = domain
      self.seconds = seconds
      self.nseconds = nseconds
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      seconds = try decoder.int64()
      nseconds = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int64(seconds)
      encoder.uint32(nseconds)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetUserPassword`.
  package struct DomainSetUserPasswordArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var user: String?
    package var password: String?
    package var flags: UInt32

    package init(domain: Remote.DomainReference, user: String?, password: String?, flags: UInt32) {
      self.domain = domain
      self.user = user
      self.password = password
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      user = try decoder.optionalString()
      password = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(user)
      try encoder.optionalString(password)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetPerfEvents`.
  package struct DomainSetPerfEventsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.domain = domain
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainPerfEvents)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainPerfEvents)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetGuestVcpus`.
  package struct DomainSetGuestVCPUsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var cpumap: String
    package var state: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, cpumap: String, state: Int32, flags: UInt32) {
      self.domain = domain
      self.cpumap = cpumap
      self.state = state
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      cpumap = try decoder.string()
      state = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(cpumap)
      encoder.int32(state)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetVcpu`.
  package struct DomainSetVCPUArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var cpumap: String
    package var state: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, cpumap: String, state: Int32, flags: UInt32) {
      self.domain = domain
      self.cpumap = cpumap
      self.state = state
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      cpumap = try decoder.string()
      state = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(cpumap)
      encoder.int32(state)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetBlockThreshold`.
  package struct DomainSetBlockThresholdArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var device: String
    package var threshold: UInt64
    package var flags: UInt32

    package init(domain: Remote.DomainReference, device: String, threshold: UInt64, flags: UInt32) {
      self.domain = domain
      self.device = device
      self.threshold = threshold
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      device = try decoder.string()
      threshold = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(device)
      encoder.uint64(threshold)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetLifecycleAction`.
  package struct DomainSetLifecycleActionArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var type: UInt32
    package var action: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, type: UInt32, action: UInt32, flags: UInt32) {
      self.domain = domain
      self.type = type
      self.action = action
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      type = try decoder.uint32()
      action = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(type)
      encoder.uint32(action)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetIOThreadParams`.
  package struct DomainSetIOThreadParamsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var iothreadID: UInt32
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(
      domain: Remote.DomainReference,
      iothreadID: UInt32,
      parameters: [Remote.TypedParameter],
      flags: UInt32
    ) {
      self.domain = domain
      self.iothreadID = iothreadID
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      iothreadID = try decoder.uint32()
      parameters = try decoder.list(max: WireLimit.domainIOThreadParams)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(iothreadID)
      try encoder.list(parameters, max: WireLimit.domainIOThreadParams)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetLaunchSecurityState`.
  package struct DomainSetLaunchSecurityStateArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.domain = domain
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.domainLaunchSecurityStateParams)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.domainLaunchSecurityStateParams)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virDomainSetAutostartOnce`.
  package struct DomainSetAutostartOnceArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var autostart: Int32

    package init(domain: Remote.DomainReference, autostart: Int32) {
      self.domain = domain
      self.autostart = autostart
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      autostart = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(autostart)
    }
  }

  /// The arguments of `virDomainSetThrottleGroup`.
  package struct DomainSetThrottleGroupArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var group: String
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(domain: Remote.DomainReference, group: String, parameters: [Remote.TypedParameter], flags: UInt32) {
      self.domain = domain
      self.group = group
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      group = try decoder.string()
      parameters = try decoder.list(max: WireLimit.domainBlockIOTuneParameters)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(group)
      try encoder.list(parameters, max: WireLimit.domainBlockIOTuneParameters)
      encoder.uint32(flags)
    }
  }
}

// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The arguments of `virDomainGetXMLDesc`.
  package struct DomainGetXMLDescArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetXMLDesc`.
  package struct DomainGetXMLDescResult: XDRCodable {
    package var xml: String

    package init(xml: String) {
      self.xml = xml
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      xml = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(xml)
    }
  }

  /// The arguments of `virDomainGetAutostart`.
  package struct DomainGetAutostartArguments: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The result of `virDomainGetAutostart`.
  package struct DomainGetAutostartResult: XDRCodable {
    package var autostart: Int32

    package init(autostart: Int32) {
      self.autostart = autostart
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      autostart = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(autostart)
    }
  }

  /// The arguments of `virDomainGetInfo`.
  package struct DomainGetInfoArguments: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The result of `virDomainGetInfo`.
  package struct DomainGetInfoResult: XDRCodable {
    package var state: UInt8
    package var maxMemory: UInt64
    package var memory: UInt64
    package var vcpus: UInt16
    package var cpuTime: UInt64

    package init(state: UInt8, maxMemory: UInt64, memory: UInt64, vcpus: UInt16, cpuTime: UInt64) {
      self.state = state
      self.maxMemory = maxMemory
      self.memory = memory
      self.vcpus = vcpus
      self.cpuTime = cpuTime
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      state = try decoder.unsignedChar()
      maxMemory = try decoder.uint64()
      memory = try decoder.uint64()
      vcpus = try decoder.unsignedShort()
      cpuTime = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.unsignedChar(state)
      encoder.uint64(maxMemory)
      encoder.uint64(memory)
      encoder.unsignedShort(vcpus)
      encoder.uint64(cpuTime)
    }
  }

  /// The arguments of `virDomainGetMaxMemory`.
  package struct DomainGetMaxMemoryArguments: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The result of `virDomainGetMaxMemory`.
  package struct DomainGetMaxMemoryResult: XDRCodable {
    package var memory: UInt64

    package init(memory: UInt64) {
      self.memory = memory
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      memory = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint64(memory)
    }
  }

  /// The arguments of `virDomainGetMaxVcpus`.
  package struct DomainGetMaxVCPUsArguments: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The result of `virDomainGetMaxVcpus`.
  package struct DomainGetMaxVCPUsResult: XDRCodable {
    package var num: Int32

    package init(num: Int32) {
      self.num = num
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      num = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(num)
    }
  }

  /// The arguments of `virDomainGetOSType`.
  package struct DomainGetOSTypeArguments: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The result of `virDomainGetOSType`.
  package struct DomainGetOSTypeResult: XDRCodable {
    package var type: String

    package init(type: String) {
      self.type = type
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      type = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(type)
    }
  }

  /// The arguments of `virDomainGetVcpus`.
  package struct DomainGetVCPUsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var maxinfo: Int32
    package var maplen: Int32

    package init(domain: Remote.DomainReference, maxinfo: Int32, maplen: Int32) {
      self.domain = domain
      self.maxinfo = maxinfo
      self.maplen = maplen
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      maxinfo = try decoder.int32()
      maplen = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(maxinfo)
      encoder.int32(maplen)
    }
  }

  /// The result of `virDomainGetVcpus`.
  package struct DomainGetVCPUsResult: XDRCodable {
    package var info: [Remote.VCPUInfo]
    package var cpumaps: [UInt8]

    package init(info: [Remote.VCPUInfo], cpumaps: [UInt8]) {
      self.info = info
      self.cpumaps = cpumaps
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      info = try decoder.list(max: WireLimit.vcpuinfo)
      cpumaps = try decoder.opaque(max: WireLimit.cpumaps)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(info, max: WireLimit.vcpuinfo)
      try encoder.opaque(cpumaps, max: WireLimit.cpumaps)
    }
  }

  /// The arguments of `virDomainGetSchedulerType`.
  package struct DomainGetSchedulerTypeArguments: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The result of `virDomainGetSchedulerType`.
  package struct DomainGetSchedulerTypeResult: XDRCodable {
    package var type: String
    package var parameterCount: Int32

    package init(type: String, parameterCount: Int32) {
      self.type = type
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      type = try decoder.string()
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(type)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virDomainGetSchedulerParameters`.
  package struct DomainGetSchedulerParametersArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameterCount: Int32

    package init(domain: Remote.DomainReference, parameterCount: Int32) {
      self.domain = domain
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(parameterCount)
    }
  }

  /// The result of `virDomainGetSchedulerParameters`.
  package struct DomainGetSchedulerParametersResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]

    package init(parameters: [Remote.TypedParameter]) {
      self.parameters = parameters
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainSchedulerParameters)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainSchedulerParameters)
    }
  }

  /// The arguments of `virDomainGetSecurityLabel`.
  package struct DomainGetSecurityLabelArguments: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The result of `virDomainGetSecurityLabel`.
  package struct DomainGetSecurityLabelResult: XDRListElement, Hashable {
    package var label: [UInt8]
    package var enforcing: Int32
    package static let minimumEncodedSize = 8

    package init(label: [UInt8], enforcing: Int32) {
      self.label = label
      self.enforcing = enforcing
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      label = try decoder.chars(max: WireLimit.securityLabel)
      enforcing = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.chars(label, max: WireLimit.securityLabel)
      encoder.int32(enforcing)
    }
  }

  /// The arguments of `virDomainGetJobInfo`.
  package struct DomainGetJobInfoArguments: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The result of `virDomainGetJobInfo`.
  package struct DomainGetJobInfoResult: XDRCodable {
    package var type: Int32
    package var timeElapsed: UInt64
    package var timeRemaining: UInt64
    package var dataTotal: UInt64
    package var dataProcessed: UInt64
    package var dataRemaining: UInt64
    package var memTotal: UInt64
    package var memProcessed: UInt64
    package var memRemaining: UInt64
    package var fileTotal: UInt64
    package var fileProcessed: UInt64
    package var fileRemaining: UInt64

    package init(
      type: Int32,
      timeElapsed: UInt64,
      timeRemaining: UInt64,
      dataTotal: UInt64,
      dataProcessed: UInt64,
      dataRemaining: UInt64,
      memTotal: UInt64,
      memProcessed: UInt64,
      memRemaining: UInt64,
      fileTotal: UInt64,
      fileProcessed: UInt64,
      fileRemaining: UInt64
    ) {
      self.type = type
      self.timeElapsed = timeElapsed
      self.timeRemaining = timeRemaining
      self.dataTotal = dataTotal
      self.dataProcessed = dataProcessed
      self.dataRemaining = dataRemaining
      self.memTotal = memTotal
      self.memProcessed = memProcessed
      self.memRemaining = memRemaining
      self.fileTotal = fileTotal
      self.fileProcessed = fileProcessed
      self.fileRemaining = fileRemaining
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      type = try decoder.int32()
      timeElapsed = try decoder.uint64()
      timeRemaining = try decoder.uint64()
      dataTotal = try decoder.uint64()
      dataProcessed = try decoder.uint64()
      dataRemaining = try decoder.uint64()
      memTotal = try decoder.uint64()
      memProcessed = try decoder.uint64()
      memRemaining = try decoder.uint64()
      fileTotal = try decoder.uint64()
      fileProcessed = try decoder.uint64()
      fileRemaining = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(type)
      encoder.uint64(timeElapsed)
      encoder.uint64(timeRemaining)
      encoder.uint64(dataTotal)
      encoder.uint64(dataProcessed)
      encoder.uint64(dataRemaining)
      encoder.uint64(memTotal)
      encoder.uint64(memProcessed)
      encoder.uint64(memRemaining)
      encoder.uint64(fileTotal)
      encoder.uint64(fileProcessed)
      encoder.uint64(fileRemaining)
    }
  }

  /// The arguments of `virDomainGetBlockInfo`.
  package struct DomainGetBlockInfoArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var path: String
    package var flags: UInt32

    package init(domain: Remote.DomainReference, path: String, flags: UInt32) {
      self.domain = domain
      self.path = path
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      path = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(path)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetBlockInfo`.
  package struct DomainGetBlockInfoResult: XDRCodable {
    package var allocation: UInt64
    package var capacity: UInt64
    package var physical: UInt64

    package init(allocation: UInt64, capacity: UInt64, physical: UInt64) {
      self.allocation = allocation
      self.capacity = capacity
      self.physical = physical
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      allocation = try decoder.uint64()
      capacity = try decoder.uint64()
      physical = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint64(allocation)
      encoder.uint64(capacity)
      encoder.uint64(physical)
    }
  }

  /// The arguments of `virDomainGetMemoryParameters`.
  package struct DomainGetMemoryParametersArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameterCount: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameterCount: Int32, flags: UInt32) {
      self.domain = domain
      self.parameterCount = parameterCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameterCount = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(parameterCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetMemoryParameters`.
  package struct DomainGetMemoryParametersResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var parameterCount: Int32

    package init(parameters: [Remote.TypedParameter], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainMemoryParameters)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainMemoryParameters)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virDomainGetVcpusFlags`.
  package struct DomainGetVCPUsFlagsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetVcpusFlags`.
  package struct DomainGetVCPUsFlagsResult: XDRCodable {
    package var num: Int32

    package init(num: Int32) {
      self.num = num
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      num = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(num)
    }
  }

  /// The arguments of `virDomainGetBlkioParameters`.
  package struct DomainGetBlkioParametersArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameterCount: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameterCount: Int32, flags: UInt32) {
      self.domain = domain
      self.parameterCount = parameterCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameterCount = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(parameterCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetBlkioParameters`.
  package struct DomainGetBlkioParametersResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var parameterCount: Int32

    package init(parameters: [Remote.TypedParameter], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainBlkioParameters)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainBlkioParameters)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virDomainGetState`.
  package struct DomainGetStateArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetState`.
  package struct DomainGetStateResult: XDRCodable {
    package var state: Int32
    package var reason: Int32

    package init(state: Int32, reason: Int32) {
      self.state = state
      self.reason = reason
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      state = try decoder.int32()
      reason = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(state)
      encoder.int32(reason)
    }
  }

  /// The arguments of `virDomainGetSchedulerParametersFlags`.
  package struct DomainGetSchedulerParametersFlagsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameterCount: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameterCount: Int32, flags: UInt32) {
      self.domain = domain
      self.parameterCount = parameterCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameterCount = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(parameterCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetSchedulerParametersFlags`.
  package struct DomainGetSchedulerParametersFlagsResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]

    package init(parameters: [Remote.TypedParameter]) {
      self.parameters = parameters
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainSchedulerParameters)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainSchedulerParameters)
    }
  }

  /// The arguments of `virDomainGetControlInfo`.
  package struct DomainGetControlInfoArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetControlInfo`.
  package struct DomainGetControlInfoResult: XDRCodable {
    package var state: UInt32
    package var details: UInt32
    package var stateTime: UInt64

    package init(state: UInt32, details: UInt32, stateTime: UInt64) {
      self.state = state
      self.details = details
      self.stateTime = stateTime
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      state = try decoder.uint32()
      details = try decoder.uint32()
      stateTime = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint32(state)
      encoder.uint32(details)
      encoder.uint64(stateTime)
    }
  }

  /// The arguments of `virDomainGetVcpuPinInfo`.
  package struct DomainGetVCPUPinInfoArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var ncpumaps: Int32
    package var maplen: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, ncpumaps: Int32, maplen: Int32, flags: UInt32) {
      self.domain = domain
      self.ncpumaps = ncpumaps
      self.maplen = maplen
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      ncpumaps = try decoder.int32()
      maplen = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(ncpumaps)
      encoder.int32(maplen)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetVcpuPinInfo`.
  package struct DomainGetVCPUPinInfoResult: XDRCodable {
    package var cpumaps: [UInt8]
    package var num: Int32

    package init(cpumaps: [UInt8], num: Int32) {
      self.cpumaps = cpumaps
      self.num = num
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cpumaps = try decoder.opaque(max: WireLimit.cpumaps)
      num = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cpumaps, max: WireLimit.cpumaps)
      encoder.int32(num)
    }
  }

  /// The arguments of `virDomainGetBlockJobInfo`.
  package struct DomainGetBlockJobInfoArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var path: String
    package var flags: UInt32

    package init(domain: Remote.DomainReference, path: String, flags: UInt32) {
      self.domain = domain
      self.path = path
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      path = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(path)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetBlockJobInfo`.
  package struct DomainGetBlockJobInfoResult: XDRCodable {
    package var found: Int32
    package var type: Int32
    package var bandwidth: UInt64
    package var current: UInt64
    package var end: UInt64

    package init(found: Int32, type: Int32, bandwidth: UInt64, current: UInt64, end: UInt64) {
      self.found = found
      self.type = type
      self.bandwidth = bandwidth
      self.current = current
      self.end = end
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      found = try decoder.int32()
      type = try decoder.int32()
      bandwidth = try decoder.uint64()
      current = try decoder.uint64()
      end = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(found)
      encoder.int32(type)
      encoder.uint64(bandwidth)
      encoder.uint64(current)
      encoder.uint64(end)
    }
  }

  /// The arguments of `virDomainGetBlockIoTune`.
  package struct DomainGetBlockIOTuneArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var disk: String?
    package var parameterCount: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, disk: String?, parameterCount: Int32, flags: UInt32) {
      self.domain = domain
      self.disk = disk
      self.parameterCount = parameterCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      disk = try decoder.optionalString()
      parameterCount = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.optionalString(disk)
      encoder.int32(parameterCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetBlockIoTune`.
  package struct DomainGetBlockIOTuneResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var parameterCount: Int32

    package init(parameters: [Remote.TypedParameter], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainBlockIOTuneParameters)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainBlockIOTuneParameters)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virDomainGetNumaParameters`.
  package struct DomainGetNUMAParametersArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameterCount: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, parameterCount: Int32, flags: UInt32) {
      self.domain = domain
      self.parameterCount = parameterCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameterCount = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(parameterCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetNumaParameters`.
  package struct DomainGetNUMAParametersResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var parameterCount: Int32

    package init(parameters: [Remote.TypedParameter], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainNUMAParameters)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainNUMAParameters)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virDomainGetInterfaceParameters`.
  package struct DomainGetInterfaceParametersArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var device: String
    package var parameterCount: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, device: String, parameterCount: Int32, flags: UInt32) {
      self.domain = domain
      self.device = device
      self.parameterCount = parameterCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      device = try decoder.string()
      parameterCount = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.string(device)
      encoder.int32(parameterCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetInterfaceParameters`.
  package struct DomainGetInterfaceParametersResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var parameterCount: Int32

    package init(parameters: [Remote.TypedParameter], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainInterfaceParameters)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainInterfaceParameters)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virDomainGetCPUStats`.
  package struct DomainGetCPUStatsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var parameterCount: UInt32
    package var startCPU: Int32
    package var ncpus: UInt32
    package var flags: UInt32

    package init(
      domain: Remote.DomainReference,
      parameterCount: UInt32,
      startCPU: Int32,
      ncpus: UInt32,
      flags: UInt32
    ) {
      self.domain = domain
      self.parameterCount = parameterCount
      self.startCPU = startCPU
      self.ncpus = ncpus
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameterCount = try decoder.uint32()
      startCPU = try decoder.int32()
      ncpus = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(parameterCount)
      encoder.int32(startCPU)
      encoder.uint32(ncpus)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetCPUStats`.
  package struct DomainGetCPUStatsResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var parameterCount: Int32

    package init(parameters: [Remote.TypedParameter], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainGetCPUStats)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainGetCPUStats)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virDomainGetDiskErrors`.
  package struct DomainGetDiskErrorsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var maxerrors: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, maxerrors: UInt32, flags: UInt32) {
      self.domain = domain
      self.maxerrors = maxerrors
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      maxerrors = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(maxerrors)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetDiskErrors`.
  package struct DomainGetDiskErrorsResult: XDRCodable {
    package var errors: [Remote.DomainDiskError]
    package var errorCount: Int32

    package init(errors: [Remote.DomainDiskError], errorCount: Int32) {
      self.errors = errors
      self.errorCount = errorCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      errors = try decoder.list(max: WireLimit.domainDiskErrors)
      errorCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(errors, max: WireLimit.domainDiskErrors)
      encoder.int32(errorCount)
    }
  }

  /// The arguments of `virDomainGetMetadata`.
  package struct DomainGetMetadataArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var type: Int32
    package var uri: String?
    package var flags: UInt32

    package init(domain: Remote.DomainReference, type: Int32, uri: String?, flags: UInt32) {
      self.domain = domain
      self.type = type
      self.uri = uri
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      type = try decoder.int32()
      uri = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(type)
      try encoder.optionalString(uri)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetMetadata`.
  package struct DomainGetMetadataResult: XDRCodable {
    package var metadata: String

    package init(metadata: String) {
      self.metadata = metadata
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      metadata = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(metadata)
    }
  }

  /// The arguments of `virDomainGetHostname`.
  package struct DomainGetHostnameArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetHostname`.
  package struct DomainGetHostnameResult: XDRCodable {
    package var hostname: String

    package init(hostname: String) {
      self.hostname = hostname
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      hostname = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(hostname)
    }
  }

  /// The arguments of `virDomainGetSecurityLabelList`.
  package struct DomainGetSecurityLabelListArguments: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The result of `virDomainGetSecurityLabelList`.
  package struct DomainGetSecurityLabelListResult: XDRCodable {
    package var labels: [Remote.DomainGetSecurityLabelResult]
    package var result: Int32

    package init(labels: [Remote.DomainGetSecurityLabelResult], result: Int32) {
      self.labels = labels
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      labels = try decoder.list(max: WireLimit.securityLabelList)
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(labels, max: WireLimit.securityLabelList)
      encoder.int32(result)
    }
  }

  /// The arguments of `virDomainGetEmulatorPinInfo`.
  package struct DomainGetEmulatorPinInfoArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var maplen: Int32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, maplen: Int32, flags: UInt32) {
      self.domain = domain
      self.maplen = maplen
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      maplen = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.int32(maplen)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetEmulatorPinInfo`.
  package struct DomainGetEmulatorPinInfoResult: XDRCodable {
    package var cpumaps: [UInt8]
    package var result: Int32

    package init(cpumaps: [UInt8], result: Int32) {
      self.cpumaps = cpumaps
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cpumaps = try decoder.opaque(max: WireLimit.cpumaps)
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cpumaps, max: WireLimit.cpumaps)
      encoder.int32(result)
    }
  }

  /// The arguments of `virDomainGetJobStats`.
  package struct DomainGetJobStatsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetJobStats`.
  package struct DomainGetJobStatsResult: XDRCodable {
    package var type: Int32
    package var parameters: [Remote.TypedParameter]

    package init(type: Int32, parameters: [Remote.TypedParameter]) {
      self.type = type
      self.parameters = parameters
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      type = try decoder.int32()
      parameters = try decoder.list(max: WireLimit.domainJobStats)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(type)
      try encoder.list(parameters, max: WireLimit.domainJobStats)
    }
  }

  /// The arguments of `virDomainGetTime`.
  package struct DomainGetTimeArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetTime`.
  package struct DomainGetTimeResult: XDRCodable {
    package var seconds: Int64
    package var nseconds: UInt32

    package init(seconds: Int64, nseconds: UInt32) {
      self.seconds = seconds
      self.nseconds = nseconds
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      seconds = try decoder.int64()
      nseconds = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int64(seconds)
      encoder.uint32(nseconds)
    }
  }

  /// The arguments of `virDomainGetFSInfo`.
  package struct DomainGetFSInfoArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetFSInfo`.
  package struct DomainGetFSInfoResult: XDRCodable {
    package var info: [Remote.DomainFSInfo]
    package var result: UInt32

    package init(info: [Remote.DomainFSInfo], result: UInt32) {
      self.info = info
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      info = try decoder.list(max: WireLimit.domainFSInfo)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(info, max: WireLimit.domainFSInfo)
      encoder.uint32(result)
    }
  }

  /// The arguments of `virDomainGetIOThreadInfo`.
  package struct DomainGetIOThreadInfoArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetIOThreadInfo`.
  package struct DomainGetIOThreadInfoResult: XDRCodable {
    package var info: [Remote.DomainIOThreadInfo]
    package var result: UInt32

    package init(info: [Remote.DomainIOThreadInfo], result: UInt32) {
      self.info = info
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      info = try decoder.list(max: WireLimit.iothreadInfo)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(info, max: WireLimit.iothreadInfo)
      encoder.uint32(result)
    }
  }

  /// The arguments of `virDomainGetPerfEvents`.
  package struct DomainGetPerfEventsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetPerfEvents`.
  package struct DomainGetPerfEventsResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]

    package init(parameters: [Remote.TypedParameter]) {
      self.parameters = parameters
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainPerfEvents)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainPerfEvents)
    }
  }

  /// The arguments of `virDomainGetGuestVcpus`.
  package struct DomainGetGuestVCPUsArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetGuestVcpus`.
  package struct DomainGetGuestVCPUsResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]

    package init(parameters: [Remote.TypedParameter]) {
      self.parameters = parameters
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainGuestVCPUParams)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainGuestVCPUParams)
    }
  }

  /// The arguments of `virDomainGetLaunchSecurityInfo`.
  package struct DomainGetLaunchSecurityInfoArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetLaunchSecurityInfo`.
  package struct DomainGetLaunchSecurityInfoResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]

    package init(parameters: [Remote.TypedParameter]) {
      self.parameters = parameters
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainLaunchSecurityInfoParams)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainLaunchSecurityInfoParams)
    }
  }

  /// The arguments of `virDomainGetGuestInfo`.
  package struct DomainGetGuestInfoArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var types: UInt32
    package var flags: UInt32

    package init(domain: Remote.DomainReference, types: UInt32, flags: UInt32) {
      self.domain = domain
      self.types = types
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      types = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(types)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetGuestInfo`.
  package struct DomainGetGuestInfoResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]

    package init(parameters: [Remote.TypedParameter]) {
      self.parameters = parameters
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.domainGuestInfoParams)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.domainGuestInfoParams)
    }
  }

  /// The arguments of `virDomainGetMessages`.
  package struct DomainGetMessagesArguments: XDRCodable {
    package var domain: Remote.DomainReference
    package var flags: UInt32

    package init(domain: Remote.DomainReference, flags: UInt32) {
      self.domain = domain
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      encoder.uint32(flags)
    }
  }

  /// The result of `virDomainGetMessages`.
  package struct DomainGetMessagesResult: XDRCodable {
    package var msgs: [String]

    package init(msgs: [String]) {
      self.msgs = msgs
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      msgs = try decoder.strings(max: WireLimit.domainMessages)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(msgs, max: WireLimit.domainMessages)
    }
  }

  /// The arguments of `virDomainGetAutostartOnce`.
  package struct DomainGetAutostartOnceArguments: XDRCodable {
    package var domain: Remote.DomainReference

    package init(domain: Remote.DomainReference) {
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
    }
  }

  /// The result of `virDomainGetAutostartOnce`.
  package struct DomainGetAutostartOnceResult: XDRCodable {
    package var autostart: Int32

    package init(autostart: Int32) {
      self.autostart = autostart
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      autostart = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(autostart)
    }
  }
}

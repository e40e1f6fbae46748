// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The arguments of `virConnectOpen`.
  package struct ConnectOpenArguments: XDRCodable {
    package var name: String?
    package var flags: UInt32

    package init(name: String?, flags: UInt32) {
      self.name = name
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(name)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectGetType`.
  package struct ConnectGetTypeResult: XDRCodable {
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

  /// The result of `virConnectGetVersion`.
  package struct ConnectGetVersionResult: XDRCodable {
    package var hypervisorVersion: UInt64

    package init(hypervisorVersion: UInt64) {
      self.hypervisorVersion = hypervisorVersion
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      hypervisorVersion = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint64(hypervisorVersion)
    }
  }

  /// The arguments of `virConnectGetMaxVcpus`.
  package struct ConnectGetMaxVCPUsArguments: XDRCodable {
    package var type: String?

    package init(type: String?) {
      self.type = type
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      type = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(type)
    }
  }

  /// The result of `virConnectGetMaxVcpus`.
  package struct ConnectGetMaxVCPUsResult: XDRCodable {
    package var maxVCPUs: Int32

    package init(maxVCPUs: Int32) {
      self.maxVCPUs = maxVCPUs
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      maxVCPUs = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(maxVCPUs)
    }
  }

  /// The result of `virConnectGetCapabilities`.
  package struct ConnectGetCapabilitiesResult: XDRCodable {
    package var capabilities: String

    package init(capabilities: String) {
      self.capabilities = capabilities
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      capabilities = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(capabilities)
    }
  }

  /// The result of `virConnectNumOfDefinedDomains`.
  package struct ConnectNumberOfDefinedDomainsResult: XDRCodable {
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

  /// The result of `virConnectNumOfDefinedNetworks`.
  package struct ConnectNumberOfDefinedNetworksResult: XDRCodable {
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

  /// The result of `virConnectNumOfDomains`.
  package struct ConnectNumberOfDomainsResult: XDRCodable {
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

  /// The result of `virConnectNumOfNetworks`.
  package struct ConnectNumberOfNetworksResult: XDRCodable {
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

  /// The result of `virConnectGetHostname`.
  package struct ConnectGetHostnameResult: XDRCodable {
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

  /// The arguments of `virConnectSupportsFeature`.
  package struct ConnectSupportsFeatureArguments: XDRCodable {
    package var feature: Int32

    package init(feature: Int32) {
      self.feature = feature
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      feature = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(feature)
    }
  }

  /// The result of `virConnectSupportsFeature`.
  package struct ConnectSupportsFeatureResult: XDRCodable {
    package var supported: Int32

    package init(supported: Int32) {
      self.supported = supported
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      supported = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(supported)
    }
  }

  /// The result of `virConnectNumOfStoragePools`.
  package struct ConnectNumberOfStoragePoolsResult: XDRCodable {
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

  /// The result of `virConnectNumOfDefinedStoragePools`.
  package struct ConnectNumberOfDefinedStoragePoolsResult: XDRCodable {
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

  /// The arguments of `virConnectFindStoragePoolSources`.
  package struct ConnectFindStoragePoolSourcesArguments: XDRCodable {
    package var type: String
    package var sourceSpec: String?
    package var flags: UInt32

    package init(type: String, sourceSpec: String?, flags: UInt32) {
      self.type = type
      self.sourceSpec = sourceSpec
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      type = try decoder.string()
      sourceSpec = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(type)
      try encoder.optionalString(sourceSpec)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectFindStoragePoolSources`.
  package struct ConnectFindStoragePoolSourcesResult: XDRCodable {
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

  /// The result of `virConnectDomainEventRegister`.
  package struct ConnectDomainEventRegisterResult: XDRCodable {
    package var registered: Int32

    package init(registered: Int32) {
      self.registered = registered
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      registered = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(registered)
    }
  }

  /// The result of `virConnectDomainEventDeregister`.
  package struct ConnectDomainEventDeregisterResult: XDRCodable {
    package var registered: Int32

    package init(registered: Int32) {
      self.registered = registered
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      registered = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(registered)
    }
  }

  /// The result of `virConnectGetURI`.
  package struct ConnectGetURIResult: XDRCodable {
    package var uri: String

    package init(uri: String) {
      self.uri = uri
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      uri = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(uri)
    }
  }

  /// The result of `virConnectNumOfInterfaces`.
  package struct ConnectNumberOfInterfacesResult: XDRCodable {
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

  /// The arguments of `virConnectDomainXMLFromNative`.
  package struct ConnectDomainXMLFromNativeArguments: XDRCodable {
    package var nativeFormat: String
    package var nativeConfig: String
    package var flags: UInt32

    package init(nativeFormat: String, nativeConfig: String, flags: UInt32) {
      self.nativeFormat = nativeFormat
      self.nativeConfig = nativeConfig
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nativeFormat = try decoder.string()
      nativeConfig = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(nativeFormat)
      try encoder.string(nativeConfig)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectDomainXMLFromNative`.
  package struct ConnectDomainXMLFromNativeResult: XDRCodable {
    package var domainXML: String

    package init(domainXML: String) {
      self.domainXML = domainXML
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domainXML = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(domainXML)
    }
  }

  /// The arguments of `virConnectDomainXMLToNative`.
  package struct ConnectDomainXMLToNativeArguments: XDRCodable {
    package var nativeFormat: String
    package var domainXML: String
    package var flags: UInt32

    package init(nativeFormat: String, domainXML: String, flags: UInt32) {
      self.nativeFormat = nativeFormat
      self.domainXML = domainXML
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nativeFormat = try decoder.string()
      domainXML = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(nativeFormat)
      try encoder.string(domainXML)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectDomainXMLToNative`.
  package struct ConnectDomainXMLToNativeResult: XDRCodable {
    package var nativeConfig: String

    package init(nativeConfig: String) {
      self.nativeConfig = nativeConfig
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      nativeConfig = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(nativeConfig)
    }
  }

  /// The result of `virConnectNumOfDefinedInterfaces`.
  package struct ConnectNumberOfDefinedInterfacesResult: XDRCodable {
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

  /// The result of `virConnectNumOfSecrets`.
  package struct ConnectNumberOfSecretsResult: XDRCodable {
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

  /// The result of `virConnectIsSecure`.
  package struct ConnectIsSecureResult: XDRCodable {
    package var secure: Int32

    package init(secure: Int32) {
      self.secure = secure
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      secure = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(secure)
    }
  }

  /// The result of `virConnectGetLibVersion`.
  package struct ConnectGetLibVersionResult: XDRCodable {
    package var libraryVersion: UInt64

    package init(libraryVersion: UInt64) {
      self.libraryVersion = libraryVersion
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      libraryVersion = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint64(libraryVersion)
    }
  }

  /// The arguments of `virConnectCompareCPU`.
  package struct ConnectCompareCPUArguments: XDRCodable {
    package var xml: String
    package var flags: UInt32

    package init(xml: String, flags: UInt32) {
      self.xml = xml
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      xml = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(xml)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectCompareCPU`.
  package struct ConnectCompareCPUResult: XDRCodable {
    package var result: Int32

    package init(result: Int32) {
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(result)
    }
  }

  /// The arguments of `virConnectBaselineCPU`.
  package struct ConnectBaselineCPUArguments: XDRCodable {
    package var xmlCPUs: [String]
    package var flags: UInt32

    package init(xmlCPUs: [String], flags: UInt32) {
      self.xmlCPUs = xmlCPUs
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      xmlCPUs = try decoder.strings(max: WireLimit.cpuBaseline)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(xmlCPUs, max: WireLimit.cpuBaseline)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectBaselineCPU`.
  package struct ConnectBaselineCPUResult: XDRCodable {
    package var cpu: String

    package init(cpu: String) {
      self.cpu = cpu
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cpu = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(cpu)
    }
  }

  /// The arguments of `virConnectDomainEventRegisterAny`.
  package struct ConnectDomainEventRegisterAnyArguments: XDRCodable {
    package var eventID: Int32

    package init(eventID: Int32) {
      self.eventID = eventID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      eventID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(eventID)
    }
  }

  /// The arguments of `virConnectDomainEventDeregisterAny`.
  package struct ConnectDomainEventDeregisterAnyArguments: XDRCodable {
    package var eventID: Int32

    package init(eventID: Int32) {
      self.eventID = eventID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      eventID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(eventID)
    }
  }

  /// The result of `virConnectNumOfNWFilters`.
  package struct ConnectNumberOfNWFiltersResult: XDRCodable {
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

  /// The arguments of `virConnectGetSysinfo`.
  package struct ConnectGetSysinfoArguments: XDRCodable {
    package var flags: UInt32

    package init(flags: UInt32) {
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectGetSysinfo`.
  package struct ConnectGetSysinfoResult: XDRCodable {
    package var sysinfo: String

    package init(sysinfo: String) {
      self.sysinfo = sysinfo
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      sysinfo = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(sysinfo)
    }
  }

  /// The arguments of `virConnectGetCPUModelNames`.
  package struct ConnectGetCPUModelNamesArguments: XDRCodable {
    package var arch: String
    package var needResults: Int32
    package var flags: UInt32

    package init(arch: String, needResults: Int32, flags: UInt32) {
      self.arch = arch
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      arch = try decoder.string()
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(arch)
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectGetCPUModelNames`.
  package struct ConnectGetCPUModelNamesResult: XDRCodable {
    package var models: [String]
    package var result: Int32

    package init(models: [String], result: Int32) {
      self.models = models
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      models = try decoder.strings(max: WireLimit.connectCPUModels)
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(models, max: WireLimit.connectCPUModels)
      encoder.int32(result)
    }
  }

  /// The arguments of `virConnectNetworkEventRegisterAny`.
  package struct ConnectNetworkEventRegisterAnyArguments: XDRCodable {
    package var eventID: Int32
    package var network: Remote.NetworkReference?

    package init(eventID: Int32, network: Remote.NetworkReference?) {
      self.eventID = eventID
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      eventID = try decoder.int32()
      network = try decoder.optional()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(eventID)
      try encoder.optional(network)
    }
  }

  /// The result of `virConnectNetworkEventRegisterAny`.
  package struct ConnectNetworkEventRegisterAnyResult: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The arguments of `virConnectNetworkEventDeregisterAny`.
  package struct ConnectNetworkEventDeregisterAnyArguments: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The arguments of `virConnectDomainEventRegisterAny`.
  package struct ConnectDomainEventCallbackRegisterAnyArguments: XDRCodable {
    package var eventID: Int32
    package var domain: Remote.DomainReference?

    package init(eventID: Int32, domain: Remote.DomainReference?) {
      self.eventID = eventID
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      eventID = try decoder.int32()
      domain = try decoder.optional()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(eventID)
      try encoder.optional(domain)
    }
  }

  /// The result of `virConnectDomainEventRegisterAny`.
  package struct ConnectDomainEventCallbackRegisterAnyResult: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The arguments of `virConnectDomainEventDeregisterAny`.
  package struct ConnectDomainEventCallbackDeregisterAnyArguments: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The arguments of `virConnectGetDomainCapabilities`.
  package struct ConnectGetDomainCapabilitiesArguments: XDRCodable {
    package var emulator: String?
    package var arch: String?
    package var machine: String?
    package var virtType: String?
    package var flags: UInt32

    package init(emulator: String?, arch: String?, machine: String?, virtType: String?, flags: UInt32) {
      self.emulator = emulator
      self.arch = arch
      self.machine = machine
      self.virtType = virtType
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      emulator = try decoder.optionalString()
      arch = try decoder.optionalString()
      machine = try decoder.optionalString()
      virtType = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(emulator)
      try encoder.optionalString(arch)
      try encoder.optionalString(machine)
      try encoder.optionalString(virtType)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectGetDomainCapabilities`.
  package struct ConnectGetDomainCapabilitiesResult: XDRCodable {
    package var capabilities: String

    package init(capabilities: String) {
      self.capabilities = capabilities
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      capabilities = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(capabilities)
    }
  }

  /// The arguments of `virConnectGetAllDomainStats`.
  package struct ConnectGetAllDomainStatsArguments: XDRCodable {
    package var domains: [Remote.DomainReference]
    package var stats: UInt32
    package var flags: UInt32

    package init(domains: [Remote.DomainReference], stats: UInt32, flags: UInt32) {
      self.domains = domains
      self.stats = stats
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domains = try decoder.list(max: WireLimit.domainList)
      stats = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(domains, max: WireLimit.domainList)
      encoder.uint32(stats)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectGetAllDomainStats`.
  package struct ConnectGetAllDomainStatsResult: XDRCodable {
    package var retStats: [Remote.DomainStatsRecord]

    package init(retStats: [Remote.DomainStatsRecord]) {
      self.retStats = retStats
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      retStats = try decoder.list(max: WireLimit.domainList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(retStats, max: WireLimit.domainList)
    }
  }

  /// The message of procedure 362.
  package struct ConnectEventConnectionClosedMessage: XDRCodable, Hashable {
    package var reason: Int32

    package init(reason: Int32) {
      self.reason = reason
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      reason = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(reason)
    }
  }

  /// The arguments of `virConnectStoragePoolEventRegisterAny`.
  package struct ConnectStoragePoolEventRegisterAnyArguments: XDRCodable {
    package var eventID: Int32
    package var pool: Remote.StoragePoolReference?

    package init(eventID: Int32, pool: Remote.StoragePoolReference?) {
      self.eventID = eventID
      self.pool = pool
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      eventID = try decoder.int32()
      pool = try decoder.optional()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(eventID)
      try encoder.optional(pool)
    }
  }

  /// The result of `virConnectStoragePoolEventRegisterAny`.
  package struct ConnectStoragePoolEventRegisterAnyResult: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The arguments of `virConnectStoragePoolEventDeregisterAny`.
  package struct ConnectStoragePoolEventDeregisterAnyArguments: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The arguments of `virConnectNodeDeviceEventRegisterAny`.
  package struct ConnectNodeDeviceEventRegisterAnyArguments: XDRCodable {
    package var eventID: Int32
    package var device: Remote.NodeDeviceReference?

    package init(eventID: Int32, device: Remote.NodeDeviceReference?) {
      self.eventID = eventID
      self.device = device
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      eventID = try decoder.int32()
      device = try decoder.optional()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(eventID)
      try encoder.optional(device)
    }
  }

  /// The result of `virConnectNodeDeviceEventRegisterAny`.
  package struct ConnectNodeDeviceEventRegisterAnyResult: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The arguments of `virConnectNodeDeviceEventDeregisterAny`.
  package struct ConnectNodeDeviceEventDeregisterAnyArguments: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The arguments of `virConnectSecretEventRegisterAny`.
  package struct ConnectSecretEventRegisterAnyArguments: XDRCodable {
    package var eventID: Int32
    package var secret: Remote.SecretReference?

    package init(eventID: Int32, secret: Remote.SecretReference?) {
      self.eventID = eventID
      self.secret = secret
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      eventID = try decoder.int32()
      secret = try decoder.optional()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(eventID)
      try encoder.optional(secret)
    }
  }

  /// The result of `virConnectSecretEventRegisterAny`.
  package struct ConnectSecretEventRegisterAnyResult: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The arguments of `virConnectSecretEventDeregisterAny`.
  package struct ConnectSecretEventDeregisterAnyArguments: XDRCodable {
    package var callbackID: Int32

    package init(callbackID: Int32) {
      self.callbackID = callbackID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      callbackID = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(callbackID)
    }
  }

  /// The arguments of `virConnectCompareHypervisorCPU`.
  package struct ConnectCompareHypervisorCPUArguments: XDRCodable {
    package var emulator: String?
    package var arch: String?
    package var machine: String?
    package var virtType: String?
    package var xmlCPU: String
    package var flags: UInt32

    package init(emulator: String?, arch: String?, machine: String?, virtType: String?, xmlCPU: String, flags: UInt32) {
      self.emulator = emulator
      self.arch = arch
      self.machine = machine
      self.virtType = virtType
      self.xmlCPU = xmlCPU
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      emulator = try decoder.optionalString()
      arch = try decoder.optionalString()
      machine = try decoder.optionalString()
      virtType = try decoder.optionalString()
      xmlCPU = try decoder.string()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(emulator)
      try encoder.optionalString(arch)
      try encoder.optionalString(machine)
      try encoder.optionalString(virtType)
      try encoder.string(xmlCPU)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectCompareHypervisorCPU`.
  package struct ConnectCompareHypervisorCPUResult: XDRCodable {
    package var result: Int32

    package init(result: Int32) {
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(result)
    }
  }

  /// The arguments of `virConnectBaselineHypervisorCPU`.
  package struct ConnectBaselineHypervisorCPUArguments: XDRCodable {
    package var emulator: String?
    package var arch: String?
    package var machine: String?
    package var virtType: String?
    package var xmlCPUs: [String]
    package var flags: UInt32

    package init(
      emulator: String?,
      arch: String?,
      machine: String?,
      virtType: String?,
      xmlCPUs: [String],
      flags: UInt32
    ) {
      self.emulator = emulator
      self.arch = arch
      self.machine = machine
      self.virtType = virtType
      self.xmlCPUs = xmlCPUs
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      emulator = try decoder.optionalString()
      arch = try decoder.optionalString()
      machine = try decoder.optionalString()
      virtType = try decoder.optionalString()
      xmlCPUs = try decoder.strings(max: WireLimit.cpuBaseline)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(emulator)
      try encoder.optionalString(arch)
      try encoder.optionalString(machine)
      try encoder.optionalString(virtType)
      try encoder.strings(xmlCPUs, max: WireLimit.cpuBaseline)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectBaselineHypervisorCPU`.
  package struct ConnectBaselineHypervisorCPUResult: XDRCodable {
    package var cpu: String

    package init(cpu: String) {
      self.cpu = cpu
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cpu = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(cpu)
    }
  }

  /// The arguments of `virConnectGetStoragePoolCapabilities`.
  package struct ConnectGetStoragePoolCapabilitiesArguments: XDRCodable {
    package var flags: UInt32

    package init(flags: UInt32) {
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectGetStoragePoolCapabilities`.
  package struct ConnectGetStoragePoolCapabilitiesResult: XDRCodable {
    package var capabilities: String

    package init(capabilities: String) {
      self.capabilities = capabilities
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      capabilities = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(capabilities)
    }
  }

  /// The arguments of `virConnectSetIdentity`.
  package struct ConnectSetIdentityArguments: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(parameters: [Remote.TypedParameter], flags: UInt32) {
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.connectIdentityParams)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.connectIdentityParams)
      encoder.uint32(flags)
    }
  }
}

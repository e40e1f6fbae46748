// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The arguments of `virConnectListDefinedDomains`.
  package struct ConnectListDefinedDomainsArguments: XDRCodable {
    package var maxnames: Int32

    package init(maxnames: Int32) {
      self.maxnames = maxnames
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      maxnames = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(maxnames)
    }
  }

  /// The result of `virConnectListDefinedDomains`.
  package struct ConnectListDefinedDomainsResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.domainList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.domainList)
    }
  }

  /// The arguments of `virConnectListDefinedNetworks`.
  package struct ConnectListDefinedNetworksArguments: XDRCodable {
    package var maxnames: Int32

    package init(maxnames: Int32) {
      self.maxnames = maxnames
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      maxnames = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(maxnames)
    }
  }

  /// The result of `virConnectListDefinedNetworks`.
  package struct ConnectListDefinedNetworksResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.networkList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.networkList)
    }
  }

  /// The arguments of `virConnectListDomains`.
  package struct ConnectListDomainsArguments: XDRCodable {
    package var maxids: Int32

    package init(maxids: Int32) {
      self.maxids = maxids
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      maxids = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(maxids)
    }
  }

  /// The result of `virConnectListDomains`.
  package struct ConnectListDomainsResult: XDRCodable {
    package var ids: [Int32]

    package init(ids: [Int32]) {
      self.ids = ids
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      ids = try decoder.list(max: WireLimit.domainList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(ids, max: WireLimit.domainList)
    }
  }

  /// The arguments of `virConnectListNetworks`.
  package struct ConnectListNetworksArguments: XDRCodable {
    package var maxnames: Int32

    package init(maxnames: Int32) {
      self.maxnames = maxnames
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      maxnames = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(maxnames)
    }
  }

  /// The result of `virConnectListNetworks`.
  package struct ConnectListNetworksResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.networkList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.networkList)
    }
  }

  /// The arguments of `virConnectListStoragePools`.
  package struct ConnectListStoragePoolsArguments: XDRCodable {
    package var maxnames: Int32

    package init(maxnames: Int32) {
      self.maxnames = maxnames
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      maxnames = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(maxnames)
    }
  }

  /// The result of `virConnectListStoragePools`.
  package struct ConnectListStoragePoolsResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.storagePoolList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.storagePoolList)
    }
  }

  /// The arguments of `virConnectListDefinedStoragePools`.
  package struct ConnectListDefinedStoragePoolsArguments: XDRCodable {
    package var maxnames: Int32

    package init(maxnames: Int32) {
      self.maxnames = maxnames
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      maxnames = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(maxnames)
    }
  }

  /// The result of `virConnectListDefinedStoragePools`.
  package struct ConnectListDefinedStoragePoolsResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.storagePoolList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.storagePoolList)
    }
  }

  /// The arguments of `virConnectListInterfaces`.
  package struct ConnectListInterfacesArguments: XDRCodable {
    package var maxnames: Int32

    package init(maxnames: Int32) {
      self.maxnames = maxnames
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      maxnames = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(maxnames)
    }
  }

  /// The result of `virConnectListInterfaces`.
  package struct ConnectListInterfacesResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.interfaceList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.interfaceList)
    }
  }

  /// The arguments of `virConnectListDefinedInterfaces`.
  package struct ConnectListDefinedInterfacesArguments: XDRCodable {
    package var maxnames: Int32

    package init(maxnames: Int32) {
      self.maxnames = maxnames
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      maxnames = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(maxnames)
    }
  }

  /// The result of `virConnectListDefinedInterfaces`.
  package struct ConnectListDefinedInterfacesResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.interfaceList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.interfaceList)
    }
  }

  /// The arguments of `virConnectListSecrets`.
  package struct ConnectListSecretsArguments: XDRCodable {
    package var maxuuids: Int32

    package init(maxuuids: Int32) {
      self.maxuuids = maxuuids
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      maxuuids = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(maxuuids)
    }
  }

  /// The result of `virConnectListSecrets`.
  package struct ConnectListSecretsResult: XDRCodable {
    package var uuids: [String]

    package init(uuids: [String]) {
      self.uuids = uuids
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      uuids = try decoder.strings(max: WireLimit.secretList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(uuids, max: WireLimit.secretList)
    }
  }

  /// The arguments of `virConnectListNWFilters`.
  package struct ConnectListNWFiltersArguments: XDRCodable {
    package var maxnames: Int32

    package init(maxnames: Int32) {
      self.maxnames = maxnames
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      maxnames = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(maxnames)
    }
  }

  /// The result of `virConnectListNWFilters`.
  package struct ConnectListNWFiltersResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.nwfilterList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.nwfilterList)
    }
  }

  /// The arguments of `virConnectListAllDomains`.
  package struct ConnectListAllDomainsArguments: XDRCodable {
    package var needResults: Int32
    package var flags: UInt32

    package init(needResults: Int32, flags: UInt32) {
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectListAllDomains`.
  package struct ConnectListAllDomainsResult: XDRCodable {
    package var domains: [Remote.DomainReference]
    package var result: UInt32

    package init(domains: [Remote.DomainReference], result: UInt32) {
      self.domains = domains
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domains = try decoder.list(max: WireLimit.domainList)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(domains, max: WireLimit.domainList)
      encoder.uint32(result)
    }
  }

  /// The arguments of `virConnectListAllStoragePools`.
  package struct ConnectListAllStoragePoolsArguments: XDRCodable {
    package var needResults: Int32
    package var flags: UInt32

    package init(needResults: Int32, flags: UInt32) {
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectListAllStoragePools`.
  package struct ConnectListAllStoragePoolsResult: XDRCodable {
    package var pools: [Remote.StoragePoolReference]
    package var result: UInt32

    package init(pools: [Remote.StoragePoolReference], result: UInt32) {
      self.pools = pools
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pools = try decoder.list(max: WireLimit.storagePoolList)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(pools, max: WireLimit.storagePoolList)
      encoder.uint32(result)
    }
  }

  /// The arguments of `virConnectListAllNetworks`.
  package struct ConnectListAllNetworksArguments: XDRCodable {
    package var needResults: Int32
    package var flags: UInt32

    package init(needResults: Int32, flags: UInt32) {
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectListAllNetworks`.
  package struct ConnectListAllNetworksResult: XDRCodable {
    package var networks: [Remote.NetworkReference]
    package var result: UInt32

    package init(networks: [Remote.NetworkReference], result: UInt32) {
      self.networks = networks
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      networks = try decoder.list(max: WireLimit.networkList)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(networks, max: WireLimit.networkList)
      encoder.uint32(result)
    }
  }

  /// The arguments of `virConnectListAllInterfaces`.
  package struct ConnectListAllInterfacesArguments: XDRCodable {
    package var needResults: Int32
    package var flags: UInt32

    package init(needResults: Int32, flags: UInt32) {
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectListAllInterfaces`.
  package struct ConnectListAllInterfacesResult: XDRCodable {
    package var interfaces: [Remote.InterfaceReference]
    package var result: UInt32

    package init(interfaces: [Remote.InterfaceReference], result: UInt32) {
      self.interfaces = interfaces
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      interfaces = try decoder.list(max: WireLimit.interfaceList)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(interfaces, max: WireLimit.interfaceList)
      encoder.uint32(result)
    }
  }

  /// The arguments of `virConnectListAllNodeDevices`.
  package struct ConnectListAllNodeDevicesArguments: XDRCodable {
    package var needResults: Int32
    package var flags: UInt32

    package init(needResults: Int32, flags: UInt32) {
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectListAllNodeDevices`.
  package struct ConnectListAllNodeDevicesResult: XDRCodable {
    package var devices: [Remote.NodeDeviceReference]
    package var result: UInt32

    package init(devices: [Remote.NodeDeviceReference], result: UInt32) {
      self.devices = devices
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      devices = try decoder.list(max: WireLimit.nodeDeviceList)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(devices, max: WireLimit.nodeDeviceList)
      encoder.uint32(result)
    }
  }

  /// The arguments of `virConnectListAllNWFilters`.
  package struct ConnectListAllNWFiltersArguments: XDRCodable {
    package var needResults: Int32
    package var flags: UInt32

    package init(needResults: Int32, flags: UInt32) {
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectListAllNWFilters`.
  package struct ConnectListAllNWFiltersResult: XDRCodable {
    package var filters: [Remote.NWFilterReference]
    package var result: UInt32

    package init(filters: [Remote.NWFilterReference], result: UInt32) {
      self.filters = filters
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      filters = try decoder.list(max: WireLimit.nwfilterList)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(filters, max: WireLimit.nwfilterList)
      encoder.uint32(result)
    }
  }

  /// The arguments of `virConnectListAllSecrets`.
  package struct ConnectListAllSecretsArguments: XDRCodable {
    package var needResults: Int32
    package var flags: UInt32

    package init(needResults: Int32, flags: UInt32) {
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectListAllSecrets`.
  package struct ConnectListAllSecretsResult: XDRCodable {
    package var secrets: [Remote.SecretReference]
    package var result: UInt32

    package init(secrets: [Remote.SecretReference], result: UInt32) {
      self.secrets = secrets
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      secrets = try decoder.list(max: WireLimit.secretList)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(secrets, max: WireLimit.secretList)
      encoder.uint32(result)
    }
  }

  /// The arguments of `virConnectListAllNWFilterBindings`.
  package struct ConnectListAllNWFilterBindingsArguments: XDRCodable {
    package var needResults: Int32
    package var flags: UInt32

    package init(needResults: Int32, flags: UInt32) {
      self.needResults = needResults
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      needResults = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(needResults)
      encoder.uint32(flags)
    }
  }

  /// The result of `virConnectListAllNWFilterBindings`.
  package struct ConnectListAllNWFilterBindingsResult: XDRCodable {
    package var bindings: [Remote.NWFilterBindingReference]
    package var result: UInt32

    package init(bindings: [Remote.NWFilterBindingReference], result: UInt32) {
      self.bindings = bindings
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      bindings = try decoder.list(max: WireLimit.nwfilterBindingList)
      result = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(bindings, max: WireLimit.nwfilterBindingList)
      encoder.uint32(result)
    }
  }
}

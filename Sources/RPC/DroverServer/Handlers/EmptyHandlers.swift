import DroverCore
import LibvirtWire

// Networks, pools, interfaces, devices of the host, secrets and filters: there are none yet. Most clients begin with
// their lists; look-ups say what libvirt says when there is no such object.

extension Handler {
  /// An answer that does not depend on the call.
  static func empty<Arguments: XDRCodable>(_ arguments: Arguments.Type, _ answer: some XDRCodable) -> Handler {
    read { (_: Arguments, _) throws(VirtError) in answer }
  }

  /// The same, with bits of flags that it must not have: a client that probes for a filter is told that there is none.
  static func empty<Arguments: XDRCodable>(
    _ answer: some XDRCodable, but known: UInt32, _ flags: @escaping @Sendable (Arguments) -> UInt32
  ) -> Handler {
    read { (arguments: Arguments, call) throws(VirtError) in
      try call.refuseFlags(flags(arguments), but: known)
      return answer
    }
  }

  /// The same for a call without arguments.
  static func empty(_ answer: some XDRCodable) -> Handler { empty(XDRNothing.self, answer) }

  /// A look-up that finds nothing.
  static func missing<Arguments: XDRCodable>(
    _ code: ErrorCode, _ origin: ErrorOrigin, _ what: @escaping @Sendable (Arguments) -> String
  ) -> Handler {
    read { (arguments: Arguments, _) throws(VirtError) -> XDRNothing in
      throw VirtError(code, what(arguments), origin: origin)
    }
  }
}

extension HandlerTable<RemoteProcedure> {
  mutating func addNetworks() {
    self[.connectNumberOfNetworks] = .empty(Remote.ConnectNumberOfNetworksResult(num: 0))
    self[.connectNumberOfDefinedNetworks] = .empty(Remote.ConnectNumberOfDefinedNetworksResult(num: 0))
    self[.connectListNetworks] = .empty(
      Remote.ConnectListNetworksArguments.self, Remote.ConnectListNetworksResult(names: []))
    self[.connectListDefinedNetworks] = .empty(
      Remote.ConnectListDefinedNetworksArguments.self, Remote.ConnectListDefinedNetworksResult(names: []))
    self[.connectListAllNetworks] = .empty(
      Remote.ConnectListAllNetworksResult(networks: [], result: 0), but: 0x3F
    ) { (arguments: Remote.ConnectListAllNetworksArguments) in arguments.flags }
    self[.networkLookupByName] = .missing(.noNetwork, .network) { (arguments: Remote.NetworkLookupByNameArguments) in
      "no network with matching name '\(arguments.name)'"
    }
    self[.networkLookupByUUID] = .missing(.noNetwork, .network) { (arguments: Remote.NetworkLookupByUUIDArguments) in
      "no network with matching uuid '\(arguments.uuid)'"
    }
    self[.connectNetworkEventRegisterAny] = .read {
      (arguments: Remote.ConnectNetworkEventRegisterAnyArguments, call) throws(VirtError) in
      Remote.ConnectNetworkEventRegisterAnyResult(
        callbackID: try call.session.registerSilent(.network, event: arguments.eventID, known: 0..<2))
    }
    self[.connectNetworkEventDeregisterAny] = .read {
      (arguments: Remote.ConnectNetworkEventDeregisterAnyArguments, call) throws(VirtError) in
      try call.session.deregisterSilent(.network, arguments.callbackID)
      return XDRNothing()
    }
  }

  mutating func addStorage() {
    self[.connectNumberOfStoragePools] = .empty(Remote.ConnectNumberOfStoragePoolsResult(num: 0))
    self[.connectNumberOfDefinedStoragePools] = .empty(Remote.ConnectNumberOfDefinedStoragePoolsResult(num: 0))
    self[.connectListStoragePools] = .empty(
      Remote.ConnectListStoragePoolsArguments.self, Remote.ConnectListStoragePoolsResult(names: []))
    self[.connectListDefinedStoragePools] = .empty(
      Remote.ConnectListDefinedStoragePoolsArguments.self, Remote.ConnectListDefinedStoragePoolsResult(names: []))
    self[.connectListAllStoragePools] = .empty(
      Remote.ConnectListAllStoragePoolsResult(pools: [], result: 0), but: 0xF_FFFF
    ) { (arguments: Remote.ConnectListAllStoragePoolsArguments) in arguments.flags }
    self[.storagePoolLookupByName] = .missing(.noStoragePool, .storage) {
      (arguments: Remote.StoragePoolLookupByNameArguments) in
      "no storage pool with matching name '\(arguments.name)'"
    }
    self[.storagePoolLookupByUUID] = .missing(.noStoragePool, .storage) {
      (arguments: Remote.StoragePoolLookupByUUIDArguments) in
      "no storage pool with matching uuid '\(arguments.uuid)'"
    }
    self[.storagePoolLookupByVolume] = .missing(.noStoragePool, .storage) {
      (arguments: Remote.StoragePoolLookupByVolumeArguments) in
      "no storage pool with matching name '\(arguments.volume.pool)'"
    }
    self[.storagePoolLookupByTargetPath] = .missing(.noStoragePool, .storage) {
      (arguments: Remote.StoragePoolLookupByTargetPathArguments) in
      "no storage pool with matching target path '\(arguments.path)'"
    }
    self[.storageVolumeLookupByName] = .missing(.noStoragePool, .storage) {
      (arguments: Remote.StorageVolumeLookupByNameArguments) in
      "no storage pool with matching name '\(arguments.pool.name)'"
    }
    self[.storageVolumeLookupByKey] = .missing(.noStorageVol, .storage) {
      (arguments: Remote.StorageVolumeLookupByKeyArguments) in
      "no storage vol with matching key '\(arguments.key)'"
    }
    self[.storageVolumeLookupByPath] = .missing(.noStorageVol, .storage) {
      (arguments: Remote.StorageVolumeLookupByPathArguments) in
      "no storage vol with matching path '\(arguments.path)'"
    }
    self[.connectStoragePoolEventRegisterAny] = .read {
      (arguments: Remote.ConnectStoragePoolEventRegisterAnyArguments, call) throws(VirtError) in
      Remote.ConnectStoragePoolEventRegisterAnyResult(
        callbackID: try call.session.registerSilent(.storagePool, event: arguments.eventID, known: 0..<2))
    }
    self[.connectStoragePoolEventDeregisterAny] = .read {
      (arguments: Remote.ConnectStoragePoolEventDeregisterAnyArguments, call) throws(VirtError) in
      try call.session.deregisterSilent(.storagePool, arguments.callbackID)
      return XDRNothing()
    }
  }

  mutating func addOtherObjects() {
    addInterfaces()
    addNodeDevices()
    addSecrets()
    addFilters()
  }

  private mutating func addInterfaces() {
    self[.connectNumberOfInterfaces] = .empty(Remote.ConnectNumberOfInterfacesResult(num: 0))
    self[.connectNumberOfDefinedInterfaces] = .empty(Remote.ConnectNumberOfDefinedInterfacesResult(num: 0))
    self[.connectListInterfaces] = .empty(
      Remote.ConnectListInterfacesArguments.self, Remote.ConnectListInterfacesResult(names: []))
    self[.connectListDefinedInterfaces] = .empty(
      Remote.ConnectListDefinedInterfacesArguments.self, Remote.ConnectListDefinedInterfacesResult(names: []))
    self[.connectListAllInterfaces] = .empty(
      Remote.ConnectListAllInterfacesResult(interfaces: [], result: 0), but: 3
    ) { (arguments: Remote.ConnectListAllInterfacesArguments) in arguments.flags }
    self[.interfaceLookupByName] = .missing(.noInterface, .interface) {
      (arguments: Remote.InterfaceLookupByNameArguments) in
      "no interface with matching name '\(arguments.name)'"
    }
    self[.interfaceLookupByMACString] = .missing(.noInterface, .interface) {
      (arguments: Remote.InterfaceLookupByMACStringArguments) in
      "no interface with matching MAC address '\(arguments.mac)'"
    }
  }

  private mutating func addNodeDevices() {
    self[.nodeNumberOfDevices] = .empty(
      Remote.NodeNumberOfDevicesArguments.self, Remote.NodeNumberOfDevicesResult(num: 0))
    self[.nodeListDevices] = .empty(
      Remote.NodeListDevicesArguments.self, Remote.NodeListDevicesResult(names: []))
    self[.connectListAllNodeDevices] = .empty(
      Remote.ConnectListAllNodeDevicesArguments.self, Remote.ConnectListAllNodeDevicesResult(devices: [], result: 0))
    self[.nodeDeviceLookupByName] = .missing(.noNodeDevice, .nodedev) {
      (arguments: Remote.NodeDeviceLookupByNameArguments) in
      "no node device with matching name '\(arguments.name)'"
    }
    self[.connectNodeDeviceEventRegisterAny] = .read {
      (arguments: Remote.ConnectNodeDeviceEventRegisterAnyArguments, call) throws(VirtError) in
      Remote.ConnectNodeDeviceEventRegisterAnyResult(
        callbackID: try call.session.registerSilent(.nodeDevice, event: arguments.eventID, known: 0..<2))
    }
    self[.connectNodeDeviceEventDeregisterAny] = .read {
      (arguments: Remote.ConnectNodeDeviceEventDeregisterAnyArguments, call) throws(VirtError) in
      try call.session.deregisterSilent(.nodeDevice, arguments.callbackID)
      return XDRNothing()
    }
  }

  private mutating func addSecrets() {
    self[.connectNumberOfSecrets] = .empty(Remote.ConnectNumberOfSecretsResult(num: 0))
    self[.connectListSecrets] = .empty(
      Remote.ConnectListSecretsArguments.self, Remote.ConnectListSecretsResult(uuids: []))
    self[.connectListAllSecrets] = .empty(
      Remote.ConnectListAllSecretsResult(secrets: [], result: 0), but: 0xF
    ) { (arguments: Remote.ConnectListAllSecretsArguments) in arguments.flags }
    self[.secretLookupByUUID] = .missing(.noSecret, .secret) { (arguments: Remote.SecretLookupByUUIDArguments) in
      "no secret with matching uuid '\(arguments.uuid)'"
    }
    self[.secretLookupByUsage] = .missing(.noSecret, .secret) { (arguments: Remote.SecretLookupByUsageArguments) in
      "no secret with matching usage '\(arguments.usageID)'"
    }
    self[.connectSecretEventRegisterAny] = .read {
      (arguments: Remote.ConnectSecretEventRegisterAnyArguments, call) throws(VirtError) in
      Remote.ConnectSecretEventRegisterAnyResult(
        callbackID: try call.session.registerSilent(.secret, event: arguments.eventID, known: 0..<2))
    }
    self[.connectSecretEventDeregisterAny] = .read {
      (arguments: Remote.ConnectSecretEventDeregisterAnyArguments, call) throws(VirtError) in
      try call.session.deregisterSilent(.secret, arguments.callbackID)
      return XDRNothing()
    }
  }

  private mutating func addFilters() {
    self[.connectNumberOfNWFilters] = .empty(Remote.ConnectNumberOfNWFiltersResult(num: 0))
    self[.connectListNWFilters] = .empty(
      Remote.ConnectListNWFiltersArguments.self, Remote.ConnectListNWFiltersResult(names: []))
    self[.connectListAllNWFilters] = .empty(
      Remote.ConnectListAllNWFiltersResult(filters: [], result: 0), but: 0
    ) { (arguments: Remote.ConnectListAllNWFiltersArguments) in arguments.flags }
    self[.connectListAllNWFilterBindings] = .empty(
      Remote.ConnectListAllNWFilterBindingsResult(bindings: [], result: 0), but: 0
    ) { (arguments: Remote.ConnectListAllNWFilterBindingsArguments) in arguments.flags }
    self[.nwfilterLookupByName] = .missing(.noNwfilter, .nwfilter) {
      (arguments: Remote.NWFilterLookupByNameArguments) in
      "no nwfilter with matching name '\(arguments.name)'"
    }
    self[.nwfilterLookupByUUID] = .missing(.noNwfilter, .nwfilter) {
      (arguments: Remote.NWFilterLookupByUUIDArguments) in
      "no nwfilter with matching uuid '\(arguments.uuid)'"
    }
    self[.nwfilterBindingLookupByPortDev] = .missing(.noNwfilterBinding, .nwfilter) {
      (arguments: Remote.NWFilterBindingLookupByPortDevArguments) in
      "no nwfilter binding for port dev '\(arguments.name)'"
    }
  }
}

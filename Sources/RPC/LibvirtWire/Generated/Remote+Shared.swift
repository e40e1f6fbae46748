// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.
package import DroverCore

extension Remote {
  /// A closed set of numbers; another number is an error.
  package enum AuthenticationKind: Int32, XDRListElement {
    case none = 0
    case sasl = 1
    case polkit = 2

    package static let minimumEncodedSize = 4

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      let number = try decoder.int32()
      guard let known = Self(rawValue: number) else { throw .unknownTag(number) }
      self = known
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(rawValue)
    }
  }

  /// A tagged value; an unknown tag is an error.
  package enum TypedValue: XDRCodable, Hashable {
    case int32(Int32)
    case uint32(UInt32)
    case int64(Int64)
    case uint64(UInt64)
    case double(Double)
    case boolean(Int32)
    case string(String)

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      let tag = try decoder.int32()
      switch tag {
      case 1: self = .int32(try decoder.int32())
      case 2: self = .uint32(try decoder.uint32())
      case 3: self = .int64(try decoder.int64())
      case 4: self = .uint64(try decoder.uint64())
      case 5: self = .double(try decoder.double())
      case 6: self = .boolean(try decoder.int32())
      case 7: self = .string(try decoder.string())
      default: throw .unknownTag(tag)
      }
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      switch self {
      case .int32(let value):
        encoder.int32(1)
        encoder.int32(value)
      case .uint32(let value):
        encoder.int32(2)
        encoder.uint32(value)
      case .int64(let value):
        encoder.int32(3)
        encoder.int64(value)
      case .uint64(let value):
        encoder.int32(4)
        encoder.uint64(value)
      case .double(let value):
        encoder.int32(5)
        encoder.double(value)
      case .boolean(let value):
        encoder.int32(6)
        encoder.int32(value)
      case .string(let value):
        encoder.int32(7)
        try encoder.string(value)
      }
    }
  }

  /// A value that several procedures carry.
  package struct DomainReference: XDRListElement, Hashable {
    package var name: String
    package var uuid: UUID
    package var id: Int32
    package static let minimumEncodedSize = 24

    package init(name: String, uuid: UUID, id: Int32) {
      self.name = name
      self.uuid = uuid
      self.id = id
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      uuid = try decoder.uuid()
      id = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      encoder.uuid(uuid)
      encoder.int32(id)
    }
  }

  /// A value that several procedures carry.
  package struct NetworkReference: XDRListElement, Hashable {
    package var name: String
    package var uuid: UUID
    package static let minimumEncodedSize = 20

    package init(name: String, uuid: UUID) {
      self.name = name
      self.uuid = uuid
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      uuid = try decoder.uuid()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      encoder.uuid(uuid)
    }
  }

  /// A value that several procedures carry.
  package struct NetworkPortReference: XDRListElement, Hashable {
    package var network: Remote.NetworkReference
    package var uuid: UUID
    package static let minimumEncodedSize = 36

    package init(network: Remote.NetworkReference, uuid: UUID) {
      self.network = network
      self.uuid = uuid
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      network = try Remote.NetworkReference(from: &decoder)
      uuid = try decoder.uuid()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try network.encode(into: &encoder)
      encoder.uuid(uuid)
    }
  }

  /// A value that several procedures carry.
  package struct NWFilterReference: XDRListElement, Hashable {
    package var name: String
    package var uuid: UUID
    package static let minimumEncodedSize = 20

    package init(name: String, uuid: UUID) {
      self.name = name
      self.uuid = uuid
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      uuid = try decoder.uuid()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      encoder.uuid(uuid)
    }
  }

  /// A value that several procedures carry.
  package struct NWFilterBindingReference: XDRListElement, Hashable {
    package var portdev: String
    package var filtername: String
    package static let minimumEncodedSize = 8

    package init(portdev: String, filtername: String) {
      self.portdev = portdev
      self.filtername = filtername
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      portdev = try decoder.string()
      filtername = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(portdev)
      try encoder.string(filtername)
    }
  }

  /// A value that several procedures carry.
  package struct InterfaceReference: XDRListElement, Hashable {
    package var name: String
    package var mac: String
    package static let minimumEncodedSize = 8

    package init(name: String, mac: String) {
      self.name = name
      self.mac = mac
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      mac = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      try encoder.string(mac)
    }
  }

  /// A value that several procedures carry.
  package struct StoragePoolReference: XDRListElement, Hashable {
    package var name: String
    package var uuid: UUID
    package static let minimumEncodedSize = 20

    package init(name: String, uuid: UUID) {
      self.name = name
      self.uuid = uuid
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      uuid = try decoder.uuid()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      encoder.uuid(uuid)
    }
  }

  /// A value that several procedures carry.
  package struct StorageVolumeReference: XDRListElement, Hashable {
    package var pool: String
    package var name: String
    package var key: String
    package static let minimumEncodedSize = 12

    package init(pool: String, name: String, key: String) {
      self.pool = pool
      self.name = name
      self.key = key
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pool = try decoder.string()
      name = try decoder.string()
      key = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(pool)
      try encoder.string(name)
      try encoder.string(key)
    }
  }

  /// A value that several procedures carry.
  package struct NodeDeviceReference: XDRListElement, Hashable {
    package var name: String
    package static let minimumEncodedSize = 4

    package init(name: String) {
      self.name = name
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
    }
  }

  /// A value that several procedures carry.
  package struct SecretReference: XDRListElement, Hashable {
    package var uuid: UUID
    package var usageType: Int32
    package var usageID: String
    package static let minimumEncodedSize = 24

    package init(uuid: UUID, usageType: Int32, usageID: String) {
      self.uuid = uuid
      self.usageType = usageType
      self.usageID = usageID
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      uuid = try decoder.uuid()
      usageType = try decoder.int32()
      usageID = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uuid(uuid)
      encoder.int32(usageType)
      try encoder.string(usageID)
    }
  }

  /// A value that several procedures carry.
  package struct DomainCheckpointReference: XDRListElement, Hashable {
    package var name: String
    package var domain: Remote.DomainReference
    package static let minimumEncodedSize = 28

    package init(name: String, domain: Remote.DomainReference) {
      self.name = name
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      try domain.encode(into: &encoder)
    }
  }

  /// A value that several procedures carry.
  package struct DomainSnapshotReference: XDRListElement, Hashable {
    package var name: String
    package var domain: Remote.DomainReference
    package static let minimumEncodedSize = 28

    package init(name: String, domain: Remote.DomainReference) {
      self.name = name
      self.domain = domain
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      domain = try Remote.DomainReference(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      try domain.encode(into: &encoder)
    }
  }

  /// A value that several procedures carry.
  package struct ErrorBody: XDRCodable, Hashable {
    package var code: Int32
    package var origin: Int32
    package var message: String?
    package var level: Int32
    package var domain: Remote.DomainReference?
    package var str1: String?
    package var str2: String?
    package var str3: String?
    package var int1: Int32
    package var int2: Int32
    package var network: Remote.NetworkReference?

    package init(
      code: Int32,
      origin: Int32,
      message: String?,
      level: Int32,
      domain: Remote.DomainReference?,
      str1: String?,
      str2: String?,
      str3: String?,
      int1: Int32,
      int2: Int32,
      network: Remote.NetworkReference?
    ) {
      self.code = code
      self.origin = origin
      self.message = message
      self.level = level
      self.domain = domain
      self.str1 = str1
      self.str2 = str2
      self.str3 = str3
      self.int1 = int1
      self.int2 = int2
      self.network = network
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      code = try decoder.int32()
      origin = try decoder.int32()
      message = try decoder.optionalString()
      level = try decoder.int32()
      domain = try decoder.optional()
      str1 = try decoder.optionalString()
      str2 = try decoder.optionalString()
      str3 = try decoder.optionalString()
      int1 = try decoder.int32()
      int2 = try decoder.int32()
      network = try decoder.optional()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(code)
      encoder.int32(origin)
      try encoder.optionalString(message)
      encoder.int32(level)
      try encoder.optional(domain)
      try encoder.optionalString(str1)
      try encoder.optionalString(str2)
      try encoder.optionalString(str3)
      encoder.int32(int1)
      encoder.int32(int2)
      try encoder.optional(network)
    }
  }

  /// A value that several procedures carry.
  package struct VCPUInfo: XDRListElement, Hashable {
    package var number: UInt32
    package var state: Int32
    package var cpuTime: UInt64
    package var cpu: Int32
    package static let minimumEncodedSize = 20

    package init(number: UInt32, state: Int32, cpuTime: UInt64, cpu: Int32) {
      self.number = number
      self.state = state
      self.cpuTime = cpuTime
      self.cpu = cpu
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      number = try decoder.uint32()
      state = try decoder.int32()
      cpuTime = try decoder.uint64()
      cpu = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint32(number)
      encoder.int32(state)
      encoder.uint64(cpuTime)
      encoder.int32(cpu)
    }
  }

  /// A value that several procedures carry.
  package struct TypedParameter: XDRListElement, Hashable {
    package var field: String
    package var value: Remote.TypedValue
    package static let minimumEncodedSize = 12

    package init(field: String, value: Remote.TypedValue) {
      self.field = field
      self.value = value
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      field = try decoder.string()
      value = try Remote.TypedValue(from: &decoder)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(field)
      try value.encode(into: &encoder)
    }
  }

  /// A value that several procedures carry.
  package struct NodeCPUStat: XDRListElement, Hashable {
    package var field: String
    package var value: UInt64
    package static let minimumEncodedSize = 12

    package init(field: String, value: UInt64) {
      self.field = field
      self.value = value
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      field = try decoder.string()
      value = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(field)
      encoder.uint64(value)
    }
  }

  /// A value that several procedures carry.
  package struct NodeMemoryStat: XDRListElement, Hashable {
    package var field: String
    package var value: UInt64
    package static let minimumEncodedSize = 12

    package init(field: String, value: UInt64) {
      self.field = field
      self.value = value
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      field = try decoder.string()
      value = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(field)
      encoder.uint64(value)
    }
  }

  /// A value that several procedures carry.
  package struct DomainDiskError: XDRListElement, Hashable {
    package var disk: String
    package var error: Int32
    package static let minimumEncodedSize = 8

    package init(disk: String, error: Int32) {
      self.disk = disk
      self.error = error
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      disk = try decoder.string()
      error = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(disk)
      encoder.int32(error)
    }
  }

  /// A value that several procedures carry.
  package struct DomainMemoryStat: XDRListElement, Hashable {
    package var tag: Int32
    package var value: UInt64
    package static let minimumEncodedSize = 12

    package init(tag: Int32, value: UInt64) {
      self.tag = tag
      self.value = value
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      tag = try decoder.int32()
      value = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(tag)
      encoder.uint64(value)
    }
  }

  /// A value that several procedures carry.
  package struct DomainIOThreadInfo: XDRListElement, Hashable {
    package var iothreadID: UInt32
    package var cpumap: [UInt8]
    package static let minimumEncodedSize = 8

    package init(iothreadID: UInt32, cpumap: [UInt8]) {
      self.iothreadID = iothreadID
      self.cpumap = cpumap
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      iothreadID = try decoder.uint32()
      cpumap = try decoder.opaque(max: WireLimit.cpumap)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint32(iothreadID)
      try encoder.opaque(cpumap, max: WireLimit.cpumap)
    }
  }

  /// A value that several procedures carry.
  package struct DomainEventGraphicsAddress: XDRCodable, Hashable {
    package var family: Int32
    package var node: String
    package var service: String

    package init(family: Int32, node: String, service: String) {
      self.family = family
      self.node = node
      self.service = service
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      family = try decoder.int32()
      node = try decoder.string()
      service = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(family)
      try encoder.string(node)
      try encoder.string(service)
    }
  }

  /// A value that several procedures carry.
  package struct DomainEventGraphicsIdentity: XDRListElement, Hashable {
    package var type: String
    package var name: String
    package static let minimumEncodedSize = 8

    package init(type: String, name: String) {
      self.type = type
      self.name = name
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      type = try decoder.string()
      name = try decoder.string()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(type)
      try encoder.string(name)
    }
  }

  /// A value that several procedures carry.
  package struct NetworkDHCPLease: XDRListElement, Hashable {
    package var interface: String
    package var expirytime: Int64
    package var type: Int32
    package var mac: String?
    package var iaid: String?
    package var ipaddr: String
    package var prefix: UInt32
    package var hostname: String?
    package var clientid: String?
    package static let minimumEncodedSize = 40

    package init(
      interface: String,
      expirytime: Int64,
      type: Int32,
      mac: String?,
      iaid: String?,
      ipaddr: String,
      prefix: UInt32,
      hostname: String?,
      clientid: String?
    ) {
      self.interface = interface
      self.expirytime = expirytime
      self.type = type
      self.mac = mac
      self.iaid = iaid
      self.ipaddr = ipaddr
      self.prefix = prefix
      self.hostname = hostname
      self.clientid = clientid
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      interface = try decoder.string()
      expirytime = try decoder.int64()
      type = try decoder.int32()
      mac = try decoder.optionalString()
      iaid = try decoder.optionalString()
      ipaddr = try decoder.string()
      prefix = try decoder.uint32()
      hostname = try decoder.optionalString()
      clientid = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(interface)
      encoder.int64(expirytime)
      encoder.int32(type)
      try encoder.optionalString(mac)
      try encoder.optionalString(iaid)
      try encoder.string(ipaddr)
      encoder.uint32(prefix)
      try encoder.optionalString(hostname)
      try encoder.optionalString(clientid)
    }
  }

  /// A value that several procedures carry.
  package struct DomainStatsRecord: XDRListElement, Hashable {
    package var domain: Remote.DomainReference
    package var parameters: [Remote.TypedParameter]
    package static let minimumEncodedSize = 28

    package init(domain: Remote.DomainReference, parameters: [Remote.TypedParameter]) {
      self.domain = domain
      self.parameters = parameters
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      domain = try Remote.DomainReference(from: &decoder)
      parameters = try decoder.list(max: WireLimit.connectGetAllDomainStats)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try domain.encode(into: &encoder)
      try encoder.list(parameters, max: WireLimit.connectGetAllDomainStats)
    }
  }

  /// A value that several procedures carry.
  package struct DomainFSInfo: XDRListElement, Hashable {
    package var mountpoint: String
    package var name: String
    package var fstype: String
    package var devAliases: [String]
    package static let minimumEncodedSize = 16

    package init(mountpoint: String, name: String, fstype: String, devAliases: [String]) {
      self.mountpoint = mountpoint
      self.name = name
      self.fstype = fstype
      self.devAliases = devAliases
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      mountpoint = try decoder.string()
      name = try decoder.string()
      fstype = try decoder.string()
      devAliases = try decoder.strings(max: WireLimit.domainFSInfoDisks)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(mountpoint)
      try encoder.string(name)
      try encoder.string(fstype)
      try encoder.strings(devAliases, max: WireLimit.domainFSInfoDisks)
    }
  }

  /// A value that several procedures carry.
  package struct DomainIPAddress: XDRListElement, Hashable {
    package var type: Int32
    package var addr: String
    package var prefix: UInt32
    package static let minimumEncodedSize = 12

    package init(type: Int32, addr: String, prefix: UInt32) {
      self.type = type
      self.addr = addr
      self.prefix = prefix
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      type = try decoder.int32()
      addr = try decoder.string()
      prefix = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(type)
      try encoder.string(addr)
      encoder.uint32(prefix)
    }
  }

  /// A value that several procedures carry.
  package struct DomainInterface: XDRListElement, Hashable {
    package var name: String
    package var hwaddr: String?
    package var addrs: [Remote.DomainIPAddress]
    package static let minimumEncodedSize = 12

    package init(name: String, hwaddr: String?, addrs: [Remote.DomainIPAddress]) {
      self.name = name
      self.hwaddr = hwaddr
      self.addrs = addrs
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      name = try decoder.string()
      hwaddr = try decoder.optionalString()
      addrs = try decoder.list(max: WireLimit.domainIPAddress)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.string(name)
      try encoder.optionalString(hwaddr)
      try encoder.list(addrs, max: WireLimit.domainIPAddress)
    }
  }

  /// A value that several procedures carry.
  package struct DiscoveredGuest: XDRListElement, Hashable {
    package var pid: Int32
    package var name: String?
    package var uuid: String?
    package var uid: UInt32
    package var startedAt: Int64
    package var residentMemory: UInt64
    package var executable: String
    package var monitor: String?
    package var monitorPlace: String
    package var holder: String?
    package var obstacle: String?
    package static let minimumEncodedSize = 52

    package init(
      pid: Int32,
      name: String?,
      uuid: String?,
      uid: UInt32,
      startedAt: Int64,
      residentMemory: UInt64,
      executable: String,
      monitor: String?,
      monitorPlace: String,
      holder: String?,
      obstacle: String?
    ) {
      self.pid = pid
      self.name = name
      self.uuid = uuid
      self.uid = uid
      self.startedAt = startedAt
      self.residentMemory = residentMemory
      self.executable = executable
      self.monitor = monitor
      self.monitorPlace = monitorPlace
      self.holder = holder
      self.obstacle = obstacle
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pid = try decoder.int32()
      name = try decoder.optionalString()
      uuid = try decoder.optionalString()
      uid = try decoder.uint32()
      startedAt = try decoder.int64()
      residentMemory = try decoder.uint64()
      executable = try decoder.string()
      monitor = try decoder.optionalString()
      monitorPlace = try decoder.string()
      holder = try decoder.optionalString()
      obstacle = try decoder.optionalString()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(pid)
      try encoder.optionalString(name)
      try encoder.optionalString(uuid)
      encoder.uint32(uid)
      encoder.int64(startedAt)
      encoder.uint64(residentMemory)
      try encoder.string(executable)
      try encoder.optionalString(monitor)
      try encoder.string(monitorPlace)
      try encoder.optionalString(holder)
      try encoder.optionalString(obstacle)
    }
  }
}

import DomainModel
import DroverCore

/// What an agent told, as a list of parameters with libvirt's names.
struct GuestInfoList {
  private(set) var parameters: [TypedParameter] = []
  /// The machine, whose disks are named.
  let definition: DomainDefinition?

  init(definition: DomainDefinition?) { self.definition = definition }

  mutating func add(_ name: String, _ value: String?) {
    if let value { parameters.append(TypedParameter(name, .string(value))) }
  }

  private mutating func add(_ name: String, count: Int) {
    parameters.append(TypedParameter(name, .uint(UInt32(clamping: count))))
  }

  private mutating func add(_ name: String, _ value: UInt64?) {
    if let value { parameters.append(TypedParameter(name, .ulong(value))) }
  }

  mutating func add(_ users: [AgentUser]) {
    add("user.count", count: users.count)
    for (number, user) in users.enumerated() {
      add("user.\(number).name", user.name)
      add("user.\(number).domain", user.domain)
      add("user.\(number).login-time", user.loginTime)
    }
  }

  mutating func add(_ system: AgentSystem) {
    for fact in system.facts { add("os.\(fact.name)", fact.value) }
  }

  mutating func add(_ zone: AgentTimeZone) {
    add("timezone.name", zone.name)
    parameters.append(TypedParameter("timezone.offset", .int(zone.offset)))
  }

  mutating func add(_ filesystems: [AgentFilesystem]) {
    add("fs.count", count: filesystems.count)
    for (number, filesystem) in filesystems.enumerated() {
      let prefix = "fs.\(number)"
      add("\(prefix).mountpoint", filesystem.mountPoint)
      add("\(prefix).name", filesystem.name)
      add("\(prefix).fstype", filesystem.type)
      add("\(prefix).total-bytes", filesystem.totalBytes)
      add("\(prefix).used-bytes", filesystem.usedBytes)
      add("\(prefix).disk.count", count: filesystem.disks.count)
      for (place, disk) in filesystem.disks.enumerated() {
        add("\(prefix).disk.\(place).alias", definition?.diskTarget(at: disk))
        add("\(prefix).disk.\(place).serial", disk.serial)
        add("\(prefix).disk.\(place).device", disk.device)
      }
    }
  }

  mutating func add(_ disks: [AgentDisk]) {
    add("disk.count", count: disks.count)
    for (number, disk) in disks.enumerated() {
      let prefix = "disk.\(number)"
      add("\(prefix).name", disk.name)
      parameters.append(TypedParameter("\(prefix).partition", .boolean(disk.isPartition)))
      if !disk.dependencies.isEmpty { add("\(prefix).dependency.count", count: disk.dependencies.count) }
      for (place, name) in disk.dependencies.enumerated() { add("\(prefix).dependency.\(place).name", name) }
      if let place = disk.place {
        add("\(prefix).serial", place.serial)
        add("\(prefix).alias", definition?.diskTarget(at: place))
      }
      add("\(prefix).guest_alias", disk.alias)
    }
  }

  mutating func add(_ interfaces: [GuestInterface]) {
    add("if.count", count: interfaces.count)
    for (number, interface) in interfaces.enumerated() {
      let prefix = "if.\(number)"
      add("\(prefix).name", interface.name)
      add("\(prefix).hwaddr", interface.hardwareAddress)
      add("\(prefix).addr.count", count: interface.addresses.count)
      for (place, address) in interface.addresses.enumerated() {
        add("\(prefix).addr.\(place).type", address.isIPv6 ? "ipv6" : "ipv4")
        add("\(prefix).addr.\(place).addr", address.address)
        add("\(prefix).addr.\(place).prefix", count: Int(address.prefix))
      }
    }
  }
}

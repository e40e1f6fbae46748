import Domains
import DroverCore
import QEMUCommandLine

// The answers of agents, read: nil for what is not as `qga/qapi-schema.json` says.

extension JSON {
  /// The items of a list, each read; nil when this is no list, or one of them cannot be read.
  fileprivate func list<Item>(_ read: (JSON) -> Item?) -> [Item]? {
    guard let items = array else { return nil }
    let read = items.compactMap(read)
    return read.count == items.count ? read : nil
  }

  fileprivate func small(_ key: String) -> UInt32? { self[key]?.uint64.flatMap { UInt32(exactly: $0) } }
}

extension AgentUser {
  static func list(_ answer: JSON) -> [AgentUser]? {
    answer.list { user in
      guard let name = user["user"]?.string, let login = user["login-time"]?.double else { return nil }
      return AgentUser(
        name: name, domain: user["domain"]?.string, loginTime: UInt64(exactly: (login * 1000).rounded(.down)) ?? 0)
    }
  }
}

extension AgentSystem {
  init?(_ answer: JSON) {
    guard answer.object != nil else { return nil }
    self.init(
      facts: Self.names.compactMap { name in answer[name]?.string.map { Fact(name: name, value: $0) } })
  }
}

extension AgentTimeZone {
  init?(_ answer: JSON) {
    guard let offset = answer["offset"]?.int64.flatMap({ Int32(exactly: $0) }) else { return nil }
    self.init(name: answer["zone"]?.string, offset: offset)
  }
}

extension AgentDiskPlace {
  init?(_ disk: JSON) {
    guard disk.object != nil else { return nil }
    self.init()
    busType = disk["bus-type"]?.string ?? ""
    bus = disk.small("bus") ?? 0
    target = disk.small("target") ?? 0
    unit = disk.small("unit") ?? 0
    serial = disk["serial"]?.string
    device = disk["dev"]?.string
    let place = disk["pci-controller"]
    // What the guest does not know it tells as −1.
    guard let domain = place?.small("domain"), let bus = place?.small("bus"), let slot = place?.small("slot"),
      let function = place?.small("function")
    else { return }
    pci = PCIPlace(domain: domain, bus: bus, slot: slot, function: function)
  }
}

extension AgentFilesystem {
  /// Agents tell them the last mounted first.
  static func list(_ answer: JSON) -> [AgentFilesystem]? {
    answer.list { filesystem in
      guard let mountPoint = filesystem["mountpoint"]?.string, let name = filesystem["name"]?.string,
        let type = filesystem["type"]?.string, let disks = (filesystem["disk"] ?? []).list({ AgentDiskPlace($0) })
      else { return nil }
      var known = AgentFilesystem(mountPoint: mountPoint, name: name, type: type, disks: disks)
      known.totalBytes = filesystem["total-bytes"]?.uint64
      known.usedBytes = filesystem["used-bytes"]?.uint64
      return known
    }?.reversed()
  }
}

extension AgentDisk {
  static func list(_ answer: JSON) -> [AgentDisk]? {
    answer.list { disk in
      guard let name = disk["name"]?.string, let isPartition = disk["partition"]?.bool,
        let dependencies = (disk["dependencies"] ?? []).list(\.string)
      else { return nil }
      return AgentDisk(
        name: name, isPartition: isPartition, dependencies: dependencies, alias: disk["alias"]?.string,
        place: disk["address"].flatMap { AgentDiskPlace($0) })
    }
  }
}

extension GuestInterface {
  /// Agents tell an alias of a device (`eth0:1`) as one of its own; it is one with its device here.
  static func list(_ answer: JSON) -> [GuestInterface]? {
    guard let items = answer.array else { return nil }
    var found: [GuestInterface] = []
    var places: [String: Int] = [:]
    for item in items {
      guard let whole = item["name"]?.string, let addresses = (item["ip-addresses"] ?? []).list({ Address($0) })
      else { return nil }
      let name =
        whole.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
      if let place = places[name], found.indices.contains(place) {
        found[place].addresses += addresses
      } else {
        places[name] = found.count
        found.append(
          GuestInterface(name: name, hardwareAddress: item["hardware-address"]?.string, addresses: addresses))
      }
    }
    return found
  }
}

extension GuestInterface.Address {
  init?(_ item: JSON) {
    guard let type = item["ip-address-type"]?.string, type == "ipv4" || type == "ipv6",
      let address = item["ip-address"]?.string, let prefix = item.small("prefix")
    else { return nil }
    self.init(isIPv6: type == "ipv6", address: address, prefix: prefix)
  }
}

extension AgentProcessor {
  static func list(_ answer: JSON) -> [AgentProcessor]? {
    answer.list { processor in
      guard let number = processor["logical-id"]?.int64, let isOnline = processor["online"]?.bool else { return nil }
      return AgentProcessor(
        number: number, isOnline: isOnline, canRest: processor["can-offline"]?.bool ?? false)
    }
  }
}

/// Texts as agents want them.
enum AgentText {
  static func base64(_ text: String) -> String { Base64Text.encode(Array(text.utf8)) }
}

import DroverCore

/// Which properties QEMU is asked for, and which of their values say nothing.
enum MachineProperties {
  /// Of a device that the command line tells of: what may be another by now, and what makes it known.
  static let ofKnown = ["parent_bus", "addr", "chardev", "netdev", "mac"]

  /// Of a device that was plugged in: where it is, and what stands behind it.
  static let ofNew = [
    "parent_bus", "addr", "drive", "chardev", "netdev", "mac", "memdev", "port", "serial", "scsi-id", "lun",
    "channel", "nr", "name", "unit", "bootindex", "rng", "iothread", "requested-size", "block-size", "memaddr", "node",
    "guest-cid", "max-bytes", "period", "host", "evdev", "hostbus", "hostport", "hostaddr", "vendorid", "productid",
    "fsdev", "mount_tag", "tag", "share-rw", "removable", "cryptodev",
  ]

  /// Those of a device that are written as they stand when it was plugged in, with the values that are no wish of
  /// anybody's.
  static let plain: [(name: String, idle: [JSON])] = [
    ("serial", [""]), ("name", [""]), ("guest-cid", [0]), ("host", [""]), ("evdev", [""]), ("hostbus", [0]),
    ("hostport", [""]), ("hostaddr", [0]), ("vendorid", [0]), ("productid", [0]), ("fsdev", [""]),
    ("mount_tag", [""]), ("tag", [""]), ("share-rw", [false]), ("removable", [false]),
  ]

  /// Those of an object of a type.
  static func ofObject(_ type: String) -> [String] {
    switch type {
    case "iothread": ["poll-max-ns", "poll-grow", "poll-shrink", "thread-pool-min", "thread-pool-max"]
    case "rng-random": ["filename"]
    case "rng-egd": ["chardev"]
    case "throttle-group": ["limits"]
    case "memory-backend-ram", "memory-backend-file", "memory-backend-memfd":
      ["size", "share", "mem-path", "prealloc", "policy", "host-nodes", "pmem", "hugetlb", "hugetlbsize"]
    default: []
    }
  }

  /// What an object that nobody says anything of has.
  private static let idle: [String: [JSON]] = [
    "poll-max-ns": [32768], "poll-grow": [0], "poll-shrink": [0], "thread-pool-min": [0], "thread-pool-max": [64],
    "share": [false], "mem-path": [""], "prealloc": [false], "policy": ["default"], "host-nodes": [[]],
    "pmem": [false], "hugetlb": [false], "hugetlbsize": [0],
  ]

  /// An object as `-object` would have made it.
  static func option(_ object: MachineAnswers.Object) -> JSONObject {
    var settings: JSONObject = ["qom-type": .string(object.type), "id": .string(object.name)]
    for member in object.properties.members where idle[member.key]?.contains(member.value) != true {
      settings[member.key] = member.key == "limits" ? limits(member.value) : member.value
    }
    // No policy goes without nodes.
    if settings["host-nodes"] == nil { settings["policy"] = nil }
    return settings
  }

  /// The limits of a group that limit something.
  private static func limits(_ value: JSON) -> JSON {
    var limits = JSONObject()
    for member in value.object?.members ?? [] {
      let idle: Int64 = member.key.hasSuffix("-length") ? 1 : 0
      if member.value.int64 != idle { limits[member.key] = member.value }
    }
    return .object(limits)
  }
}

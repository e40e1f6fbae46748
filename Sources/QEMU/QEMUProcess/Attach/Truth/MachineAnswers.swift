import DroverCore
import QEMUMonitor

/// What a running QEMU told of its machine. What it refused to tell is nil, and corrects nothing.
struct MachineAnswers: Sendable, Equatable {
  /// A device that was made by `-device` or `device_add`.
  struct Device: Sendable, Equatable {
    /// Its path among QEMU's objects.
    var path: String
    /// Its type: `virtio-net-pci`.
    var type: String
    /// What was asked of its properties.
    var properties: JSONObject = [:]

    /// The id that it was given; nil for one without.
    var id: String? { DeviceName.inPath(path) }

    /// The number of one without an id: `device[7]`.
    var number: Int {
      path.split(separator: "[").last.flatMap { Int($0.prefix { $0 != "]" }) } ?? .max
    }

    /// The bus that it sits on: `pcie.0`, `rp1`, `scsi0.0`.
    var bus: String? {
      properties["parent_bus"]?.string?.split(separator: "/").last.map { String($0) }
    }

    /// Slot and function on a PCI bus.
    var place: (slot: UInt32, function: UInt32)? {
      guard let number = properties["addr"]?.int64, (0..<256).contains(number) else { return nil }
      return (UInt32(number) >> 3, UInt32(number) & 7)
    }

    /// The name of the object that a property refers to; nil for one that the device made itself.
    func link(_ property: String) -> String? {
      guard let path = text(property), !path.hasPrefix("/machine/") else { return nil }
      return path.split(separator: "/").last.map { String($0) }
    }

    func text(_ property: String) -> String? {
      properties[property]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  /// An object that was made by `-object` or `object-add`, or by the machine itself.
  struct Object: Sendable, Equatable {
    /// Its id.
    var name: String
    /// Its type: `iothread`.
    var type: String
    /// What was asked of its properties.
    var properties: JSONObject = [:]
  }

  /// The machine by its versioned name, `pc-i440fx-7.2`, whatever alias it was started by.
  var machine: String?
  /// The devices; nil when QEMU does not tell.
  var devices: [Device]?
  /// `query-block`.
  var drives: [JSON]?
  /// `query-named-block-nodes`.
  var nodes: [JSON]?
  /// `query-chardev`.
  var lines: [QMPCharacterDevice]?
  /// `info network`.
  var networks: [HMPNetworkClient]?
  /// `query-vnc`.
  var vnc: QMPVNCServer?
  /// `query-spice`.
  var spice: JSON?
  /// `query-balloon`.
  var balloon: ByteCount?
  /// `query-memory-size-summary`, without what was plugged in.
  var baseMemory: ByteCount?
  /// `query-memory-devices`.
  var memories: [JSON]?
  /// `query-cpus-fast`.
  var processors: [QMPCPU]?
  /// What is below `/objects`; nil when QEMU does not tell.
  var objects: [Object]?
  /// `query-hotpluggable-cpus`, in the order of their numbers.
  var slots: [QMPCPUSlot]?

  /// The name of a machine by the type of its object: `pc-i440fx-7.2` for `pc-i440fx-7.2-machine`.
  static func machine(_ type: String) -> String? {
    let suffix = "-machine"
    guard type.hasSuffix(suffix), type.utf8.count > suffix.utf8.count else { return nil }
    return String(type.dropLast(suffix.count))
  }

  /// The device with an id.
  func device(_ id: String) -> Device? { devices?.first { $0.id == id } }

  /// The devices of a type that nobody gave an id, in the order in which they were made.
  func nameless(_ type: String) -> [Device] {
    (devices ?? []).filter { $0.id == nil && $0.type == type }.sorted { $0.number < $1.number }
  }
}

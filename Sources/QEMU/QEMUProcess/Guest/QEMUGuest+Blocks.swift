import DomainModel
import Domains
import DroverCore
import QEMUMonitor

extension QEMUGuest {
  func setLimits(_ limits: DiskIOTune, ofDisk alias: String) async throws(VirtError) {
    _ = try await ask(.setLimits(limits, ofDrive: try await drive(alias).path))
  }

  func resizeDisk(_ alias: String, bytes: UInt64) async throws(VirtError) {
    let drive = try await drive(alias)
    guard let node = drive.node else {
      throw VirtError(.operationUnsupported, "there is no medium in the drive '\(alias)'")
    }
    let command = QMPCommand.resizeBlockNode(node, bytes: bytes)
    _ = try await ask(understands(command) ? command : .resizeDrive(drive.name, bytes: bytes))
  }

  func setThreshold(_ bytes: UInt64, ofNode node: String) async throws(VirtError) {
    _ = try await ask(.setWriteThreshold(node, bytes: bytes))
  }

  /// What QEMU says of a drive.
  func drive(_ alias: String) async throws(VirtError) -> QMPDrive {
    let drives = try await ask(.queryBlock)
    let found = (drives.array ?? []).first { item in
      let path = item["qdev"]?.string ?? ""
      return path == alias || DeviceName.inPath(path) == alias
        || DeviceName.ofDrive(item["device"]?.string ?? "") == alias
    }
    guard let found else { throw VirtError(.internalError, "QEMU knows no drive '\(alias)'") }
    return QMPDrive(found)
  }
}

/// One drive in the answer to `query-block`.
struct QMPDrive: Hashable, Sendable {
  /// Its path among QEMU's objects, or its name where it has no path.
  var path: String
  /// The name of the drive; the human monitor tells that of its node, where it has none.
  var name: String
  /// The node of its medium; nil when it is empty.
  var node: String?
  /// Whether its tray is open; nil for a drive without.
  var isOpen: Bool?

  init(_ json: JSON) {
    let name = json["qdev"]?.string ?? ""
    self.name = json["device"]?.string ?? ""
    path = name.isEmpty ? self.name : name
    node = json["inserted"]?["node-name"]?.string
    isOpen = json["tray_open"]?.bool
  }
}

extension QMPCommand {
  /// Sets all limits of a drive, by its path among QEMU's objects.
  static func setLimits(_ limits: DiskIOTune, ofDrive path: String) -> QMPCommand {
    var arguments = JSONObject()
    let all: [(String, UInt64?)] = [
      ("bps", limits.totalBytesSec), ("bps_rd", limits.readBytesSec), ("bps_wr", limits.writeBytesSec),
      ("iops", limits.totalIopsSec), ("iops_rd", limits.readIopsSec), ("iops_wr", limits.writeIopsSec),
      ("bps_max", limits.totalBytesSecMax), ("bps_rd_max", limits.readBytesSecMax),
      ("bps_wr_max", limits.writeBytesSecMax), ("iops_max", limits.totalIopsSecMax),
      ("iops_rd_max", limits.readIopsSecMax), ("iops_wr_max", limits.writeIopsSecMax),
      ("iops_size", limits.sizeIopsSec), ("bps_max_length", limits.totalBytesSecMaxLength),
      ("bps_rd_max_length", limits.readBytesSecMaxLength), ("bps_wr_max_length", limits.writeBytesSecMaxLength),
      ("iops_max_length", limits.totalIopsSecMaxLength), ("iops_rd_max_length", limits.readIopsSecMaxLength),
      ("iops_wr_max_length", limits.writeIopsSecMaxLength),
    ]
    for (name, value) in all { if let value, value > 0 { arguments[name] = JSON(value) } }
    if let group = limits.groupName { arguments["group"] = .string(group) }
    return .setThrottle(path, arguments)
  }

  /// The limits of the disks that a guest starts with.
  static func limits(of definition: DomainDefinition) -> [QMPCommand] {
    (definition.devices?.disks ?? []).compactMap { disk in
      // A drive without a medium has no limits: it gets them with its medium.
      guard let limits = disk.iotune, let alias = disk.info.alias?.name, !disk.hasNoMedium else { return nil }
      // On virtio the drive is a part of the device.
      let device = "/machine/peripheral/\(alias)"
      return .setLimits(limits, ofDrive: disk.target?.bus == .virtio ? device + "/virtio-backend" : device)
    }
  }
}

extension Disk {
  /// Whether there is nothing in the drive.
  var hasNoMedium: Bool {
    guard let source else { return true }
    return source.file == nil && source.dev == nil && source.dir == nil && source.`protocol` == nil
      && source.volume == nil && source.namespace == nil && source.path == nil
  }
}

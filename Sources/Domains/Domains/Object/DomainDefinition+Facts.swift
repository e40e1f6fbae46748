import DomainModel

extension DomainDefinition {
  /// Where the bytes of a disk lie, by the alias of its device; what a client is told with an I/O error.
  func diskPath(alias: String) -> String? {
    let disk = devices?.disks.first { $0.info.alias?.name == alias }
    let source = disk?.source
    return source?.file ?? source?.dev ?? source?.dir ?? source?.path ?? source?.name
  }

  /// What a client knows a node of the block layer as: the disk whose own image it is, and the same with the node's
  /// number (`vda[2]`).
  func disks(ofNode node: String) -> [(device: String, path: String?)] {
    // libvirt-2-format, libvirt-2-storage
    let parts = node.split(separator: "-")
    guard parts.count == 3, parts[0] == "libvirt", let number = UInt32(parts[1]) else { return [] }
    for disk in devices?.disks ?? [] {
      guard let target = disk.target?.dev, disk.source?.index == number else { continue }
      return [(target, disk.localPath), ("\(target)[\(number)]", disk.localPath)]
    }
    return []
  }

  /// Seconds that the guest's clock was off at its start.
  var clockAdjustment: Int64 {
    guard clock?.offset == .variable else { return 0 }
    return clock?.adjustment.flatMap { Int64($0) } ?? 0
  }
}

import DroverXML

extension Disk {
  /// The chain below, as far as the definition tells it.
  mutating func normaliseBacking() {
    backingStore?.normalise(depth: 0)
  }
}

extension BackingStore {
  fileprivate mutating func normalise(depth: Int) {
    index = nil
    source?.normalise()
    format?.metadataCache?.normalise()
    guard depth < 200 else { return }
    for position in below.indices { below[position].normalise(depth: depth + 1) }
  }
}

extension StorageSource {
  /// What follows from the protocol.
  mutating func normalise() {
    index = nil
    encryption?.normalise()
    if self.protocol == .iscsi { name = name.map(Self.withUnit) }
    for position in hosts.indices {
      if hosts[position].transport == .tcp { hosts[position].transport = nil }
      if hosts[position].transport == nil, hosts[position].port == nil {
        hosts[position].port = self.protocol?.defaultPort.map(String.init)
      }
    }
    dropForeignOptions()
    securityLabels.removeAll { $0.labelskip == .yes }
    if cookies?.cookies.isEmpty ?? false { cookies = nil }
  }

  /// An iSCSI target without a unit is its first.
  static func withUnit(_ target: String) -> String { target.contains("/") ? target : target + "/0" }
}

extension StorageSource {
  /// What one protocol has and another does not.
  fileprivate mutating func dropForeignOptions() {
    let isCurl = [.http, .https, .ftp, .ftps, .tftp].contains(self.protocol)
    if !isCurl {
      readahead = nil
      timeout = nil
      cookies = nil
    }
    if self.protocol != .http, self.protocol != .https { query = nil }
    if self.protocol != .https, self.protocol != .ftps { ssl = nil }
    if self.protocol != .nbd { reconnect = self.protocol == nil ? reconnect : nil }
    slices?.slices.removeAll { $0.type != nil && $0.type != "storage" }
    if slices?.slices.isEmpty ?? false { slices = nil }
  }
}

extension StorageProtocol {
  /// Where the server listens when nobody says.
  public var defaultPort: Int? {
    switch self {
    case .http: 80
    case .https: 443
    case .ftp: 21
    case .ftps: 990
    case .tftp: 69
    case .ssh: 22
    case .nbd: 10_809
    case .iscsi: 3260
    case .sheepdog: 7000
    case .gluster: 24_007
    case .vxhs: 9999
    case .rbd, .nfs: nil
    }
  }
}

extension StorageEncryption {
  /// QEMU itself encrypts, where a choice is.
  mutating func normalise() {
    if engine == nil { engine = format == .luks || format == .qcow ? .qemu : .librbd }
    if format == .default { engine = nil }
  }
}

extension StorageMetadataCache {
  /// The size is kept in bytes.
  mutating func normalise() {
    guard let bytes = maxSize?.bytes(defaultUnit: "bytes") else { return }
    maxSize = SizedAmount(bytes, unit: "bytes")
  }
}

import DroverCore
import DroverXML

// Where the content of a disk comes from.
extension Validation {
  /// Holds a source and what is below it against what its kind needs.
  mutating func checkStorage(_ disk: Disk, at path: String) {
    if disk.auth != nil, disk.source?.auth != nil {
      refuse("the disk has an <auth> and its <source> another", at: path + "/auth")
    }
    if disk.encryption != nil, disk.source?.encryption != nil {
      refuse("the disk has an <encryption> and its <source> another", at: path + "/encryption")
    }
    if let auth = disk.source?.auth ?? disk.auth { check(auth, at: path + "/source/auth") }
    if let source = disk.source {
      checkStartup(source, of: disk, at: path + "/source")
      check(source, type: disk.type, at: path + "/source")
      checkSlices(source, at: path + "/source/slices")
    }
    checkEncryption(disk, at: path)
    checkFolder(disk, at: path)
    var below = disk.backingStore
    var depth = 0
    while let store = below, depth < 200, let type = store.type {
      let place = path + "/backingStore"
      require(store.format?.type != nil, .xmlError, "an image below another needs its <format>", at: place)
      require(store.source != nil, .xmlError, "an image below another needs its <source>", at: place)
      if let source = store.source { check(source, type: type, at: place + "/source") }
      below = store.below.first
      depth += 1
    }
  }

  private mutating func check(_ auth: StorageAuth, at path: String) {
    guard let secret = auth.secret else {
      return refuse(.xmlError, "an <auth> needs a <secret>", at: path)
    }
    require(
      (secret.uuid == nil) != (secret.usage == nil), .xmlError, "a secret is named by 'uuid' or by 'usage'",
      at: path + "/secret")
  }

  private mutating func checkStartup(_ source: StorageSource, of disk: Disk, at path: String) {
    guard let policy = source.startupPolicy else { return }
    let place = path + "/@startupPolicy"
    require(disk.type != .network, .xmlError, "a startup policy is not for a disk of the network", at: place)
    if policy == .requisite {
      require(
        disk.device == .cdrom || disk.device == .floppy, .xmlError, "'requisite' is for a CD-ROM and a floppy",
        at: place)
    }
  }

  private mutating func checkSlices(_ source: StorageSource, at path: String) {
    for slice in source.slices?.slices ?? [] where slice.type == "storage" {
      require((slice.size ?? 0) > 0, .xmlError, "a slice has a 'size'", at: path + "/slice")
      require(slice.offset != nil, .xmlError, "a slice has an 'offset'", at: path + "/slice")
    }
  }

  private mutating func check(_ source: StorageSource, type: StorageType, at path: String) {
    switch type {
    case .network: checkNetwork(source, at: path)
    case .nvme:
      require(source.address != nil, .xmlError, "an NVMe disk has the <address> of its controller", at: path)
      require(source.namespace != nil, .xmlError, "an NVMe disk has a 'namespace'", at: path)
      require(source.namespace != 0, "the namespaces of NVMe are numbered from 1", at: path + "/@namespace")
    case .volume:
      require(
        source.pool != nil && source.volume != nil, .xmlError, "a volume is named by 'pool' and 'volume' together",
        at: path)
    case .file, .block, .dir, .vhostuser, .vhostvdpa: break
    }
  }

  private mutating func checkNetwork(_ source: StorageSource, at path: String) {
    guard let spoken = source.protocol else { return refuse(.xmlError, "a network disk has a 'protocol'", at: path) }
    let name = spoken.rawValue
    if spoken != .nbd {
      require(source.name != nil, .xmlError, "a disk over '\(name)' has a 'name'", at: path + "/@name")
    }
    if spoken == .rbd || spoken == .gluster, let image = source.name {
      require(
        image.drop(while: { $0 == "/" }).contains("/"), .xmlError,
        "'\(image)' is no pool and image: pool/image is", at: path + "/@name")
    }
    if source.tls == .yes {
      require([.nbd, .vxhs].contains(spoken), "'\(name)' has no TLS of its own", at: path + "/@tls")
    }
    if source.tlsHostname != nil {
      require(spoken == .nbd, "'tlsHostname' is for NBD", at: path + "/@tlsHostname")
    }
    switch spoken {
    case .nbd, .http, .https, .ftp, .ftps, .tftp, .ssh, .nfs, .iscsi, .vxhs:
      require(
        source.hosts.count == 1, .internalError, "a disk over '\(name)' has one host, not \(source.hosts.count)",
        at: path + "/host")
    case .gluster:
      require(!source.hosts.isEmpty, .internalError, "a disk over gluster names its hosts", at: path + "/host")
    case .rbd, .sheepdog: break
    }
    for host in source.hosts { check(host, spoken, at: path + "/host") }
    checkCookies(source, at: path + "/cookies")
  }

  private mutating func check(_ host: StorageHost, _ spoken: StorageProtocol, at path: String) {
    switch host.transport {
    case .unix:
      require(host.socket != nil, .xmlError, "a host behind a UNIX socket has a 'socket'", at: path)
      require(
        [.nbd, .gluster, .iscsi].contains(spoken), .internalError, "'\(spoken.rawValue)' needs TCP, no UNIX socket",
        at: path + "/@transport")
    case .rdma: refuse(.internalError, "QEMU no longer reaches storage over RDMA", at: path + "/@transport")
    case .tcp, nil:
      require(host.socket == nil, .xmlError, "a 'socket' is for transport='unix'", at: path + "/@socket")
      require(host.name != nil, .xmlError, "a host has a 'name'", at: path)
    }
    guard let port = host.port else { return }
    require(
      UInt16(port) != nil, .invalidArg, "'\(port)' is no port: a number up to 65535 is", at: path + "/@port")
  }

  private mutating func checkCookies(_ source: StorageSource, at path: String) {
    var seen: Set<String> = []
    for cookie in source.cookies?.cookies ?? [] {
      require(seen.insert(cookie.name).inserted, .xmlError, "the cookie '\(cookie.name)' stands twice", at: path)
      require(
        cookie.name.utf8.allSatisfy(Self.isToken), .xmlError, "'\(cookie.name)' is no name of a cookie (RFC 6265)",
        at: path)
      var value = (cookie.value ?? "")[...]
      if value.count > 1, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
      require(
        value.utf8.allSatisfy(Self.isCookieOctet), .xmlError,
        "the value of the cookie '\(cookie.name)' holds signs that a cookie cannot have (RFC 6265)", at: path)
    }
  }

  /// A token of HTTP (RFC 2616): no separators, no control characters.
  private static func isToken(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !"()<>@,;:\\\"/[]?={}".utf8.contains(byte)
  }

  /// RFC 6265, `cookie-octet`.
  private static func isCookieOctet(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !"\",;\\".utf8.contains(byte)
  }

  private mutating func checkFolder(_ disk: Disk, at path: String) {
    let format = disk.driver?.type
    if disk.type == .dir {
      require(format == .fat, "a folder is a disk of the format 'fat'", at: path + "/driver/@type")
      require(disk.readonly, "a folder as a disk can only be read: add <readonly/>", at: path)
    } else if format == .fat {
      require(
        disk.type == .volume, "the format 'fat' is for a folder: type='dir'", at: path + "/driver/@type")
    }
  }

  private mutating func checkEncryption(_ disk: Disk, at path: String) {
    guard let encryption = disk.source?.encryption ?? disk.encryption else { return }
    let place = path + "/source/encryption"
    let format = disk.driver?.type ?? .raw
    switch encryption.engine {
    case .librbd:
      require(
        disk.type == .network && disk.source?.protocol == .rbd, "engine='librbd' encrypts images of RBD alone",
        at: place + "/@engine")
    default:
      switch encryption.format {
      case .default, .qcow: refuse("QEMU no longer has the old encryption of qcow images", at: place + "/@format")
      case .luks2, .luksAny:
        refuse("QEMU itself does not read '\(encryption.format.rawValue)'", at: place + "/@format")
      case .luks: break
      }
      require(
        format == .raw || format == .qcow2 || disk.type == .volume,
        "an image of the format '\(format.rawValue)' cannot be encrypted; raw and qcow2 can", at: place)
    }
  }
}

import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// The node for the bytes of an image, without its name.
  mutating func storage(_ layer: BlockChain.Layer) throws(VirtError) -> Properties {
    var node = Properties()
    let source = layer.source
    switch layer.type {
    case .file:
      node.add("driver", "file")
      node.add("filename", source.file ?? "")
      addAIO(layer, to: &node)
      addReservations(layer, to: &node)
    case .block:
      node.add(
        "driver", (source.dev ?? "").hasPrefix("/dev/cdrom") || isHostCDROM(layer) ? "host_cdrom" : "host_device")
      node.add("filename", source.dev ?? "")
      addAIO(layer, to: &node)
      addReservations(layer, to: &node)
    case .dir:
      node.add("driver", "vvfat")
      node.add("dir", source.dir ?? "")
      node.add("floppy", flag: layer.isFloppy)
      node.add("rw", flag: false)
    case .network: node = try networkStorage(layer)
    case .nvme:
      node.add("driver", "nvme")
      node.add("device", source.address?.text ?? "")
      node.add("namespace", number: source.namespace)
    case .vhostvdpa:
      node.add("driver", "virtio-blk-vhost-vdpa")
      let path = descriptorSet(for: .device(path: source.dev ?? ""), name: "\(layer.name)-storage-vdpa")
      node.add("path", path)
    case .volume, .vhostuser:
      throw unsupported("a disk of type '\(layer.type.rawValue)' has no node in QEMU's block layer")
    }
    return node
  }

  private func isHostCDROM(_ layer: BlockChain.Layer) -> Bool { false }

  private func addAIO(_ layer: BlockChain.Layer, to node: inout Properties) {
    guard let io = layer.driver?.io else { return }
    node.add("aio", io.rawValue)
  }

  private func addReservations(_ layer: BlockChain.Layer, to node: inout Properties) {
    guard let reservations = layer.source.reservations else { return }
    node.add("pr-manager", reservations.managed == .yes ? "pr-helper0" : "pr-helper-\(layer.name)-storage")
  }

  private mutating func networkStorage(_ layer: BlockChain.Layer) throws(VirtError) -> Properties {
    let source = layer.source
    guard let kind = source.protocol else { throw unsupported("a network disk names no protocol") }
    switch kind {
    case .nbd: return try nbd(layer)
    case .http, .https, .ftp, .ftps, .tftp: return curl(layer, kind)
    case .iscsi: return try iscsi(layer)
    case .rbd: return rbd(layer)
    case .gluster: return gluster(source)
    case .nfs: return nfs(source)
    case .ssh: return ssh(source)
    case .vxhs, .sheepdog: throw unsupported("QEMU has no disks over \(kind.rawValue) any more")
    }
  }

  /// An address and a port, or a UNIX socket.
  private func server(_ host: StorageHost, defaultPort: String?) -> Properties {
    var server = Properties()
    if host.transport == .unix {
      server.add("type", "unix")
      server.add("path", host.socket ?? "")
    } else {
      server.add("type", "inet")
      server.add("host", host.name ?? "")
      server.add("port", host.port ?? defaultPort)
    }
    return server
  }

  private func nbd(_ layer: BlockChain.Layer) throws(VirtError) -> Properties {
    let source = layer.source
    guard let host = source.hosts.first, source.hosts.count == 1 else {
      throw unsupported("a disk over NBD has exactly one host, not \(source.hosts.count)")
    }
    var node = Properties()
    node.add("driver", "nbd")
    node.add("server", server(host, defaultPort: "10809"))
    node.add("export", source.name)
    if source.tls == .yes { node.add("tls-creds", "obj\(layer.name)-storage_tls0") }
    node.add("tls-hostname", source.tlsHostname)
    node.add("reconnect-delay", number: source.reconnect?.delay)
    return node
  }

  private func curl(_ layer: BlockChain.Layer, _ kind: StorageProtocol) -> Properties {
    let source = layer.source
    var node = Properties()
    node.add("driver", kind.rawValue)
    node.add("url", source.url(kind))
    if let auth = source.auth {
      node.add("username", auth.username)
      node.add("password-secret", "\(layer.name)-storage-auth-secret0")
    }
    if !(source.cookies?.cookies.isEmpty ?? true) {
      node.add("cookie-secret", "\(layer.name)-storage-httpcookie-secret0")
    }
    node.add("sslverify", flag: source.ssl?.verify)
    node.add("readahead", number: source.readahead?.size)
    node.add("timeout", number: source.timeout?.seconds)
    return node
  }

  private func iscsi(_ layer: BlockChain.Layer) throws(VirtError) -> Properties {
    let source = layer.source
    guard let host = source.hosts.first else { throw unsupported("a disk over iSCSI names no host") }
    var node = Properties()
    node.add("driver", "iscsi")
    let name = host.name ?? ""
    let address = name.contains(":") ? "[\(name)]" : name
    node.add("portal", "\(address):\(host.port ?? "3260")")
    let parts = (source.name ?? "").split(separator: "/", maxSplits: 1)
    node.add("target", parts.first.map(String.init) ?? "")
    node.add("lun", number: parts.count > 1 ? UInt32(parts[1]) ?? 0 : 0)
    node.add("transport", "tcp")
    if let auth = source.auth {
      node.add("user", auth.username)
      node.add("password-secret", "\(layer.name)-storage-auth-secret0")
    }
    node.add("initiator-name", source.initiator?.iqn?.name)
    return node
  }

  private func rbd(_ layer: BlockChain.Layer) -> Properties {
    let source = layer.source
    var node = Properties()
    node.add("driver", "rbd")
    let parts = (source.name ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    node.add("pool", parts.first ?? "")
    if parts.count > 2 {
      node.add("namespace", parts[1])
      node.add("image", parts[2...].joined(separator: "/"))
    } else {
      node.add("image", parts.count > 1 ? parts[1] : "")
    }
    node.add("snapshot", source.snapshot?.name)
    node.add("conf", source.config?.file)
    let servers = source.hosts.map { host -> JSON in
      var server = Properties()
      server.add("host", host.name ?? "")
      server.add("port", host.port ?? "6789")
      return .object(server.object)
    }
    if !servers.isEmpty { node.add("server", json: .array(servers)) }
    if let encryption = layer.encryption, encryption.engine == .librbd {
      node.add(
        "encrypt",
        rbdEncryption(encryption, name: "\(layer.name)-\(layer.hasFormatNode ? "format" : "storage")", secret: 0))
    }
    if let auth = source.auth {
      node.add("user", auth.username)
      node.add("auth-client-required", json: ["cephx", "none"])
      node.add("key-secret", "\(layer.name)-storage-auth-secret0")
    }
    return node
  }

  /// Each layer of encryption has the one below as its parent, down to the first secret.
  private func rbdEncryption(_ encryption: StorageEncryption, name: String, secret: Int) -> Properties {
    var node = Properties()
    switch encryption.format {
    case .luks2: node.add("format", "luks2")
    case .luksAny: node.add("format", "luks-any")
    default: node.add("format", "luks")
    }
    node.add("key-secret", "\(name)-encryption-secret\(secret)")
    if secret + 1 < encryption.secrets.count {
      node.add("parent", rbdEncryption(encryption, name: name, secret: secret + 1))
    }
    return node
  }

  private func gluster(_ source: StorageSource) -> Properties {
    var node = Properties()
    node.add("driver", "gluster")
    let parts = (source.name ?? "").split(separator: "/", maxSplits: 1, omittingEmptySubsequences: true)
    node.add("volume", parts.first.map(String.init) ?? "")
    node.add("path", parts.count > 1 ? String(parts[1]) : "")
    node.add("server", json: .array(source.hosts.map { .object(server($0, defaultPort: "24007").object) }))
    node.add("debug", number: context.glusterDebugLevel)
    return node
  }

  private func nfs(_ source: StorageSource) -> Properties {
    var node = Properties()
    node.add("driver", "nfs")
    var server = Properties()
    server.add("host", source.hosts.first?.name ?? "")
    server.add("type", "inet")
    node.add("server", server)
    node.add("path", source.name ?? "")
    node.add("user", number: source.identity?.user.flatMap(Self.numericID))
    node.add("group", number: source.identity?.group.flatMap(Self.numericID))
    return node
  }

  /// A user or group by number, with or without libvirt's leading `+`.
  private static func numericID(_ text: String) -> UInt32? {
    UInt32(text.hasPrefix("+") ? text.dropFirst() : text[...])
  }

  private func ssh(_ source: StorageSource) -> Properties {
    var node = Properties()
    node.add("driver", "ssh")
    node.add("path", source.name ?? "")
    var server = Properties()
    server.add("host", source.hosts.first?.name ?? "")
    server.add("port", source.hosts.first?.port ?? "22")
    node.add("server", server)
    node.add("user", source.auth?.username ?? source.identity?.username)
    return node
  }
}

extension StorageSource {
  /// The URL of a disk over HTTP or FTP.
  func url(_ kind: StorageProtocol) -> String {
    let host = hosts.first
    let standard: [StorageProtocol: String] = [.http: "80", .https: "443", .ftp: "21", .ftps: "990", .tftp: "69"]
    let name = host?.name ?? ""
    let path = (self.name ?? "").hasPrefix("/") ? self.name ?? "" : "/\(self.name ?? "")"
    let port = host?.port ?? standard[kind] ?? "80"
    let query = query.map { "?\($0)" } ?? ""
    return "\(kind.rawValue)://\(name.contains(":") ? "[\(name)]" : name):\(port)\(path)\(query)"
  }
}

extension StorageNVMeAddress {
  /// `0000:01:00.0`
  fileprivate var text: String {
    func hex(_ value: UInt64?, _ width: Int) -> String {
      let digits = String(value ?? 0, radix: 16)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(hex(domain?.value, 4)):\(hex(bus?.value, 2)):\(hex(slot?.value, 2)).\(function?.value ?? 0)"
  }
}

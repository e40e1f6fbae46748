import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// The image that a driver of storage reads.
  mutating func storage(_ driver: String, _ settings: inout Settings) -> ImageFacts? {
    switch driver {
    case "file", "host_device", "host_cdrom":
      guard let name = settings.text("filename") else { return nil }
      var facts = ImageFacts.local(resolved(name))
      if driver != "file" {
        facts.type = .block
        facts.source.dev = facts.source.dev ?? facts.source.file
        facts.source.file = nil
      } else if facts.type == .block {
        facts.type = .file
        facts.source.file = facts.source.dev
        facts.source.dev = nil
      }
      facts.driver.io = settings.text("aio").flatMap { DiskDriver.Io(rawValue: $0) }
      if let id = settings.text("pr-manager") { reservations(id, &facts) }
      return facts
    case "nbd": return nbd(&settings)
    case "http", "https", "ftp", "ftps", "tftp": return curl(driver, &settings)
    case "iscsi": return iscsi(&settings)
    case "rbd": return rbd(&settings)
    case "gluster": return gluster(&settings)
    case "nfs": return nfs(&settings)
    case "ssh": return ssh(&settings)
    case "vvfat":
      var facts = ImageFacts()
      facts.type = .dir
      facts.format = .fat
      facts.source.dir = settings.text("dir")
      settings.ignore("floppy", "fat-type", "label")
      guard settings.flag("rw") != true else { return nil }
      return facts
    case "nvme":
      guard let address = settings.text("device").flatMap({ StorageNVMeAddress($0) }) else { return nil }
      var facts = ImageFacts()
      facts.type = .nvme
      facts.source.socketType = .nvmePCI
      facts.source.address = address
      facts.source.namespace = settings.number("namespace")
      return facts
    case "virtio-blk-vhost-vdpa":
      var facts = ImageFacts()
      facts.type = .vhostvdpa
      facts.source.dev = settings.text("path").map { resolved($0) }
      return facts
    default: return nil
    }
  }

  /// `/dev/fdset/3` stands for a descriptor that was passed on: the file behind it, where that is known.
  func resolved(_ path: String) -> String {
    guard path.hasPrefix("/dev/fdset/"), let set = UInt32(path.dropFirst("/dev/fdset/".count)) else { return path }
    for position in model.positions(of: "add-fd") {
      var settings = model[position].settings
      guard settings.number("set", as: UInt32.self) == set, let number: Int32 = settings.number("fd") else { continue }
      if case .file(let real)? = surroundings.descriptor(number) { return real }
    }
    return path
  }

  private mutating func reservations(_ id: String, _ facts: inout ImageFacts) {
    var reservations = StorageReservations()
    if id == "pr-helper0" { reservations.managed = .yes } else { reservations.managed = .no }
    if let position = position("object", id: id) {
      claims.append(position)
      if reservations.managed == .no {
        var source = StorageReservationsSource()
        source.type = "unix"
        source.mode = "client"
        source.path = model[position].settings.peekText("path")
        reservations.source = source
      }
    }
    facts.source.reservations = reservations
  }

  /// `{"type":"inet","host":…,"port":…}` or a UNIX socket; the older forms have no type.
  private func host(_ value: JSON?) -> StorageHost? {
    guard let object = value?.object else { return nil }
    var host = StorageHost()
    if let path = (object["path"] ?? object["socket"])?.optionText {
      host.transport = .unix
      host.socket = path
      return host
    }
    host.name = object["host"]?.optionText
    host.port = object["port"]?.optionText
    return host
  }

  private func network(_ kind: StorageProtocol) -> ImageFacts {
    var facts = ImageFacts()
    facts.type = .network
    facts.source.protocol = kind
    return facts
  }

  private mutating func nbd(_ settings: inout Settings) -> ImageFacts? {
    var facts = network(.nbd)
    if let server = host(settings.take("server")) {
      facts.source.hosts = [server]
    } else {
      var server = StorageHost()
      if let path = settings.text("path") {
        server.transport = .unix
        server.socket = path
      } else {
        server.name = settings.text("host")
        server.port = settings.text("port")
      }
      facts.source.hosts = [server]
    }
    facts.source.name = settings.text("export")
    if let id = settings.text("tls-creds") {
      facts.source.tls = .yes
      if let position = position("object", id: id) { claims.append(position) }
    }
    facts.source.tlsHostname = settings.text("tls-hostname")
    if let delay: UInt32 = settings.number("reconnect-delay") {
      facts.source.reconnect = StorageReconnect()
      facts.source.reconnect?.delay = delay
    }
    return facts
  }

  private mutating func curl(_ driver: String, _ settings: inout Settings) -> ImageFacts? {
    guard let url = settings.text("url"), var facts = ImageLocation.facts(url), facts.type == .network else {
      return nil
    }
    let user = settings.text("username")
    if let secret = settings.text("password-secret") {
      facts.source.auth = auth(user ?? "", secret: secret, type: "iscsi")
      facts.source.auth?.secret?.type = nil
    }
    if let cookies = settings.text("cookie-secret") {
      var cookie = StorageCookie()
      cookie.name = "secret"
      cookie.value = secretUsage(cookies)
      facts.source.cookies = StorageCookies()
      facts.source.cookies?.cookies = [cookie]
    }
    if let verify = settings.flag("sslverify") {
      facts.source.ssl = StorageSSL()
      facts.source.ssl?.verify = YesNo(verify)
    }
    if let size = settings.size("readahead") {
      facts.source.readahead = StorageSize()
      facts.source.readahead?.size = size
    }
    if let seconds: UInt64 = settings.number("timeout") {
      facts.source.timeout = StorageTimeout()
      facts.source.timeout?.seconds = seconds
    }
    return facts
  }

  private mutating func auth(_ user: String, secret: String, type: String) -> StorageAuth {
    var auth = StorageAuth()
    auth.username = user
    var reference = StorageSecret()
    reference.type = type
    reference.usage = secretUsage(secret)
    auth.secret = reference
    return auth
  }

  private mutating func iscsi(_ settings: inout Settings) -> ImageFacts? {
    guard let portal = settings.text("portal"), let target = settings.text("target") else { return nil }
    var facts = network(.iscsi)
    facts.source.hosts = [StorageHost(text: portal)]
    facts.source.name = "\(target)/\(settings.text("lun") ?? "0")"
    guard settings.text("transport") ?? "tcp" == "tcp" else { return nil }
    let user = settings.text("user")
    if let secret = settings.text("password-secret") {
      facts.source.auth = auth(user ?? "", secret: secret, type: "iscsi")
    }
    if let name = settings.text("initiator-name") {
      facts.source.initiator = ISCSIInitiator()
      facts.source.initiator?.iqn = StorageNamed()
      facts.source.initiator?.iqn?.name = name
    }
    return facts
  }

  private mutating func rbd(_ settings: inout Settings) -> ImageFacts? {
    guard let pool = settings.text("pool"), let image = settings.text("image") else { return nil }
    var facts = network(.rbd)
    let namespace = settings.text("namespace")
    facts.source.name = [pool, namespace, image].compactMap { $0 }.joined(separator: "/")
    if let name = settings.text("snapshot") {
      facts.source.snapshot = StorageNamed()
      facts.source.snapshot?.name = name
    }
    if let file = settings.text("conf") {
      facts.source.config = StorageFile()
      facts.source.config?.file = file
    }
    facts.source.hosts = (settings.take("server")?.optionList ?? []).compactMap { host($0) }
    settings.ignore("auth-client-required")
    let user = settings.text("user")
    if let secret = settings.text("key-secret") {
      facts.source.auth = auth(user ?? "", secret: secret, type: "ceph")
    } else if user != nil {
      // A definition names a user only together with a secret.
      return nil
    }
    if let encrypt = settings.object("encrypt") {
      guard let encryption = rbdEncryption(encrypt) else { return nil }
      facts.source.encryption = encryption
    }
    return facts
  }

  private mutating func rbdEncryption(_ first: Settings) -> StorageEncryption? {
    var encryption = StorageEncryption()
    encryption.engine = .librbd
    var layer: Settings? = first
    while var current = layer, encryption.secrets.count < 16 {
      if encryption.secrets.isEmpty {
        guard let format = current.text("format").flatMap({ StorageEncryption.Format(rawValue: $0) }) else {
          return nil
        }
        encryption.format = format
      }
      guard let secret = current.text("key-secret") else { return nil }
      var entry = StorageEncryptionSecret()
      entry.usage = secretUsage(secret)
      encryption.secrets.append(entry)
      layer = current.object("parent")
    }
    return encryption
  }

  private mutating func gluster(_ settings: inout Settings) -> ImageFacts? {
    guard let volume = settings.text("volume") else { return nil }
    var facts = network(.gluster)
    facts.source.name = "\(volume)/\(settings.text("path") ?? "")"
    facts.source.hosts = (settings.take("server")?.optionList ?? []).compactMap { host($0) }
    settings.ignore("debug", "logfile")
    return facts
  }

  private mutating func nfs(_ settings: inout Settings) -> ImageFacts? {
    var facts = network(.nfs)
    facts.source.name = settings.text("path")
    facts.source.hosts = [host(settings.take("server"))].compactMap { $0 }
    var identity = StorageIdentity()
    identity.user = settings.text("user").map { "+\($0)" }
    identity.group = settings.text("group").map { "+\($0)" }
    if identity != StorageIdentity() { facts.source.identity = identity }
    return facts
  }

  private mutating func ssh(_ settings: inout Settings) -> ImageFacts? {
    var facts = network(.ssh)
    facts.source.name = settings.text("path")
    facts.source.hosts = [host(settings.take("server"))].compactMap { $0 }
    if let user = settings.text("user") {
      facts.source.identity = StorageIdentity()
      facts.source.identity?.username = user
    }
    settings.ignore("host-key-check")
    return facts
  }
}

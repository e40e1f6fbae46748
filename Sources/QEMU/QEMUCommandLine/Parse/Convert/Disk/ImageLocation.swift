import DomainModel
import DroverCore
import DroverXML

/// Reads what QEMU takes in the place of a file's name: a path, or a protocol with its own grammar.
enum ImageLocation {
  /// The image behind a name; nil for a protocol that definitions do not have.
  static func facts(_ name: String) -> ImageFacts? {
    if let plain = stripped(name, "file:") { return .local(plain) }
    if let plain = stripped(name, "host_device:") {
      var facts = ImageFacts()
      facts.type = .block
      facts.source.dev = plain
      return facts
    }
    if let rest = stripped(name, "fat:") { return folder(rest) }
    if let rest = stripped(name, "rbd:") { return rbd(rest) }
    if name.hasPrefix("nbd:"), !name.hasPrefix("nbd://") { return nbd(String(name.dropFirst(4))) }
    guard let scheme = scheme(of: name) else { return .local(name) }
    guard let url = ImageURL(name) else { return nil }
    return facts(url, scheme: scheme)
  }

  private static func stripped(_ name: String, _ prefix: String) -> String? {
    name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
  }

  /// What stands before `:`, when it is a protocol and no part of a path.
  private static func scheme(of name: String) -> String? {
    guard let colon = name.firstIndex(of: ":") else { return nil }
    let scheme = name[..<colon]
    let isWord =
      !scheme.isEmpty && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-._".contains($0)) }
    return isWord ? String(scheme) : nil
  }

  private static func facts(_ url: ImageURL, scheme: String) -> ImageFacts? {
    let parts = scheme.split(separator: "+").map(String.init)
    guard let first = parts.first else { return nil }
    if first == "nvme" { return nvme(url) }
    guard let kind = StorageProtocol(rawValue: first), kind != .rbd, kind != .vxhs else { return nil }
    var facts = ImageFacts()
    facts.type = .network
    facts.source.protocol = kind
    var host = StorageHost()
    if parts.contains("unix") {
      host.transport = .unix
      host.socket = url.query["socket"]
    } else {
      if parts.contains("rdma") { host.transport = .rdma }
      host.name = url.host
      host.port = url.port
    }
    facts.source.hosts = [host]
    let path = url.path.hasPrefix("/") ? String(url.path.dropFirst()) : url.path
    switch kind {
    case .http, .https, .ftp, .ftps, .tftp:
      facts.source.name = path
      facts.source.query = url.queryText
    case .nbd: facts.source.name = path.isEmpty ? nil : path
    case .nfs, .ssh: facts.source.name = url.path
    default: facts.source.name = path
    }
    if let user = url.user {
      // A definition names a user only together with a secret; SSH has keys instead.
      guard kind == .ssh else { return nil }
      facts.source.identity = StorageIdentity()
      facts.source.identity?.username = user
    }
    return facts
  }

  private static func nvme(_ url: ImageURL) -> ImageFacts? {
    // The address is written where a host would stand, with colons of its own.
    let rest = url.afterScheme.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard rest.count == 2, let namespace = UInt32(rest[1]), let address = StorageNVMeAddress(rest[0]) else {
      return nil
    }
    var facts = ImageFacts()
    facts.type = .nvme
    facts.source.socketType = .nvmePCI
    facts.source.address = address
    facts.source.namespace = namespace
    return facts
  }

  /// `fat:[floppy:][16:][rw:]FOLDER`; a definition has no folder that the guest writes to.
  private static func folder(_ text: String) -> ImageFacts? {
    var rest = text[...]
    while let colon = rest.firstIndex(of: ":"), ["floppy", "12", "16", "32", "rw"].contains(rest[..<colon]) {
      if rest[..<colon] == "rw" { return nil }
      rest = rest[rest.index(after: colon)...]
    }
    var facts = ImageFacts()
    facts.type = .dir
    facts.format = .fat
    facts.source.dir = String(rest)
    facts.isReadOnly = true
    return facts
  }

  /// `nbd:HOST:PORT[:exportname=NAME]`, `nbd:unix:PATH[:exportname=NAME]`
  private static func nbd(_ text: String) -> ImageFacts? {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    var facts = ImageFacts()
    facts.type = .network
    facts.source.protocol = .nbd
    if let last = parts.last, last.hasPrefix("exportname=") {
      facts.source.name = String(last.dropFirst("exportname=".count))
      parts.removeLast()
    }
    var host = StorageHost()
    guard parts.count >= 2, let port = parts.last else { return nil }
    if parts[0] == "unix" {
      host.transport = .unix
      host.socket = parts.dropFirst().joined(separator: ":")
    } else {
      host.name = parts.dropLast().joined(separator: ":").filter { $0 != "[" && $0 != "]" }
      host.port = port
    }
    facts.source.hosts = [host]
    return facts
  }

  /// `rbd:POOL/IMAGE[@SNAPSHOT][:KEY=VALUE]…`, colons and semicolons within a value behind a backslash.
  private static func rbd(_ text: String) -> ImageFacts? {
    let parts = escaped(text, separator: ":")
    guard let name = parts.first, !name.isEmpty else { return nil }
    var facts = ImageFacts()
    facts.type = .network
    facts.source.protocol = .rbd
    let halves = name.split(separator: "@", maxSplits: 1).map(String.init)
    facts.source.name = halves.first
    if halves.count > 1 {
      facts.source.snapshot = StorageNamed()
      facts.source.snapshot?.name = halves[1]
    }
    for part in parts.dropFirst() {
      guard let equals = part.firstIndex(of: "=") else { return nil }
      let value = String(part[part.index(after: equals)...])
      switch part[..<equals] {
      case "auth_supported" where value == "none": break
      case "conf":
        facts.source.config = StorageFile()
        facts.source.config?.file = value
      case "mon_host": facts.source.hosts = value.split { $0 == ";" || $0 == "," }.map { StorageHost(text: String($0)) }
      // A user without a secret of the definition's, a key in plain words, settings of Ceph: there are no elements.
      default: return nil
      }
    }
    return facts
  }

  private static func escaped(_ text: String, separator: Character) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in text {
      if isEscaped || (character != "\\" && character != separator) {
        parts[parts.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        parts.append("")
      }
    }
    return parts
  }
}

/// The parts of an address with a scheme.
struct ImageURL {
  var afterScheme: String
  var user: String?
  var host = ""
  var port: String?
  var path = ""
  var queryText: String?
  var query: [String: String] = [:]

  init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    var rest = text[text.index(after: colon)...]
    guard rest.hasPrefix("//") else { return nil }
    rest = rest.dropFirst(2)
    afterScheme = String(rest)
    let slash = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    var authority = rest[..<slash]
    rest = rest[slash...]
    if let at = authority.lastIndex(of: "@") {
      let login = authority[..<at]
      user = String(login.prefix { $0 != ":" && $0 != "%" && $0 != ";" })
      authority = authority[authority.index(after: at)...]
    }
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      host = String(authority[authority.index(after: authority.startIndex)..<end])
      authority = authority[authority.index(after: end)...]
      if authority.hasPrefix(":") { port = String(authority.dropFirst()) }
    } else if let mark = authority.lastIndex(of: ":") {
      host = String(authority[..<mark])
      port = String(authority[authority.index(after: mark)...])
    } else {
      host = String(authority)
    }
    let mark = rest.firstIndex(of: "?") ?? rest.endIndex
    path = String(rest[..<mark])
    guard mark < rest.endIndex else { return }
    let text = String(rest[rest.index(after: mark)...])
    queryText = text
    for pair in text.split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1).map(String.init)
      if halves.count == 2 { query[halves[0]] = halves[1] }
    }
  }
}

extension StorageHost {
  /// `HOST[:PORT]`, an address of version 6 in brackets.
  init(text: String) {
    self.init()
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      name = String(text[text.index(after: text.startIndex)..<end])
      let rest = text[text.index(after: end)...]
      port = rest.hasPrefix(":") ? String(rest.dropFirst()) : nil
    } else if let colon = text.lastIndex(of: ":"), text.firstIndex(of: ":") == colon {
      name = String(text[..<colon])
      port = String(text[text.index(after: colon)...])
    } else {
      name = text
    }
  }
}

extension StorageNVMeAddress {
  /// `0000:01:00.0`
  init?(_ text: String) {
    self.init()
    let parts = text.split { $0 == ":" || $0 == "." }.map { UInt64($0, radix: 16) }
    guard parts.count == 4, let domain = parts[0], let bus = parts[1], let slot = parts[2], let function = parts[3]
    else {
      return nil
    }
    self.domain = XMLHexNumber(domain)
    self.bus = XMLHexNumber(bus)
    self.slot = XMLHexNumber(slot)
    self.function = XMLHexNumber(function)
  }
}

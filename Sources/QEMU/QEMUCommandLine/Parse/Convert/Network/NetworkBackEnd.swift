import DomainModel
import DroverCore
import DroverXML

/// The host's end of an interface as a definition says it.
struct NetworkBackEnd {
  /// The interface as far as its host's end goes.
  var interface = NetworkInterface()
  /// How many queues it has.
  var queues: UInt32 = 1
  /// Whether the kernel carries the packets; nil where that has no meaning.
  var usesVHost: Bool?
  /// What no element says of it.
  var overrides: [QEMUOverrideProperty] = []
}

extension DefinitionDraft {
  /// Reads the host's end of an interface.
  ///
  /// - Returns: nil for one without an element. Keys that no element says stay untaken.
  mutating func networkBackEnd(_ settings: inout Settings) -> NetworkBackEnd? {
    let type = settings.text("type")
    settings.ignore("id", "name", "vlan")
    switch type {
    case "user", nil: return userNetwork(&settings)
    case "tap": return tap(&settings)
    case "bridge":
      var end = NetworkBackEnd()
      end.interface.type = .bridge
      end.interface.source = InterfaceSource()
      end.interface.source?.bridge = settings.text("br") ?? "br0"
      settings.ignore("helper")
      return end
    case "socket": return socket(&settings)
    case "udp": return olderUDP(&settings)
    case "vhost-user": return vhostUser(&settings)
    case "vhost-vdpa":
      var end = NetworkBackEnd()
      end.interface.type = .vdpa
      end.interface.source = InterfaceSource()
      end.interface.source?.dev = settings.text("vhostdev").map { resolved($0) }
      end.queues = settings.number("queues") ?? 1
      return end
    case "stream": return stream(&settings)
    default: return nil
    }
  }

  private func userNetwork(_ settings: inout Settings) -> NetworkBackEnd {
    var end = NetworkBackEnd()
    end.interface.type = .user
    if let net = settings.text("net") {
      let parts = net.split(separator: "/").map(String.init)
      var address = InterfaceIP()
      address.family = .ipv4
      address.address = parts.first ?? ""
      address.prefix = parts.count > 1 ? UInt32(parts[1]) : nil
      if parts.count > 1, address.prefix == nil {
        settings.untake("net")
      } else {
        end.interface.addresses.append(address)
      }
    }
    if let prefix = settings.text("ipv6-prefix") {
      var address = InterfaceIP()
      address.family = .ipv6
      address.address = prefix
      address.prefix = settings.number("ipv6-prefixlen")
      end.interface.addresses.append(address)
    }
    return end
  }

  private func tap(_ settings: inout Settings) -> NetworkBackEnd {
    var end = NetworkBackEnd()
    end.interface.type = .ethernet
    end.usesVHost = settings.flag("vhost") ?? false
    settings.ignore("vhostfd", "vhostfds", "vhostforce", "helper", "poll-us", "vnet_hdr")
    let descriptors = settings.text("fd", "fds")?.split(separator: ":").map(String.init) ?? []
    end.queues = settings.number("queues") ?? UInt32(clamping: max(1, descriptors.count))
    if let bridge = settings.text("br") {
      end.interface.type = .bridge
      end.interface.source = InterfaceSource()
      end.interface.source?.bridge = bridge
    }
    if let buffer = settings.size("sndbuf") {
      end.interface.tune = InterfaceTune()
      end.interface.tune?.sndbuf = buffer
    }
    let script = settings.text("script")
    let downscript = settings.text("downscript")
    if let name = settings.text("ifname") {
      var target = InterfaceTarget()
      target.dev = name
      // Without a script somebody else made the interface.
      if script == "no" || script == "" { target.managed = .no }
      end.interface.target = target
    }
    guard descriptors.isEmpty, end.interface.type == .ethernet else {
      if let first = descriptors.first.flatMap({ Int32($0) }), case .tap(let name)? = surroundings.descriptor(first) {
        end.interface.target = InterfaceTarget()
        end.interface.target?.dev = name
        end.interface.target?.managed = .no
      }
      return end
    }
    end.interface.script = Self.script(script, standard: "/etc/qemu-ifup")
    end.interface.downscript = Self.script(downscript, standard: "/etc/qemu-ifdown")
    return end
  }

  private static func script(_ path: String?, standard: String) -> InterfaceScript? {
    if path == "no" || path == "" { return nil }
    var script = InterfaceScript()
    script.path = path ?? standard
    return script
  }

  private func socket(_ settings: inout Settings) -> NetworkBackEnd? {
    var end = NetworkBackEnd()
    let forms: [(String, InterfaceType)] = [
      ("listen", .server), ("connect", .client), ("mcast", .mcast), ("udp", .udp),
    ]
    guard !settings.has("fd"), let (key, type) = forms.first(where: { settings.has($0.0) }),
      let place = settings.text(key).flatMap(Self.place)
    else { return nil }
    end.interface.type = type
    var source = InterfaceSource()
    source.address = place.host.isEmpty ? nil : place.host
    source.port = place.port
    if let own = settings.text("localaddr") {
      guard type == .udp, let local = Self.place(own) else {
        settings.untake("localaddr")
        end.interface.source = source
        return end
      }
      source.local = InterfaceLocal()
      source.local?.address = local.host.isEmpty ? nil : local.host
      source.local?.port = local.port
    }
    end.interface.source = source
    return end
  }

  /// `-net udp` of patched QEMUs: a port of ours, an address and a port of the other end.
  private func olderUDP(_ settings: inout Settings) -> NetworkBackEnd? {
    guard let address = settings.text("daddr"), let port: UInt32 = settings.number("dport") else { return nil }
    var end = NetworkBackEnd()
    end.interface.type = .udp
    end.interface.source = InterfaceSource()
    end.interface.source?.address = address
    end.interface.source?.port = port
    end.interface.source?.local = InterfaceLocal()
    end.interface.source?.local?.port = settings.number("sport")
    return end
  }

  static func place(_ text: String) -> (host: String, port: UInt32)? {
    guard let colon = text.lastIndex(of: ":"), let port = UInt32(text[text.index(after: colon)...]) else { return nil }
    return (String(text[..<colon].filter { $0 != "[" && $0 != "]" }), port)
  }

  private mutating func vhostUser(_ settings: inout Settings) -> NetworkBackEnd? {
    guard let id = settings.text("chardev"), let line = character(id), line.type == .unix, let source = line.source
    else {
      return nil
    }
    var end = NetworkBackEnd()
    end.interface.type = .vhostuser
    end.queues = settings.number("queues") ?? 1
    settings.ignore("vhostforce")
    if Self.isPasst(source.path) {
      end.interface.backend = InterfaceBackend()
      end.interface.backend?.type = .passt
      return end
    }
    end.interface.source = InterfaceSource()
    end.interface.source?.socketType = .unix
    end.interface.source?.path = source.path
    end.interface.source?.mode = source.mode == .bind ? .server : .client
    end.interface.source?.reconnect = source.reconnect
    return end
  }

  /// A stream over a UNIX socket is passt where it is called so.
  private func stream(_ settings: inout Settings) -> NetworkBackEnd? {
    guard let address = settings.peek("addr")?.object, address["type"]?.optionText == "unix",
      Self.isPasst(address["path"]?.optionText), settings.peek("server")?.optionFlag != true
    else { return nil }
    settings.ignore("addr", "server", "reconnect", "reconnect-ms")
    var end = NetworkBackEnd()
    end.interface.type = .user
    end.interface.backend = InterfaceBackend()
    end.interface.backend?.type = .passt
    return end
  }

  private static func isPasst(_ path: String?) -> Bool {
    path?.split { $0 == "/" || $0 == "." || $0 == "-" || $0 == "_" }.contains("passt") ?? false
  }
}

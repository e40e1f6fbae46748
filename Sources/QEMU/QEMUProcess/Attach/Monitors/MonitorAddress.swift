import Domains
import DroverHost
import QEMUCommandLine

/// Where a monitor listens, resolved.
enum MonitorAddress: Hashable, Sendable {
  /// At a path, as the process sees it.
  case path(String)
  /// At a name in the kernel's name space without files.
  case abstract([UInt8])
  /// On TCP at a numeric address of this host.
  case tcp(address: String, port: UInt16)
}

extension MonitorAddress: CustomStringConvertible {
  /// As QEMU's options write it: `unix:/run/x.sock`, `unix:@name`, `tcp:127.0.0.1:4444`.
  var description: String {
    switch self {
    case .path(let path): "unix:\(path)"
    case .abstract(let name): "unix:@\(AbstractName.text(name))"
    case .tcp(let address, let port): address.contains(":") ? "tcp:[\(address)]:\(port)" : "tcp:\(address):\(port)"
    }
  }

  /// Reads what `description` writes.
  init?(_ text: String) {
    if text.hasPrefix("unix:@") {
      self = .abstract(AbstractName.bytes(text.dropFirst(6)))
    } else if text.hasPrefix("unix:/") {
      self = .path(String(text.dropFirst(5)))
    } else if text.hasPrefix("tcp:"), let colon = text.lastIndex(of: ":"),
      let port = UInt16(text[text.index(after: colon)...])
    {
      let host = text[..<colon].dropFirst(4).filter { $0 != "[" && $0 != "]" }
      guard !host.isEmpty else { return nil }
      self = .tcp(address: String(host), port: port)
    } else {
      return nil
    }
  }
}

/// A monitor that may be connected to.
struct MonitorCandidate: Hashable, Sendable {
  /// What it speaks.
  var language: DeclaredMonitor.Language
  /// Where it listens.
  var address: MonitorAddress
  /// The option that asked for it.
  var option: String
  /// Who holds the connection that it serves now; nil when nobody does, or nobody knows.
  var holder: Holder?

  /// The other end of the connection that a monitor serves.
  enum Holder: Hashable, Sendable {
    /// A socket on this host.
    case socket(inode: UInt64)
    /// Somebody who cannot be named: on another host, or in another network namespace.
    case elsewhere(String)
  }

  /// Which is tried first: a QMP monitor on a path, QMP on TCP, a human one.
  var rank: Int {
    let isFar = if case .tcp = address { 1 } else { 0 }
    return (language == .qmp ? 0 : 2) + isFar
  }
}

extension MonitorCandidate {
  /// As it is written down for a later daemon: `qmp unix:/run/x.sock`.
  var note: String { "\(language == .qmp ? "qmp" : "hmp") \(address)" }

  /// Reads what `note` writes.
  init?(note: String) {
    let parts = note.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0] == "qmp" || parts[0] == "hmp", let address = MonitorAddress(String(parts[1]))
    else { return nil }
    self.init(language: parts[0] == "qmp" ? .qmp : .human, address: address, option: "")
  }
}

extension ProcessRecord {
  /// Whether somebody else started it.
  var isAttached: Bool { detail(DetailName.attached) != nil }

  /// The monitor that was written down; in older records it is a QMP monitor at a path.
  var monitor: MonitorCandidate? {
    if let note = detail(DetailName.monitor) { return MonitorCandidate(note: note) }
    if isAttached { return nil }
    return monitorPath.map { MonitorCandidate(language: .qmp, address: .path($0), option: "") }
  }
}

/// Why a monitor cannot be used.
struct MonitorObstacle: Hashable, Sendable {
  /// The option that asked for it.
  var option: String
  /// A clause: `it is on QEMU's terminal`.
  var reason: String
  /// Whether somebody else uses it, so that it may be free later.
  var isBusy = false
  /// Who that is.
  var holders: [SocketHolder] = []

  /// The same without the option that asked for it.
  var nameless: MonitorObstacle {
    var obstacle = self
    obstacle.option = ""
    return obstacle
  }

  /// `-monitor stdio: it is on QEMU's terminal`
  var text: String { option.isEmpty ? reason : "\(option): \(reason)" }
}

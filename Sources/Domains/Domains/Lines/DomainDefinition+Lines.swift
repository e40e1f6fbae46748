import DomainModel
import DroverCore

extension DomainDefinition {
  /// The line that a client means with a console's name, which may be none: the first console.
  ///
  /// Errors: `internalError`, libvirt's number, for a name that is none of a serial line, a parallel line or a console.
  func console(_ name: String?) throws(VirtError) -> CharacterDevice {
    let (serials, consoles) = (devices?.serials ?? [], devices?.consoles ?? [])
    let found: CharacterDevice?
    if let name {
      let all = consoles + serials + (devices?.parallels ?? [])
      found = all.first { $0.info.alias?.name == name }
    } else if let console = consoles.first, console.target?.type != "serial" {
      found = console
    } else {
      // The first console of a PC is its first serial line, told twice.
      found = serials.first ?? consoles.first
    }
    guard let found else { throw VirtError(.internalError, "cannot find character device \(name ?? "(null)")") }
    return found
  }

  /// The channel that a client means with an alias or the name that the guest has for it; none: the first of virtio.
  func channel(_ name: String?) throws(VirtError) -> CharacterDevice {
    let channels = devices?.channels ?? []
    let found: CharacterDevice?
    if let name {
      found = channels.first { $0.info.alias?.name == name || ($0.target?.type == "virtio" && $0.target?.name == name) }
    } else {
      found = channels.first { $0.target?.type == "virtio" && $0.isReachable }
    }
    guard let found else { throw VirtError(.internalError, "cannot find channel \(name ?? "default")") }
    return found
  }

  /// The card and its head that show a screen, counted over all cards.
  ///
  /// Errors: `operationFailed` without any, `operationInvalid` for a number that none has.
  func screen(_ number: UInt32) throws(VirtError) -> (device: String?, head: UInt32) {
    let videos = (devices?.videos ?? []).filter { $0.model?.type != VideoModel.Kind.none }
    guard !videos.isEmpty else { throw VirtError(.operationFailed, "no screens to take screenshot from") }
    var head = number
    for video in videos {
      let heads = max(1, video.model?.heads ?? 1)
      // QEMU needs no name for its first.
      if head < heads { return (number == 0 ? nil : video.info.alias?.name, head) }
      head -= heads
    }
    throw VirtError(.operationInvalid, "no such screen ID")
  }
}

extension CharacterDevice {
  /// Where its line can be opened; nil where only QEMU can.
  var place: LinePlace? {
    switch backend.type {
    case .pty, nil: (backend.source?.path ?? backend.tty).map { .terminal($0) }
    case .unix where isReachable:
      backend.source?.path.map { .socket($0) } ?? info.alias?.name.map { .madeSocket(alias: $0) }
    default: nil
    }
  }
}

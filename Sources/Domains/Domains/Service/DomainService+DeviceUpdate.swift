import DomainModel
public import DroverCore
import DroverXML

extension DomainService {
  /// Changes a device, as far as its guest need not know (`virDomainUpdateDeviceFlags`): the medium of a drive, the cable
  /// of a network card, the password of a display. In the definition of the next start, disks, cards and displays may
  /// change as they like.
  ///
  /// - Parameter flags: 1 the running guest, 2 the next start, none what counts now; 4 a tray is opened by force.
  /// Errors: `operationUnsupported` and `configUnsupported` for what cannot be changed, `invalidArg`, `internalError` or
  /// `deviceMissing` for a device that there is not.
  public func updateDevice(
    _ reference: DomainReference, xml: String, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: "virDomainUpdateDeviceFlags", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      let fragment = try DeviceFragment(xml)
      try await self.update(domain, affected, fragment, isForced: flags & 4 != 0)
    }
  }

  /// Attaches a device (`virDomainAttachDeviceFlags`): what there is so far is a medium for a drive that is there.
  ///
  /// Flags and errors: as for an update.
  public func attachDevice(
    _ reference: DomainReference, xml: String, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: "virDomainAttachDeviceFlags", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      let fragment = try DeviceFragment(xml)
      if affected.isConfig {
        if case .disk(let disk) = fragment, let target = disk.target?.dev,
          try domain.persistentDefinition().disk(target) != nil
        {
          throw VirtError(.operationInvalid, "target \(target) already exists")
        }
        throw VirtError(
          .operationUnsupported, "persistent attach of device '\(fragment.kind)' is not supported")
      }
      guard case .disk(let disk) = fragment, disk.device == .cdrom || disk.device == .floppy,
        let live = affected.live, live.definition.definition.drive(disk.target?.dev) != nil
      else {
        throw VirtError(.operationUnsupported, "live attach of device '\(fragment.kind)' is not supported")
      }
      try await self.update(domain, affected, fragment, isForced: false)
    }
  }

  private func update(
    _ domain: Domain, _ affected: AffectedDefinitions, _ fragment: DeviceFragment, isForced: Bool
  ) async throws(VirtError) {
    let shown =
      if let live = affected.live { live.definition.definition } else { try domain.persistentDefinition() }
    let platform = try await context.parts.hypervisor.platform(for: shown)
    if affected.isConfig {
      var trial = try domain.persistentDefinition()
      try trial.replace(fragment, for: platform)
    }
    if let live = affected.live {
      switch fragment {
      case .disk(let disk): try await domain.update(disk, live, isForced: isForced)
      case .interface(let card): try await domain.update(card, live, platform)
      case .graphics(let display): try await domain.update(display, live, platform)
      case .other(let kind):
        throw VirtError(.configUnsupported, "live update of device '\(kind)' is not supported")
      }
    }
    guard affected.isConfig else { return }
    try await domain.editPersistent { (definition) throws(VirtError) in
      try definition.replace(fragment, for: platform)
    }
  }
}

extension Domain {
  fileprivate func update(_ disk: Disk, _ live: Running, isForced: Bool) async throws(VirtError) {
    let definition = live.definition.definition
    let target = disk.target?.dev ?? ""
    guard let old = definition.drive(target) else { throw VirtError(.internalError, "disk '\(target)' not found") }
    let next: Disk
    switch try DiskUpdate(from: old, to: disk, index: definition.nextStorageIndex) {
    case .same(let disk): next = disk
    case .medium(let disk):
      try await live.guest.changeMedium(MediumChange(in: definition, from: old, to: disk, isForced: isForced))
      next = disk
    }
    try await changeLive(id: live.id) { definition in
      for index in definition.devices?.disks.indices ?? 0..<0
      where definition.devices?.disks[index].target?.dev == target { definition.devices?.disks[index] = next }
    }
  }

  fileprivate func update(
    _ card: NetworkInterface, _ live: Running, _ platform: GuestPlatform
  ) async throws(VirtError) {
    let definition = live.definition.definition
    let index = try definition.index(of: card)
    guard let old = definition.devices?.interfaces[index] else { return }
    var trial = definition
    trial.devices?.interfaces[index] = card.placed(like: old)
    try trial.complete(for: platform, options: .started)
    guard let completed = trial.devices?.interfaces[index] else { return }
    let update = try InterfaceUpdate(from: old, to: completed)
    if update.changesBandwidth { try await Self.setBandwidth(update.interface, live.guest) }
    if let isUp = update.isUp {
      guard let alias = old.info.alias?.name else { throw VirtError(.internalError, "a card without an alias") }
      try await live.guest.setLink(alias, isUp: isUp)
    }
    try await changeLive(id: live.id) { definition in
      guard let index = try? definition.index(of: old) else { return }
      definition.devices?.interfaces[index] = update.interface
    }
  }

  /// Errors: `operationUnsupported` for a card without a device on the host.
  private static func setBandwidth(_ card: NetworkInterface, _ guest: any Guest) async throws(VirtError) {
    guard let link = card.target?.dev else {
      throw VirtError(
        .operationUnsupported, "Unable to set bandwidth for interface because device name is unknown")
    }
    try await guest.setBandwidth(card.bandwidth, ofLink: link)
  }

  fileprivate func update(
    _ display: Graphics, _ live: Running, _ platform: GuestPlatform
  ) async throws(VirtError) {
    let definition = live.definition.definition
    let kind = display.type
    guard let index = definition.devices?.graphics.firstIndex(where: { $0.type == kind }),
      let old = definition.devices?.graphics[index]
    else {
      throw VirtError(
        .deviceMissing, "cannot find existing graphics device to modify of type '\(kind.rawValue)'")
    }
    var trial = definition
    trial.devices?.graphics[index] = display
    try trial.complete(for: platform, options: .started)
    guard let completed = trial.devices?.graphics[index] else { return }
    let update = try GraphicsUpdate(from: old, to: completed)
    if update.changesPassword { try await live.guest.setPassword(of: update.graphics) }
    try await changeLive(id: live.id) { definition in
      guard let index = definition.devices?.graphics.firstIndex(where: { $0.type == kind }) else { return }
      definition.devices?.graphics[index] = update.graphics
    }
  }
}

extension DomainDefinition {
  /// The disk of a target.
  func drive(_ target: String?) -> Disk? { devices?.disks.first { $0.target?.dev == target } }

  /// Puts a device in the place of the one that it is meant for.
  ///
  /// Errors: `invalidArg` or `deviceMissing` for one that there is not, `operationUnsupported` for a kind that does not
  /// change, those of a definition that cannot be run.
  fileprivate mutating func replace(_ fragment: DeviceFragment, for platform: GuestPlatform) throws(VirtError) {
    switch fragment {
    case .disk(var disk):
      let target = disk.target?.dev ?? ""
      guard let index = devices?.disks.firstIndex(where: { $0.target?.dev == target }),
        let old = devices?.disks[index]
      else { throw VirtError(.invalidArg, "target \(target) doesn't exist.") }
      if disk.target?.bus == nil { disk.target?.bus = old.target?.bus }
      if disk.target?.bus == old.target?.bus, disk.info.address == nil { disk.info.address = old.info.address }
      disk.forget()
      devices?.disks[index] = disk
    case .interface(let card):
      let index = try index(of: card)
      guard let old = devices?.interfaces[index] else { return }
      devices?.interfaces[index] = card.placed(like: old)
    case .graphics(let display):
      guard let index = devices?.graphics.firstIndex(where: { $0.type == display.type }) else {
        throw VirtError(
          .invalidArg, "cannot find existing graphics type '\(display.type.rawValue)' device to modify")
      }
      devices?.graphics[index] = display
    case .other(let kind):
      throw VirtError(.operationUnsupported, "persistent update of device '\(kind)' is not supported")
    }
    try complete(for: platform, options: .started)
  }
}

extension Disk {
  /// What belongs to a running guest is not kept.
  fileprivate mutating func forget() {
    source?.index = nil
    target?.tray = nil
    if info.alias?.isUserChosen != true { info.alias = nil }
  }
}

extension NetworkInterface {
  /// What identifies it and where it is, unless it says so itself.
  fileprivate func placed(like old: NetworkInterface) -> NetworkInterface {
    var card = self
    card.mac = card.mac ?? old.mac
    // Another model may have to be on another bus.
    if card.info.address == nil, card.model?.type == old.model?.type { card.info.address = old.info.address }
    card.info.alias = old.info.alias
    return card
  }
}

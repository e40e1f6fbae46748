import ArgumentParser
import DomainModel
import DroverClient
import DroverCore
import DroverXML

/// Changes of a device that are made in its definition, and then told to the daemon whole.
struct ChangeMediaRow: DomainRow {
  static let row = CommandRow(
    "change-media", "Put a medium into a drive, take it out, or put in another.", places: ["path"],
    failing: "Failed to change media")
  @Argument(help: "The drive: its target, or the path of what is in it.") var path: String
  @Option(help: "The medium.", completion: .file()) var source: String?
  @Flag(help: "Take the medium out.") var eject = false
  @Flag(help: "Put one into an empty drive.") var insert = false
  @Flag(help: "Put in another.") var update = false
  @Flag(help: "Though the guest does not let go of it.") var force = false
  @Flag(help: "The medium is a block device.") var block = false
  @Flag(help: "Only show what the daemon would be told.") var printXML = false
  @OptionGroup var scope: ScopeFlags

  mutating func validate() throws {
    guard [eject, insert, update].count(where: { $0 }) <= 1 else {
      throw ValidationError("--eject, --insert and --update exclude each other")
    }
    guard !eject || source == nil else { throw ValidationError("--eject needs no --source") }
    guard !insert || source != nil else { throw ValidationError("No disk source specified for inserting") }
  }

  func report(on domain: Domain) async throws -> Report {
    let devices = try await domain.parsedDevices(ofNextStart: scope.config && !scope.live)
    guard var disk = devices.disks.first(where: { $0.target?.dev == path || $0.path == path }) else {
      throw CommandFailure("No disk found whose source path or target is \(path)")
    }
    guard disk.device == .cdrom || disk.device == .floppy else {
      throw CommandFailure("The disk device '\(path)' is not removable")
    }
    let isEmpty = disk.path == nil
    if eject || (source == nil && !update), isEmpty {
      throw CommandFailure("The disk device '\(path)' doesn't have media")
    }
    if insert, !isEmpty { throw CommandFailure("The disk device '\(path)' already has media") }
    disk.setMedium(source, isBlock: block)
    let xml = XMLWriter.write(disk, as: "disk", includesSecrets: true, includesLiveState: false)
    if printXML { return Report(.answer(xml), json: .string(xml)) }
    try await domain.updateDevice(xml, scope: scope.chosen, force: force)
    let done = source == nil ? "ejected" : insert ? "inserted" : "updated"
    return .done("Successfully \(done) media.", "media-\(done)", domain)
  }
}

struct SetLinkRow: DomainRow {
  static let row = CommandRow(
    "domif-setlink", "Pull the cable of a network interface, or put it in.", places: ["interface", "state"],
    failing: "Failed to update interface link state")
  @Argument(help: "Its device on the host, or its hardware address.") var interface: String
  @Argument(help: "up or down.", completion: .list(["up", "down"])) var state: String
  @Flag(help: "Of the next start.") var config = false
  @Flag(help: "Only show what the daemon would be told.") var printXML = false

  mutating func validate() throws {
    guard InterfaceLink.State(rawValue: state) != nil else {
      throw ValidationError("invalid link state '\(state)'")
    }
  }

  func report(on domain: Domain) async throws -> Report {
    let wanted = interface.lowercased()
    let found = try await domain.parsedDevices(ofNextStart: config).interfaces.first {
      $0.target?.dev == interface || $0.mac?.address.description == wanted
    }
    guard var card = found else { throw CommandFailure("interface (\(interface)) not found") }
    card.link = card.link ?? InterfaceLink()
    card.link?.state = InterfaceLink.State(rawValue: state)
    let xml = XMLWriter.write(card, as: "interface", includesSecrets: true, includesLiveState: false)
    if printXML { return Report(.answer(xml), json: .string(xml)) }
    try await domain.updateDevice(xml, scope: config ? .config : [])
    return .done("Device updated successfully", "device-updated", domain)
  }
}

extension Domain {
  /// The devices of the definition that a change is for.
  fileprivate func parsedDevices(ofNextStart: Bool) async throws(VirtError) -> Devices {
    let text = try await xml(ofNextStart ? [.inactive, .secure] : .secure)
    return try DomainDefinition.parse(text).definition.devices ?? Devices()
  }
}

extension Disk {
  /// Where what is in the drive lies.
  fileprivate var path: String? { source?.file ?? source?.dev ?? source?.dir }

  /// Puts a medium in, or takes it out.
  fileprivate mutating func setMedium(_ path: String?, isBlock: Bool) {
    backingStore = nil
    guard let path else {
      source = nil
      return
    }
    var medium = StorageSource()
    type = isBlock ? .block : .file
    if isBlock { medium.dev = path } else { medium.file = path }
    source = medium
  }
}

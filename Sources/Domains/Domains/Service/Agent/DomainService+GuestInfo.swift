public import DroverCore

/// What is asked about a guest at once (`virDomainGuestInfoTypes`); nothing means all that the agent knows.
public struct GuestInfoTypes: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Who is logged in.
  public static let users = GuestInfoTypes(rawValue: 1)
  /// The system.
  public static let system = GuestInfoTypes(rawValue: 2)
  /// The time zone.
  public static let timeZone = GuestInfoTypes(rawValue: 4)
  /// The name.
  public static let hostName = GuestInfoTypes(rawValue: 8)
  /// The filesystems.
  public static let filesystems = GuestInfoTypes(rawValue: 16)
  /// The disks.
  public static let disks = GuestInfoTypes(rawValue: 32)
  /// The network devices.
  public static let interfaces = GuestInfoTypes(rawValue: 64)
  /// All of them.
  public static let all = GuestInfoTypes(rawValue: 127)
}

extension DomainService {
  /// What the agent knows of a guest, by libvirt's names (`virDomainGetGuestInfo`).
  ///
  /// Errors: `internalError` for a type that was asked for by name and that the agent does not know.
  public func guestInfo(
    _ reference: DomainReference, types: GuestInfoTypes, flags: UInt32, caller: Caller
  ) async throws(VirtError) -> [TypedParameter] {
    try check(flags, knows: 0, "virDomainGetGuestInfo")
    guard types.isSubset(of: .all) else {
      throw VirtError(
        .invalidArg, "unsupported guest information types '0x\(String(types.subtracting(.all).rawValue, radix: 16))'")
    }
    let wanted = types.isEmpty ? .all : types
    return try await withAgent(reference, "virDomainGetGuestInfo", caller) {
      (domain, guest, line) async throws(VirtError) in
      var list = GuestInfoList(definition: domain.read { $0.live?.definition.definition })
      func told<Value>(_ answer: AgentAnswer<Value>) throws(VirtError) -> Value? {
        if case .unknownCommand = answer, types.isEmpty { return nil }
        return try answer.get()
      }
      if wanted.contains(.users), let users = try told(await guest.agentUsers(over: line)) { list.add(users) }
      if wanted.contains(.system), let system = try told(await guest.agentSystem(over: line)) { list.add(system) }
      if wanted.contains(.timeZone), let zone = try told(await guest.agentTimeZone(over: line)) { list.add(zone) }
      if wanted.contains(.hostName), let name = try told(await guest.agentHostName(over: line)) {
        list.add("hostname", name)
      }
      if wanted.contains(.filesystems), let found = try told(await guest.agentFilesystems(over: line)) {
        list.add(found)
      }
      if wanted.contains(.disks), let disks = try told(await guest.agentDisks(over: line)) { list.add(disks) }
      if wanted.contains(.interfaces), let found = try told(await guest.agentInterfaces(over: line)) {
        list.add(found)
      }
      return list.parameters
    }
  }
}

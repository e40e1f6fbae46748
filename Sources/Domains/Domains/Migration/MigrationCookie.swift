import DroverCore

/// What the two daemons tell each other through their client, who does not look into it: a JSON object.
struct MigrationCookie: Hashable, Sendable {
  /// The one who wrote it.
  var hostname: String
  var hostUUID: UUID
  /// Whose move it is.
  var domain: UUID
  /// Where the target may be asked whether it wants to run the guest, and by what it knows the source.
  var handover: HandoverAddress?

  /// Names what this is: others have cookies too.
  private static let kind = "drover-migration"

  var bytes: [UInt8] {
    var object: JSONObject = [
      "kind": .string(Self.kind), "hostname": .string(hostname), "hostuuid": .string("\(hostUUID)"),
      "domain": .string("\(domain)"),
    ]
    if let handover {
      object["handover"] = .string(handover.address.uri)
      object["token"] = .string(handover.token)
    }
    return Array(JSON.object(object).text().utf8)
  }

  /// Reads one. Errors: `internalError` for what is none: it comes from another kind of daemon, or was spoilt.
  init(_ bytes: [UInt8]) throws(VirtError) {
    let text = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    guard let json = try? JSON.parse(text), json["kind"]?.string == Self.kind,
      let hostname = json["hostname"]?.string, let hostUUID = json["hostuuid"]?.string.flatMap(UUID.init),
      let domain = json["domain"]?.string.flatMap(UUID.init)
    else {
      throw VirtError(
        .internalError, "the migration cookie cannot be understood: the daemon at the other end is no droverd")
    }
    self.init(hostname: hostname, hostUUID: hostUUID, domain: domain)
    if let uri = json["handover"]?.string, let token = json["token"]?.string {
      handover = HandoverAddress(address: try MigrationAddress(uri), token: token)
    }
  }

  init(hostname: String, hostUUID: UUID, domain: UUID) {
    self.hostname = hostname
    self.hostUUID = hostUUID
    self.domain = domain
  }
}

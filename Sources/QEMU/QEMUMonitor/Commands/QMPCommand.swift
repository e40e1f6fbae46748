public import DroverCore

/// One request to QEMU's machine protocol, before it has an id.
///
/// The constructors (`.stop`, `.queryStatus`, …) are the commands that Drover uses; `QMPCommand(_:arguments:)`
/// makes any other, and `QMPCommand(request:)` carries a caller's own words.
public struct QMPCommand: Hashable, Sendable {
  /// The request as it is written, without `id`.
  public let request: JSONObject
  /// How long an answer may take.
  public var pace: QMPPace
  /// Descriptors that travel with the request, open in this process until it was written; the caller owns them.
  public var descriptors: [Int32] = []

  /// Makes a request of a name and arguments; no arguments are written as none.
  public init(_ name: String, arguments: JSONObject = [:], pace: QMPPace = .quick) {
    var request = JSONObject()
    request["execute"] = .string(name)
    if !arguments.isEmpty { request["arguments"] = .object(arguments) }
    self.request = request
    self.pace = pace
  }

  /// Takes a request as somebody else wrote it (`virDomainQemuMonitorCommand`); an `id` in it is left out.
  ///
  /// Nothing is checked: QEMU itself says what is wrong with a request, and answers it by its id.
  public init(request: JSONObject, pace: QMPPace = .heavy) {
    var request = request
    request["id"] = nil
    self.request = request
    self.pace = pace
  }

  /// The name of the command; empty when a caller's own request has none.
  public var name: String { request["execute"]?.string ?? request["exec-oob"]?.string ?? "" }

  /// The arguments; empty when there are none.
  public var arguments: JSONObject { request["arguments"]?.object ?? [:] }

  /// The line that goes to QEMU.
  func line(id: String) -> [UInt8] {
    var request = request
    request["id"] = .string(id)
    return JSON.object(request).bytes() + [0x0A]
  }
}

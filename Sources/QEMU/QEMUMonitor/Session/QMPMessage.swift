import DroverCore

/// One line from QEMU, understood.
enum QMPMessage: Hashable, Sendable {
  case greeting(QMPGreeting)
  case answer(id: String?, JSONObject)
  case event(QMPEvent)

  /// Why a line is none of them.
  struct Malformed: Error, Hashable {
    let reason: String
  }

  /// Reads a line; nil for one of white space only.
  static func parse(_ line: UnsafeRawBufferPointer) throws(Malformed) -> QMPMessage? {
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return nil }
    let value: JSON
    do throws(JSONError) {
      value = try JSON.parse(line)
    } catch {
      throw Malformed(reason: error.description)
    }
    guard let object = value.object else { throw Malformed(reason: "no object") }
    if object["return"] != nil || object["error"] != nil { return .answer(id: object["id"]?.string, object) }
    if let event = QMPEvent(object) { return .event(event) }
    if let greeting = object["QMP"].flatMap(QMPGreeting.init) { return .greeting(greeting) }
    throw Malformed(reason: "neither answer nor event")
  }
}

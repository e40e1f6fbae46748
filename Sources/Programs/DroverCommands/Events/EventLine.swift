import DroverClient
import DroverCore

/// An event as a line for people and an object for programs.
struct EventLine {
  let event: DomainEvent

  init(_ event: DomainEvent) { self.event = event }

  /// `event 'lifecycle' for domain 'a': Started Booted`
  var text: String {
    let head = "event '\(EventKind.name(of: event.kind))' for domain '\(TextWidth.printable(event.domain.name))'"
    if let change = event.lifecycle { return "\(head): \(change.kindWord) \(change.detailWord)" }
    guard !event.details.isEmpty else { return head }
    let details = event.details.map { "\($0.name) \(TextWidth.printable($0.value.text))" }
    return "\(head): " + details.joined(separator: ", ")
  }

  /// The same with names.
  var json: JSONObject {
    var members: JSONObject = [
      "event": .string(EventKind.name(of: event.kind)), "domain": .string(event.domain.name),
      "uuid": .string("\(event.domain.uuid)"), "id": event.domain.id.map { .integer(Int64($0)) } ?? .null,
    ]
    if let change = event.lifecycle {
      members["change"] = .string(change.kindWord)
      members["detail"] = .string(change.detailWord)
    }
    for detail in event.details { members[detail.name] = detail.value.json }
    return members
  }
}

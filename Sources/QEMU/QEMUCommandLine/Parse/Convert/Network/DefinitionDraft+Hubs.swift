import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// The hubs of `-net` that have more than one interface and one end: a definition has no hub, so they stay arguments,
  /// and their interfaces hang on ports of them.
  ///
  /// - Parameter ends: where the options stand that are no interfaces.
  /// - Returns: the numbers of those hubs.
  mutating func keptHubs(ends: [Int]) -> Set<String> {
    func hub(_ position: Int) -> String { model[position].settings.peekText("vlan") ?? "0" }
    let real = ends.filter { model[$0].fate == .open }
    let cards = model.positions(of: "net").filter { position in
      let settings = model[position].settings
      return settings.peekText("type") == "nic" && settings.peek("netdev") == nil
    }
    var kept: Set<String> = []
    for number in Set(cards.map(hub)) {
      let own = real.filter { hub($0) == number }
      guard own.count > 1 || own.count == 1 && cards.filter({ hub($0) == number }).count > 1 else { continue }
      kept.insert(number)
      for position in own { keep(end: position, on: number) }
    }
    return kept
  }

  /// One end of a hub, and the port that it hangs on.
  private mutating func keep(end position: Int, on hub: String) {
    let settings = model[position].settings
    let name = "drover-end\(position)"
    var end = KeyValueText(settings.peekText("type") ?? "user")
    end.add("id", name)
    for entry in settings.entries where !["type", "id", "name", "vlan"].contains(entry.key) {
      end.add(entry.key, entry.value.optionText)
    }
    note(.kept, model[position].written, "definitions have no hub that joins several ends")
    model[position].fate = .kept(["-netdev", end.text, "-netdev", Self.port(of: hub, at: position, netdev: name)])
  }

  /// Keeps the port of a hub for an interface and gives its name.
  mutating func keepPort(of hub: String, at position: Int) -> String {
    note(.kept, model[position].written, "definitions have no hub that joins several ends")
    model[position].fate = .kept(["-netdev", Self.port(of: hub, at: position, netdev: nil)])
    return "drover-hub\(position)"
  }

  private static func port(of hub: String, at position: Int, netdev: String?) -> String {
    var port = KeyValueText("hubport")
    port.add("id", "drover-hub\(position)")
    port.add("hubid", hub)
    port.add("netdev", netdev)
    return port.text
  }
}

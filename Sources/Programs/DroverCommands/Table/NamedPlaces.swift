import ArgumentParser

/// virsh takes whatever stands in a place of its own as an option too: `setmem --domain a --size 1G`.
///
/// The parser knows places only, so that options of that kind are put there before it looks.
enum NamedPlaces {
  /// The places of the commands, by name.
  static let known: [String: [String]] = {
    var places: [String: [String]] = [
      "setmem": ["domain", "size"], "setmaxmem": ["domain", "size"], "setvcpus": ["domain", "count"],
      "domrename": ["domain", "new-name"],
    ]
    for command in Drover.commands {
      if let command = command as? any RowCommand.Type { places[command.row.name] = command.places }
    }
    return places
  }()

  /// The arguments with the named ones in their places.
  static func arranged(_ arguments: [String]) -> [String] {
    guard let command = commandIndex(arguments), let places = known[arguments[command]] else { return arguments }
    var named: [String: String] = [:]
    var others: [String] = []
    var rest = arguments[(command + 1)...]
    while let word = rest.popFirst() {
      if word == "--" {
        others += [word] + rest
        break
      }
      guard word.hasPrefix("--") else {
        others.append(word)
        continue
      }
      let halves = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = halves.first.map(String.init), places.contains(name), named[name] == nil else {
        others.append(word)
        continue
      }
      // What looks like an option would not be taken in a place; the commands where that makes sense know the option.
      if halves.count == 2, !halves[1].hasPrefix("-") {
        named[name] = String(halves[1])
      } else if halves.count == 1, let value = rest.first, !value.hasPrefix("-") {
        named[name] = value
        rest = rest.dropFirst()
      } else {
        others.append(word)
      }
    }
    guard !named.isEmpty else { return arguments }
    // Those that come first go first; the others have what stands in places before them.
    let first = places.prefix { named[$0] != nil }
    let last = places.dropFirst(first.count).filter { named[$0] != nil }
    let tail = others.firstIndex(of: "--") ?? others.endIndex
    return Array(arguments[...command]) + first.compactMap { named[$0] } + others[..<tail]
      + last.compactMap { named[$0] } + others[tail...]
  }

  /// Where the name of the command stands: behind the options of all commands and their values.
  private static func commandIndex(_ arguments: [String]) -> Int? {
    let withValue: Set<String> = [
      "-c", "--connect", "--root", "--output", "--deadline", "-k", "--keepalive-interval", "-K", "--keepalive-count",
    ]
    var index = arguments.startIndex
    while index < arguments.endIndex {
      let word = arguments[index]
      if !word.hasPrefix("-") { return index }
      index += withValue.contains(word) ? 2 : 1
    }
    return nil
  }
}

public import DroverCore
import Glibc

extension Configuration {
  /// Reads the text of a file over the defaults.
  ///
  /// - Returns: what it says, and all that is wrong with it: unknown keys, bad values, lines that cannot be read.
  ///   A key with a problem keeps its default.
  public static func parse(
    _ text: String, defaults: Configuration = Configuration()
  ) -> (configuration: Configuration, problems: [ConfigurationProblem]) {
    let reader = ConfigurationReader(text)
    var configuration = defaults
    var problems = reader.problems
    var seen: [String: Int] = [:]
    for entry in reader.entries {
      if let first = seen.updateValue(entry.line, forKey: entry.key) {
        problems.append(ConfigurationProblem(line: entry.line, text: "\(entry.key) is set on line \(first) already"))
      }
      guard let apply = keys[entry.key] else {
        problems.append(ConfigurationProblem(line: entry.line, text: "unknown key \(entry.key)" + hint(entry.key)))
        continue
      }
      do {
        try apply(&configuration, entry.value)
      } catch {
        problems.append(ConfigurationProblem(line: entry.line, text: "\(entry.key) takes \(error.expected)"))
      }
    }
    if configuration.vncPortMin > configuration.vncPortMax {
      let line = max(seen["vnc_port_min"] ?? 0, seen["vnc_port_max"] ?? 0)
      problems.append(ConfigurationProblem(line: line, text: "vnc_port_min is above vnc_port_max"))
      configuration.vncPortMin = defaults.vncPortMin
      configuration.vncPortMax = defaults.vncPortMax
    }
    return (configuration, problems.sorted { $0.line < $1.line })
  }

  /// Reads a file; one that is not there stands for the defaults. Blocks.
  ///
  /// - Throws: `systemError` when it is there and cannot be read.
  public static func load(
    _ path: String, defaults: Configuration = Configuration()
  ) throws(VirtError) -> (configuration: Configuration, problems: [ConfigurationProblem]) {
    do throws(SystemFailure) {
      return parse(try FileContents.text(path, limit: 1 << 20), defaults: defaults)
    } catch {
      if error.number == ENOENT { return (defaults, []) }
      throw error.error("read \(path)", origin: .conf)
    }
  }

  private static func hint(_ key: String) -> String {
    let near = keys.keys.min { distance($0, key) < distance($1, key) }
    guard let near, distance(near, key) <= 3 else { return "" }
    return "; is \(near) meant?"
  }

  /// How many letters have to be put in, left out or changed (Levenshtein).
  static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8.prefix(64)), Array(right.utf8.prefix(64)))
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in right.enumerated() {
        let above = row[column + 1]
        row[column + 1] = min(above + 1, row[column] + 1, diagonal + (byte == other ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}

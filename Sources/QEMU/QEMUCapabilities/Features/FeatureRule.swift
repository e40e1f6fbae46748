import DomainModel
import DroverCore

/// How a feature shows in a transcript.
enum FeatureRule: Sendable {
  /// A QOM type exists: a device, an object.
  case type(String)
  /// A device has a property (`device-list-properties`).
  case property(String, String)
  /// An object that is no device has a property (`qom-list-properties`).
  case object(String, String)
  /// The machines have a property (`qom-list-properties` of their abstract classes).
  case machine(String)
  /// A QMP command exists.
  case command(String)
  /// A place in the QMP schema exists; see `QMPSchema.contains`.
  case schema(String)
  /// An option of the command line has a parameter (`query-command-line-options`).
  case parameter(String, String)
  /// A query's list of words holds one.
  case word(String, String)
  /// Every QEMU that Drover runs can do it.
  case always

  /// The devices whose properties the rules look at.
  static var inspectedDevices: [String] {
    distinct(all.compactMap { if case .property(let type, _) = $0.rule { type } else { nil } })
  }

  /// The other objects whose properties the rules look at.
  static var inspectedObjects: [String] {
    distinct(all.compactMap { if case .object(let type, _) = $0.rule { type } else { nil } })
  }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

import Domains
import DroverCore

/// What QEMU calls the parts of a guest that somebody else started, where we have a name of our own for them: I/O
/// threads (`iothread1`), the balloon (`balloon0`), cards and processors (`vcpu2`).
///
/// Written down with the process: nothing else knows it once the daemon was started again.
struct GuestNames: Hashable, Sendable {
  private var theirs: [String: String] = [:]
  private var ours: [String: String] = [:]

  /// Nothing has another name.
  init() {}

  /// Reads what `note` wrote.
  init(note: String) {
    for pair in note.split(separator: " ") {
      guard let equals = pair.firstIndex(of: "=") else { continue }
      set(String(pair[..<equals]), to: String(pair[pair.index(after: equals)...]))
    }
  }

  /// Says what QEMU calls something. Names of QEMU's have no blanks.
  mutating func set(_ name: String, to id: String) {
    guard name != id, !name.isEmpty, !id.isEmpty, !id.contains(where: { $0 == " " || $0.isNewline }) else { return }
    theirs[name] = id
    ours[id] = name
  }

  /// QEMU's name for what we call so.
  func theirs(_ name: String) -> String { theirs[name] ?? name }

  /// Our name for what QEMU calls so.
  func ours(_ id: String) -> String { ours[id] ?? id }

  /// Our number for the I/O thread that QEMU calls so; nil for one that has none.
  func ioThread(_ id: String?) -> UInt32? {
    guard let name = id.map({ ours($0) }), name.hasPrefix("iothread") else { return nil }
    return UInt32(name.dropFirst(8))
  }

  /// The path of a device among QEMU's objects.
  func path(_ name: String) -> String {
    let id = theirs(name)
    return id.hasPrefix("/") ? id : "/machine/peripheral/\(id)"
  }

  /// One line: `balloon0=/machine/peripheral-anon/device[3] iothread1=io`; nil where nothing has another name.
  var note: String? {
    theirs.isEmpty ? nil : theirs.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }
}

extension GuestEvent {
  /// The same, of devices as we call them.
  func named(by names: GuestNames) -> GuestEvent {
    switch self {
    case .deviceDeleted(let alias): .deviceDeleted(alias: names.ours(alias))
    case .deviceUnplugRefused(let alias): .deviceUnplugRefused(alias: names.ours(alias))
    default: self
    }
  }
}

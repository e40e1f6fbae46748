import Foundation
@testable import SystemHarness

/// What a daemon says of a domain.
struct CrashedDomain: Decodable, Equatable, Sendable {
  let name: String
  let uuid: String
  let id: Int
  /// State and reason, in libvirt's numbers.
  let state: [Int]
  let persistent: Bool
  let autostart: Bool
  let title: String

  var isActive: Bool { id >= 0 }
}

/// What there is, and what is wrong with it.
struct Observation: Equatable, Sendable {
  var domains: [CrashedDomain] = []
  /// The QEMUs below the daemon's root: the number of the process by the domain's uuid.
  var emulators: [String: pid_t] = [:]
  /// Everything below the root but logs and caches.
  var files: Set<String> = []
  /// What may never be, whatever was going on.
  var violations: [String] = []

  func domain(_ name: String) -> CrashedDomain? { domains.first { $0.name == name } }
}

extension CrashedDaemon {
  /// Asks the daemon, and looks at the host.
  func observe() async throws -> Observation {
    var found = Observation()
    found.domains = try await client.value("result = snapshot(connection)", as: [CrashedDomain].self)
    for (uuid, pid) in emulators {
      if found.emulators.updateValue(pid, forKey: uuid) != nil { found.violations.append("two QEMUs of \(uuid)") }
    }
    let files = FileManager.default.enumerator(atPath: daemon.root)?.compactMap { $0 as? String } ?? []
    found.files = Set(files.filter { !$0.hasPrefix("log/") && !$0.hasPrefix("lib/cache/") || $0.contains("/.") })
    found.checkDomains()
    found.checkFiles()
    let hasLine = FileManager.default.fileExists(atPath: daemon.file("serial"))
    if hasLine != found.domains.contains(where: { $0.isActive && !$0.title.isEmpty }) {
      found.violations.append("the socket of the line is \(hasLine ? "there without" : "missing of") a guest")
    }
    return found
  }

  /// The processes that run an emulator on files of this daemon.
  private var emulators: [(String, pid_t)] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.compactMap { pid_t($0) }.compactMap { pid in
      let words = Processes.arguments(of: pid)
      guard words.contains(where: { $0.contains(daemon.root + "/") }), let place = words.firstIndex(of: "-uuid"),
        words.indices.contains(place + 1)
      else { return nil }
      return (words[place + 1], pid)
    }
  }
}

extension Observation {
  fileprivate mutating func checkDomains() {
    let active = Set(domains.filter(\.isActive).map(\.uuid))
    for uuid in Set(emulators.keys).subtracting(active) { violations.append("a QEMU without a domain: \(uuid)") }
    for uuid in active.subtracting(emulators.keys) { violations.append("a domain without a QEMU: \(uuid)") }
    if Set(domains.map(\.name)).count != domains.count || Set(domains.map(\.uuid)).count != domains.count {
      violations.append("a domain twice")
    }
    for domain in domains where !domain.isActive && !domain.persistent {
      violations.append("a transient domain that is off: \(domain.name)")
    }
    for domain in domains where domain.isActive != (domain.state[0] != 5) {
      violations.append("\(domain.name) has number \(domain.id) in state \(domain.state)")
    }
  }

  fileprivate mutating func checkFiles() {
    for file in files {
      let name = file.split(separator: "/").last ?? ""
      if name.hasPrefix(".") { violations.append("left behind: \(file)") }
    }
    func names(in folder: String, suffix: String = "") -> Set<String> {
      let inside = files.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }
      return Set(inside.filter { !$0.contains("/") && $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) })
    }
    func compare(_ what: String, _ found: Set<String>, _ expected: Set<String>) {
      for name in found.subtracting(expected) { violations.append("\(what) of nothing: \(name)") }
      for name in expected.subtracting(found) { violations.append("\(what) is missing: \(name)") }
    }
    let active = domains.filter(\.isActive)
    compare("a definition", names(in: "etc/qemu", suffix: ".xml"), Set(domains.filter(\.persistent).map(\.name)))
    compare("a mark", names(in: "etc/qemu/autostart", suffix: ".xml"), Set(domains.filter(\.autostart).map(\.name)))
    let states = names(in: "run/qemu", suffix: ".xml")
    compare("a state", states, states.intersection(domains.map(\.name)).union(active.map(\.name)))
    let runs = Set(active.map { "\($0.id)-\($0.name.prefix(20))" })
    compare("a folder", Set(names(in: "lib/qemu").filter { $0.hasPrefix("domain-") }), Set(runs.map { "domain-" + $0 }))
    // Only a complete guest has a title, and a channel.
    let lines = Set(active.filter { !$0.title.isEmpty }.map { "\($0.id)-\($0.name.prefix(20))" })
    compare("a channel", names(in: "lib/qemu/channel"), lines)
  }
}

import Foundation
import Synchronization
@testable import SystemHarness
import Testing

/// A daemon whose durable steps are counted, and that is killed, or made to fail, at some of them.
final class CrashedDaemon: Sendable {
  let daemon: DaemonUnderTest
  let client: CrashClient
  /// The only port that displays can have: one that is lost is missed by the next start.
  let port: UInt16
  private let generation = Mutex(0)

  /// Makes the folders as a daemon leaves them that has probed the emulator and done the autostart of this boot.
  init() throws {
    daemon = try DaemonUnderTest()
    port = try Self.freePort()
    try FileManager.default.createDirectory(atPath: daemon.root, withIntermediateDirectories: true)
    client = try CrashClient(on: daemon)
  }

  deinit {
    // Of a test that failed half way.
    if FileManager.default.fileExists(atPath: daemon.folder) { daemon.sweep() }
  }

  /// Copies a root that was left by another daemon, with its caches.
  func takeOver(_ template: String) throws {
    try FileManager.default.removeItem(atPath: daemon.root)
    try FileManager.default.copyItem(atPath: template, toPath: daemon.root)
    try daemon.configure("vnc_port_min = \(port)\nvnc_port_max = \(port)\n")
  }

  /// The file of the steps of the daemon that was started last.
  private var stepsFile: String { daemon.file("steps-\(generation.withLock { $0 })") }

  /// The steps of the daemon that was started last: `KIND WHAT`.
  var steps: [String] {
    let text = (try? String(contentsOfFile: stepsFile, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in String(line.drop { $0 != " " }.dropFirst()) }
  }

  /// Starts the daemon with its steps counted.
  ///
  /// - Returns: whether it lived to answer.
  func start(crashAt step: Int? = nil, failAt failures: [Int] = []) async throws -> Bool {
    generation.withLock { $0 += 1 }
    var environment = ["DROVER_DURABLE_STEPS": stepsFile]
    if let step { environment["DROVER_CRASH_AT"] = "\(step)" }
    if !failures.isEmpty { environment["DROVER_FAIL_AT"] = failures.map { "\($0)" }.joined(separator: ",") }
    do {
      try await daemon.start(environment: environment)
      return true
    } catch {
      guard let step, steps.count == step else { throw error }
      try await daemon.crash()
      return false
    }
  }

  /// Kills the daemon, or waits until the hook has.
  func crash() async throws {
    try await daemon.crash()
    try await client.forget()
  }

  /// Ends guests and daemon, and says what stayed behind.
  func end() async throws -> [String] {
    try await daemon.removeGuests()
    try await client.forget()
    try await client.end()
    try await daemon.stop()
    let left = daemon.leftovers()
    daemon.sweep()
    return left
  }

  private static func freePort() throws -> UInt16 {
    for _ in 0..<100 {
      let port = UInt16.random(in: 12_000...30_000)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      let isFree = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
      }
      if isFree { return port }
    }
    throw CannotStart(program: "the test", reason: "no port is free")
  }
}

/// Folders as a daemon leaves them that has probed the emulator and done the autostart of this boot: made once.
enum CrashTemplate {
  private static let made = Mutex<String?>(nil)

  static func root() async throws -> String {
    if let path = made.withLock({ $0 }) { return path }
    let daemon = try DaemonUnderTest()
    try await daemon.start()
    let guest = Guest.idle("first", on: daemon)
    // Probes the emulator; a start makes every folder that a start makes once.
    try await daemon.virsh("create", daemon.write(CrashGuest.complete(guest, on: daemon).xml, "first"))
    try await daemon.virsh("destroy", guest.name)
    try await daemon.stop()
    // Below the test runner's own folder, as it is needed until the last test.
    let path = Checkout.products + "/crash-template-\(getpid())"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: daemon.root, toPath: path)
    try FileManager.default.removeItem(atPath: path + "/log")
    daemon.sweep()
    made.withLock { $0 = path }
    atexit { CrashTemplate.remove() }
    return path
  }

  private static func remove() {
    made.withLock { path in
      if let path { try? FileManager.default.removeItem(atPath: path) }
      path = nil
    }
  }
}

/// Guests that have something of everything that a start makes.
enum CrashGuest {
  /// Gives a guest a display with a port, a channel in a folder of the daemon's, and a socket at a path of the user's.
  static func complete(_ guest: Guest, on daemon: DaemonUnderTest, title: String = "old") -> Guest {
    var guest = guest
    guest.devices = """
      <graphics type='vnc' port='-1' autoport='yes'/>
      <channel type='unix'><target type='virtio' name='org.example.line.0'/></channel>
      <serial type='unix'><source mode='bind' path='\(daemon.file("serial"))'/><target port='0'/></serial>
      """
    guest.rest = "<title>\(title)</title>"
    return guest
  }
}

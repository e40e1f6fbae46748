import Foundation
import Synchronization
@testable import SystemHarness
import Testing

extension FaultTests {
  /// The daemon is killed while it finds out what an earlier one left.
  @Suite("A crash in a restart")
  struct CrashRestartTests {
    @Test("loses nothing, at whichever step of the recovery it comes")
    func everyStep() async throws {
      guard Checkout.foreignURI == nil else { return }
      let first = try await Wreck.made()
      #expect(try await first.crashed.start())
      let steps = first.crashed.steps.count
      try await first.end(at: "the end")
      for step in 1...max(1, steps) {
        let wreck = try await Wreck.made()
        #expect(try await !wreck.crashed.start(crashAt: step), "step \(step) of \(steps) was not reached")
        #expect(try await wreck.crashed.start())
        try await wreck.end(at: "step \(step)")
      }
      #expect(steps > 0)
      print("crash: restart: killed at \(steps) steps")
    }

    @Test("loses nothing when each restart comes one step further than the one before")
    func oneStepFurther() async throws {
      guard Checkout.foreignURI == nil else { return }
      let wreck = try await Wreck.made()
      var restarts = 1
      while try await !wreck.crashed.start(crashAt: restarts) {
        restarts += 1
        try #require(restarts < 200)
      }
      #expect(restarts > 1)
      // This one has the whole recovery behind it, and the hook still before it.
      try await wreck.crashed.crash()
      #expect(try await wreck.crashed.start())
      try await wreck.end(at: "\(restarts - 1) steps in turn")
      print("crash: recovery of recovery: killed in \(restarts - 1) restarts in a row")
    }

    @Test("in the first start of all leaves folders that the next one takes as they are")
    func firstStart() async throws {
      guard Checkout.foreignURI == nil else { return }
      var steps = 1
      var step = 0
      while step <= steps {
        let crashed = try CrashedDaemon()
        // None the first time: that one says which steps there are.
        if try await crashed.start(crashAt: step == 0 ? nil : step) {
          if step == 0 {
            try await crashed.client.perform("connection.listAllDomains()")
            steps = crashed.steps.count
          } else {
            _ = try await crashed.daemon.daemon.exitStatus(within: .seconds(20))
          }
          try await crashed.crash()
        }
        #expect(step == 0 || crashed.steps.count == step, "step \(step) of \(steps) was not reached")
        #expect(try await crashed.start())
        #expect(try await crashed.observe().violations == [], "killed at step \(step)")
        for leftover in try await crashed.end() { Issue.record("killed at step \(step): left \(leftover)") }
        step += 1
      }
      #expect(steps > 1)
      print("crash: first start: killed at \(steps) steps")
    }

    @Test("starts what starts with the host, at whichever step of it the crash comes, and once")
    func autostart() async throws {
      guard Checkout.foreignURI == nil else { return }
      let first = try await Marked.made()
      #expect(try await first.crashed.start())
      try await first.isDone()
      let steps = first.crashed.steps.count
      try await first.end(at: "the end")
      for step in 1...max(1, steps) {
        let marked = try await Marked.made()
        if try await marked.crashed.start(crashAt: step) {
          let status = try await marked.crashed.daemon.daemon.exitStatus(within: .seconds(30))
          #expect(status == .killed(signal: SIGKILL), "step \(step) of \(steps) was not reached")
          try await marked.crashed.crash()
        }
        #expect(try await marked.crashed.start())
        try await marked.isDone()
        try await marked.end(at: "step \(step)")
      }
      #expect(steps > 0)
      print("crash: autostart: killed at \(steps) steps")
    }
  }
}

/// What a daemon left that was killed with its hands full: a guest that runs, one that has died since, one whose owner
/// is gone, one that was being started, a definition on its way out, a state that nobody can read.
private struct Wreck {
  let crashed: CrashedDaemon
  let emulator: pid_t

  private static func names(_ daemon: DaemonUnderTest) -> [String] {
    ["runs", "dead", "owned", "starting", "noted"].map(daemon.name)
  }

  /// The step at which the daemon is killed: the process of the last guest is made, and nobody has written that down.
  private static let lastStep = Mutex<Int?>(nil)

  static func made() async throws -> Wreck {
    if lastStep.withLock({ $0 }) == nil {
      let (crashed, _) = try await begin(crashAt: nil)
      let step = try #require(crashed.steps.lastIndex { $0.hasPrefix("spawned") }) + 1
      lastStep.withLock { $0 = step }
      try await crashed.crash()
      try await crashed.client.end()
      crashed.daemon.sweep()
    }
    let (crashed, guests) = try await begin(crashAt: lastStep.withLock { $0 })
    let emulator = try #require(Processes.emulator(of: guests[0].uuid))
    let dead = try #require(Processes.emulator(of: guests[1].uuid))
    #expect(crashed.steps.count == lastStep.withLock { $0 })
    try await crashed.crash()
    kill(dead, SIGKILL)
    try await crashed.client.perform("forget(); gone(\(dead))")
    try plant(crashed.daemon, guests[4])
    return Wreck(crashed: crashed, emulator: emulator)
  }

  /// Has a daemon work on every guest.
  private static func begin(crashAt step: Int?) async throws -> (CrashedDaemon, [Guest]) {
    let crashed = try CrashedDaemon()
    let daemon = crashed.daemon
    try crashed.takeOver(try await CrashTemplate.root())
    #expect(try await crashed.start(crashAt: step))
    var guests = names(daemon).map { Guest($0) }
    guests[0] = CrashGuest.complete(guests[0], on: daemon)
    try await crashed.client.perform(
      """
      connection.defineXML('''\(guests[0].xml)''').create()
      connection.defineXML('''\(guests[1].xml)''').create()
      keep["owner"] = libvirt.open(uri)
      keep["owner"].createXML('''\(guests[2].xml)''', libvirt.VIR_DOMAIN_START_AUTODESTROY)
      connection.defineXML('''\(guests[3].xml)''')
      connection.defineXML('''\(guests[4].xml)''').setAutostart(1)
      """)
    let answer = try await crashed.client.run("connection.lookupByName('\(guests[3].name)').create()")
    if case .lost = answer { _ = try await daemon.daemon.exitStatus(within: .seconds(10)) }
    return (crashed, guests)
  }

  private static func plant(_ daemon: DaemonUnderTest, _ noted: Guest) throws {
    let variables = daemon.file("noted.fd")
    try Data([1]).write(to: URL(fileURLWithPath: variables))
    let definition = try Data(contentsOf: URL(fileURLWithPath: daemon.root + "/etc/qemu/\(noted.name).xml"))
    let note = Data(noted.name.utf8) + [0] + Data(variables.utf8) + [0, 0] + definition
    try note.write(to: URL(fileURLWithPath: daemon.root + "/etc/qemu/.removal-1-1"))
    try Data("<domstatus state='run".utf8).write(to: URL(fileURLWithPath: daemon.root + "/run/qemu/half.xml"))
    try Data([1]).write(to: URL(fileURLWithPath: daemon.root + "/etc/qemu/.tmp-1-1"))
  }

  /// Looks at what the last daemon made of it, and removes it all.
  func end(at place: String) async throws {
    let daemon = crashed.daemon
    try await crashed.client.perform("forget(); keep.clear()")
    var found = try await crashed.observe()
    let aside = found.files.filter { $0.contains("/.bad-half.xml-") }
    #expect(Set(aside.map { $0.hasSuffix(".reason") }) == [false, true], "killed at \(place)")
    found.violations.removeAll { $0.contains("/.bad-half.xml-") }
    #expect(found.violations == [], "killed at \(place)")
    let names = Self.names(daemon)
    let states = names.map { found.domain($0)?.state }
    #expect(states == [[1, 1], [5, 3], nil, [5, 6], nil], "killed at \(place): \(found)\n\(daemon.log)")
    #expect(found.emulators.values.sorted() == [emulator], "killed at \(place)")
    #expect(!FileManager.default.fileExists(atPath: daemon.file("noted.fd")), "killed at \(place)")
    for file in aside { try FileManager.default.removeItem(atPath: daemon.root + "/" + file) }
    for leftover in try await crashed.end() { Issue.record("killed at \(place): left \(leftover)") }
  }
}

/// A host that has booted, with two guests that start with it.
private struct Marked {
  let crashed: CrashedDaemon

  static func made() async throws -> Marked {
    let crashed = try CrashedDaemon()
    let daemon = crashed.daemon
    try crashed.takeOver(try await CrashTemplate.root())
    #expect(try await crashed.start())
    let complete = CrashGuest.complete(Guest.idle("one", on: daemon), on: daemon)
    try await crashed.client.perform(
      """
      connection.defineXML('''\(complete.xml)''').setAutostart(1)
      connection.defineXML('''\(Guest.idle("two", on: daemon).xml)''').setAutostart(1)
      """)
    try await crashed.client.forget()
    try await daemon.stop()
    try FileManager.default.removeItem(atPath: daemon.root + "/run/autostarted")
    return Marked(crashed: crashed)
  }

  /// Waits until nothing is left to be started. There is no event for that: the file is looked at.
  func isDone() async throws {
    let end = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < end {
      let text = try? String(contentsOfFile: crashed.daemon.root + "/run/autostarted", encoding: .utf8)
      if text?.split(separator: "\n").count == 1 { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw CannotStart(program: "autostart", reason: crashed.daemon.log)
  }

  func end(at place: String) async throws {
    let found = try await crashed.observe()
    #expect(found.violations == [], "killed at \(place)")
    #expect(found.domains.map(\.state) == [[1, 1], [1, 1]], "killed at \(place): \(found)\n\(crashed.daemon.log)")
    try await crashed.crash()
    #expect(try await crashed.start())
    #expect(try await crashed.observe() == found, "killed at \(place): a second restart changes something")
    for leftover in try await crashed.end() { Issue.record("killed at \(place): left \(leftover)") }
  }
}

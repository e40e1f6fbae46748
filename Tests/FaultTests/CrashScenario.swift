import Foundation
@testable import SystemHarness
import Testing

/// One call, in the middle of which the daemon is killed.
struct CrashScenario: Sendable, CustomTestStringConvertible {
  let what: String
  /// What there has to be before, as a script; `@XML` stands for the guest's definition, `@NEW` for another one,
  /// `@DOMAIN` for its domain, `@NAME` for its name, `@FOLDER` for the test's folder.
  var arrange = ""
  /// The call, as a script.
  let act: String
  /// Goes into `<os>`.
  var boot = ""
  /// Whether the guest has a disk whose changes are forgotten.
  var forgets = false
  /// What is wrong afterwards with what there is of the guest; nil for nothing.
  let judge: @Sendable (_ guest: CrashedDomain?, _ wasTold: Bool) -> String?
  /// Whether the emulator has to be asked first what it can do.
  var isCold = false
  /// Whether the guest can be started afterwards.
  var isStartable = true

  var testDescription: String { what }
}

/// Runs a scenario once for each of its durable steps.
struct CrashRun {
  let scenario: CrashScenario

  /// How it went with the daemon killed at one step.
  private struct Outcome {
    /// The steps before the call, and those with it.
    var before = 0
    var steps: [String] = []
    var wasKilled = false
  }

  /// Kills the daemon before each step of the call, and once after the last.
  ///
  /// - Returns: the steps at which it was killed.
  func killEverywhere() async throws -> [String] {
    let whole = try await once(crashAt: nil)
    var killed: [String] = []
    for step in whole.before..<whole.steps.count {
      let outcome = try await once(crashAt: step + 1)
      #expect(outcome.wasKilled, "\(scenario.what): step \(step + 1) of \(whole.steps.count) was not reached")
      if outcome.wasKilled { killed.append(outcome.steps.last ?? "") }
    }
    #expect(killed.count == whole.steps.count - whole.before)
    return killed
  }

  private func once(crashAt step: Int?) async throws -> Outcome {
    let crashed = try CrashedDaemon()
    let daemon = crashed.daemon
    do {
      try crashed.takeOver(try await CrashTemplate.root())
      if scenario.isCold { try FileManager.default.removeItem(atPath: daemon.root + "/lib/cache") }
      var guest = CrashGuest.complete(Guest.idle("guest", on: daemon), on: daemon)
      guest.boot = scenario.boot.replacingOccurrences(of: "@FOLDER", with: daemon.folder)
      if scenario.forgets { guest.devices += try Self.forgetfulDisk(on: daemon) }
      var outcome = Outcome()
      #expect(try await crashed.start(crashAt: step))
      if !scenario.arrange.isEmpty { try await crashed.client.perform(script(scenario.arrange, guest, daemon)) }
      outcome.before = crashed.steps.count
      let answer = try await crashed.client.run(script(scenario.act, guest, daemon))
      var wasTold = false
      switch answer {
      case .told: wasTold = true
      case .refused(let code, let message): Issue.record("\(scenario.what) at \(step ?? 0): \(code) \(message)")
      case .lost: _ = try await daemon.daemon.exitStatus(within: .seconds(20))
      }
      if let step, crashed.steps.count < step { try await settle(crashed, step) }
      outcome.steps = crashed.steps
      outcome.wasKilled = step == crashed.steps.count
      try await crashed.crash()
      // The processes that it made, which the next daemon is to know, or to end.
      let made = outcome.steps.filter { $0.hasPrefix("spawned ") }.compactMap { pid_t($0.split(separator: " ")[1]) }
      try await check(crashed, guest, made, wasTold, "at \(outcome.wasKilled ? outcome.steps.last ?? "" : "the end")")
      return outcome
    } catch {
      Issue.record("\(scenario.what) at step \(step ?? 0): \(error)\n\(daemon.log)")
      _ = try? await crashed.end()
      throw error
    }
  }

  /// What a call leaves to be done after its answer comes soon.
  private func settle(_ crashed: CrashedDaemon, _ step: Int) async throws {
    _ = try? await crashed.daemon.daemon.exitStatus(within: .seconds(5))
  }

  /// Starts the daemon twice more and looks at what there is; then the guest must start, and nothing may stay.
  private func check(
    _ crashed: CrashedDaemon, _ guest: Guest, _ made: [pid_t], _ wasTold: Bool, _ place: String
  ) async throws {
    let daemon = crashed.daemon
    #expect(try await crashed.start())
    let found = try await crashed.observe()
    let lost = made.filter { pid in
      !found.emulators.values.contains(pid) && Processes.arguments(of: pid).first?.contains("qemu") == true
    }
    #expect(lost == [], "\(scenario.what), killed \(place): processes that nobody knows")
    #expect(found.violations == [], "\(scenario.what), killed \(place), told: \(wasTold)")
    // A renamed one has more to its name.
    let wrong = scenario.judge(found.domains.first { $0.name.hasPrefix(guest.name) }, wasTold)
    #expect(wrong == nil, "\(scenario.what), killed \(place), told: \(wasTold): \(found)\n\(daemon.log)")
    let variables = daemon.file("vars.fd")
    if scenario.boot.contains("vars.fd") {
      let isThere = FileManager.default.fileExists(atPath: variables)
      #expect(isThere == (found.domain(guest.name) != nil), "the variables, killed \(place)")
    }
    if scenario.forgets {
      let isThere = FileManager.default.fileExists(atPath: daemon.file("disk.img.TRANSIENT-\(guest.name)"))
      let runs = found.domain(guest.name)?.isActive ?? false
      #expect(isThere == runs, "\(scenario.what), killed \(place): the overlay is \(isThere), the guest \(runs)")
    }
    try await crashed.crash()
    #expect(try await crashed.start())
    let again = try await crashed.observe()
    #expect(again == found, "\(scenario.what), killed \(place): a second restart changes something")
    if let domain = again.domain(guest.name), !domain.isActive, scenario.isStartable {
      try await crashed.client.perform("connection.lookupByName('\(guest.name)').create()")
    }
    if scenario.boot.contains("vars.fd"), found.domain(guest.name) != nil {
      try await crashed.client.perform("connection.lookupByName('\(guest.name)').undefineFlags(4)")
    }
    for leftover in try await crashed.end() { Issue.record("\(scenario.what), killed \(place): left \(leftover)") }
  }

  /// A disk with an image that it is to leave as it is.
  private static func forgetfulDisk(on daemon: DaemonUnderTest) throws -> String {
    let image = daemon.file("disk.img")
    try Data(count: 1 << 20).write(to: URL(fileURLWithPath: image))
    return """
      <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='\(image)'/>
        <target dev='vda' bus='virtio'/><transient/></disk>
      """
  }

  private func script(_ text: String, _ guest: Guest, _ daemon: DaemonUnderTest) -> String {
    var new = guest
    new.rest = "<title>new</title>"
    return text.replacingOccurrences(of: "@NEW", with: "'''\(new.xml)'''")
      .replacingOccurrences(of: "@XML", with: "'''\(guest.xml)'''")
      .replacingOccurrences(of: "@DOMAIN", with: "connection.lookupByName('\(guest.name)')")
      .replacingOccurrences(of: "@NAME", with: "'\(guest.name)'")
      .replacingOccurrences(of: "@FOLDER", with: daemon.folder)
  }
}

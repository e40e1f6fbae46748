import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// The daemon is killed before each durable step of each call, and nothing is lost.
  @Suite("A crash of the daemon")
  struct CrashTests {
    private static let off = "it is neither off nor running as it was"

    /// Running, just booted.
    private static func runs(_ guest: CrashedDomain?) -> Bool { guest?.state == [1, 1] }
    /// Off, for one of some reasons.
    private static func isOff(_ guest: CrashedDomain?, _ reasons: Int...) -> Bool {
      guest?.state[0] == 5 && reasons.contains(guest?.state[1] ?? -1)
    }

    static let definitions = [
      CrashScenario(what: "define", act: "connection.defineXML(@XML)") { guest, wasTold in
        if wasTold, guest == nil { return "it is lost" }
        return guest == nil || (isOff(guest, 0) && guest?.title == "old") ? nil : "it is not what was defined"
      },
      CrashScenario(
        what: "define while the emulator is asked what it can do", act: "connection.defineXML(@XML)",
        judge: { guest, wasTold in wasTold && guest == nil ? "it is lost" : nil }, isCold: true, isStartable: false),
      CrashScenario(
        what: "redefine", arrange: "connection.defineXML(@XML)", act: "connection.defineXML(@NEW)"
      ) { guest, wasTold in
        guard let guest else { return "it is lost" }
        if wasTold, guest.title != "new" { return "the new definition is lost" }
        return ["old", "new"].contains(guest.title) ? nil : "it is neither the old nor the new one"
      },
      CrashScenario(
        what: "undefine", arrange: "connection.defineXML(@XML).setAutostart(1)", act: "@DOMAIN.undefine()"
      ) { guest, wasTold in
        if wasTold { return guest == nil ? nil : "it is there" }
        return guest?.autostart != false ? nil : "half of it is gone"
      },
      CrashScenario(
        what: "undefine with the firmware's variables",
        arrange: """
          open("@FOLDER/loader.fd", "wb").write(b"x" * 65536)
          connection.defineXML(@XML).setAutostart(1)
          open("@FOLDER/vars.fd", "wb").write(b"x" * 65536)
          """, act: "@DOMAIN.undefineFlags(libvirt.VIR_DOMAIN_UNDEFINE_NVRAM)",
        boot: """
          <loader readonly='yes' type='pflash'>@FOLDER/loader.fd</loader><nvram>@FOLDER/vars.fd</nvram>
          """,
        judge: { guest, wasTold in
          if wasTold { return guest == nil ? nil : "it is there" }
          return guest?.autostart != false ? nil : "half of it is gone"
        }, isStartable: false),
      CrashScenario(
        what: "rename",
        arrange: """
          domain = connection.defineXML(@XML)
          domain.setAutostart(1)
          domain.create()
          domain.destroy()
          """, act: "@DOMAIN.rename(@NAME + 'x', 0)",
        judge: { guest, wasTold in
          guard let guest else { return "it is lost" }
          if wasTold, !guest.name.hasSuffix("x") { return "it has its old name" }
          return guest.autostart && isOff(guest, 2) ? nil : "half of it is gone"
        }, isStartable: false),
      CrashScenario(
        what: "autostart on", arrange: "connection.defineXML(@XML)", act: "@DOMAIN.setAutostart(1)"
      ) { guest, wasTold in guest == nil || (wasTold && guest?.autostart == false) ? "it is lost" : nil },
      CrashScenario(
        what: "autostart off", arrange: "connection.defineXML(@XML).setAutostart(1)", act: "@DOMAIN.setAutostart(0)"
      ) { guest, wasTold in guest == nil || (wasTold && guest?.autostart == true) ? "it is lost" : nil },
    ]

    static let lives = [
      CrashScenario(what: "start", arrange: "connection.defineXML(@XML)", act: "@DOMAIN.create()") { guest, wasTold in
        if wasTold { return runs(guest) ? nil : "it does not run" }
        return runs(guest) || isOff(guest, 0, 6) ? nil : off
      },
      CrashScenario(
        what: "start paused", arrange: "connection.defineXML(@XML)",
        act: "@DOMAIN.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)"
      ) { guest, wasTold in
        if wasTold { return guest?.state == [3, 1] ? nil : "it is not paused" }
        return guest?.state == [3, 1] || isOff(guest, 0, 6) ? nil : off
      },
      CrashScenario(
        what: "start of a guest with a disk that forgets", arrange: "connection.defineXML(@XML)",
        act: "@DOMAIN.create()", forgets: true
      ) { guest, wasTold in
        if wasTold { return runs(guest) ? nil : "it does not run" }
        return runs(guest) || isOff(guest, 0, 6) ? nil : off
      },
      CrashScenario(what: "start of a transient guest", act: "connection.createXML(@XML)") { guest, wasTold in
        runs(guest) || (!wasTold && guest == nil) ? nil : "it is neither running nor gone"
      },
      CrashScenario(
        what: "start of a guest with an owner", act: "connection.createXML(@XML, libvirt.VIR_DOMAIN_START_AUTODESTROY)"
      ) { guest, _ in guest == nil ? nil : "it outlives its owner, whose connection ended with the daemon" },
      CrashScenario(
        what: "destroy", arrange: "connection.defineXML(@XML).create()", act: "@DOMAIN.destroy()"
      ) { guest, wasTold in
        if wasTold { return isOff(guest, 2) ? nil : "it is not destroyed" }
        return runs(guest) || isOff(guest, 2) ? nil : off
      },
      CrashScenario(
        what: "destroy of a guest with a disk that forgets", arrange: "connection.defineXML(@XML).create()",
        act: "@DOMAIN.destroy()", forgets: true
      ) { guest, wasTold in
        if wasTold { return isOff(guest, 2) ? nil : "it is not destroyed" }
        return runs(guest) || isOff(guest, 2) ? nil : off
      },
      CrashScenario(
        what: "destroy of a transient guest", arrange: "connection.createXML(@XML)", act: "@DOMAIN.destroy()"
      ) { guest, wasTold in guest == nil || (!wasTold && runs(guest)) ? nil : "it is neither running nor gone" },
      CrashScenario(
        what: "undefine of a guest that runs", arrange: "connection.defineXML(@XML).create()", act: "@DOMAIN.undefine()"
      ) { guest, wasTold in
        guard runs(guest) else { return "it does not run" }
        return wasTold && guest?.persistent == true ? "it is still defined" : nil
      },
      CrashScenario(
        what: "the end of a guest's owner",
        arrange: """
          keep["owner"] = libvirt.open(uri)
          keep["owner"].createXML(@XML, libvirt.VIR_DOMAIN_START_AUTODESTROY)
          """,
        act: "until(@NAME, libvirt.VIR_DOMAIN_EVENT_STOPPED, act=lambda: keep.pop('owner').close())"
      ) { guest, _ in guest == nil ? nil : "it outlives its owner" },
    ]

    @Test("in a change of a definition leaves the old or the new one, whole", arguments: definitions)
    func definition(_ scenario: CrashScenario) async throws {
      try await kill(scenario)
    }

    @Test("in a start or an end leaves a guest that runs and is known, or none", arguments: lives)
    func life(_ scenario: CrashScenario) async throws {
      try await kill(scenario)
    }

    private func kill(_ scenario: CrashScenario) async throws {
      guard Checkout.foreignURI == nil else { return }
      let killed = try await CrashRun(scenario: scenario).killEverywhere()
      #expect(!killed.isEmpty)
      let kinds = killed.map { $0.split(separator: " ").first.map(String.init) ?? "" }
      print("crash: \(scenario.what): killed at \(killed.count) steps: \(kinds.joined(separator: " "))")
    }
  }
}

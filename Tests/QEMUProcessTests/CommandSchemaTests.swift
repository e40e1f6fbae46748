import Domains
import DroverCore
import QEMUMonitor
import Testing

@testable import QEMUProcess

/// Every command that Drover can send exists in the installed QEMU, with these arguments, and is not deprecated.
@Suite struct CommandSchemaTests {
  private let commands: [QMPCommand] = [
    .negotiate, .cont, .stop, .powerdown, .reset, .wakeup, .injectNMI, .quit, .setAction([("panic", "pause")]),
    .balloon(ByteCount(bytes: 1)), .human("info status"), .queryStatus, .queryKVM, .queryName, .queryUUID,
    .queryVersion, .queryCPUs, .queryCharacterDevices, .queryVNC, .queryBalloon, .queryBlock, .queryBlockStatistics,
    .queryNamedBlockNodes, .queryJobs, .queryIOThreads, .queryMemoryDevices, .queryHotpluggableCPUs, .queryMachines,
    .querySchema, .listProperties(of: "/"), .property("type", of: "/"), .deviceOptions("x"), .objectOptions("x"),
    .types(implementing: "device"), .setProperty("a", of: "/", to: 1), .removeDevice("x"), .removeBlockNode("x"),
    .removeObject("x"), .handOver(0, as: "x"), .closeHandedOver("x"), .addDescriptor(0, toSet: 1, opaque: "x"),
    .setPassword("x", display: "vnc", connected: "keep"), .expirePassword("never", display: "vnc"),
    .setThrottle("x", ["bps_max": 1, "bps_max_length": 1, "iops_size": 1, "group": "g"]),
    .resizeBlockNode("x", bytes: 1), .setWriteThreshold("x", bytes: 1), .openTray("x", force: false), .closeTray("x"),
    .removeMedium("x"), .insertMedium("x", node: "y"), .setLink("x", isUp: false),
  ]

  @Test func `the schema knows each command and each argument`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let started = try await host.hypervisor.start(host.request(observer: observer), attempt: TestAttempt())
    let guest = try #require(started.guest as? QEMUGuest)
    let schema = try await guest.ask(.querySchema).array ?? []
    var entries: [String: JSON] = [:]
    for entry in schema { entries[entry["name"]?.string ?? ""] = entry }
    for command in commands {
      guard let entry = entries[command.name], entry["meta-type"] == "command" else {
        Issue.record("\(command.name) is not known")
        continue
      }
      #expect(entry["features"]?.array?.contains("deprecated") != true, "\(command.name) is deprecated")
      let type = entries[entry["arg-type"]?.string ?? ""]
      // Which members there are depends on a tag for some types; the common ones and those of all variants count.
      var members = (type?["members"]?.array ?? []).compactMap { $0["name"]?.string }
      for variant in type?["variants"]?.array ?? [] {
        let more = entries[variant["type"]?.string ?? ""]?["members"]?.array ?? []
        members += more.compactMap { $0["name"]?.string }
      }
      for argument in command.arguments.keys {
        #expect(members.contains(argument), "\(command.name) takes no '\(argument)'")
      }
    }
    guest.condemn()
    try await guest.end(.kill)
    _ = await observer.end()
  }
}

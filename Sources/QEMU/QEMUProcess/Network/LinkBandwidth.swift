import DomainModel
import Domains
import DroverCore
import DroverHost
import Glibc

/// Limits of the traffic of a guest's tap, as the kernel's traffic control knows them. A value.
///
/// What comes into the guest goes out of the tap, and waits there for its turn; what the guest sends too fast is dropped.
struct LinkBandwidth: Equatable, Sendable {
  var link: String
  var bandwidth: InterfaceBandwidth?

  /// What `tc` is called with, in order. The first ones clear what there was, and fail when there was nothing.
  var commands: (clearing: [[String]], setting: [[String]]) {
    let clearing = [["qdisc", "del", "dev", link, "root"], ["qdisc", "del", "dev", link, "ingress"]]
    var setting: [[String]] = []
    if let rate = bandwidth?.inbound, let average = rate.average {
      let peak = ["ceil", "\(rate.peak ?? average)kbps"]
      let burst = rate.burst.map { ["burst", "\($0)kb"] } ?? []
      setting.append(["qdisc", "add", "dev", link, "root", "handle", "1:", "htb", "default", "1"])
      setting.append(
        ["class", "add", "dev", link, "parent", "1:", "classid", "1:1", "htb", "rate", "\(average)kbps"] + peak + burst)
    }
    if let rate = bandwidth?.outbound, let average = rate.average {
      setting.append(["qdisc", "add", "dev", link, "ingress"])
      setting.append(
        [
          "filter", "add", "dev", link, "parent", "ffff:", "protocol", "all", "u32", "match", "u32", "0", "0", "police",
          "rate", "\(average)kbps", "burst", "\(rate.burst ?? average)kb", "mtu", "64kb", "drop", "flowid", ":1",
        ])
    }
    return (clearing, setting)
  }

  /// Makes it so; when that fails there is no limit.
  ///
  /// - Throws: `operationUnsupported` on a host without `tc`; with its words when the kernel refuses.
  func apply(reactor: Reactor) async throws(VirtError) {
    let programs: [String] = ["/usr/sbin/tc", "/sbin/tc", "/usr/bin/tc"]
    guard let program = programs.first(where: { access($0, X_OK) == 0 }) else {
      throw VirtError(.operationUnsupported, "limits of a network card need the program 'tc'")
    }
    let (clearing, setting) = commands
    func call(_ arguments: [String]) async throws(VirtError) {
      try await HelperProgram(executable: program, arguments: arguments).run(within: .seconds(10), reactor: reactor)
    }
    for arguments in clearing { try? await call(arguments) }
    do throws(VirtError) {
      for arguments in setting { try await call(arguments) }
    } catch {
      for arguments in clearing { try? await call(arguments) }
      throw error
    }
  }
}

extension QEMUGuest {
  func setBandwidth(_ bandwidth: InterfaceBandwidth?, ofLink link: String) async throws(VirtError) {
    try await LinkBandwidth(link: link, bandwidth: bandwidth).apply(reactor: reactor)
  }
}

import Domains
import DroverCore
import DroverHost
import QEMUCommandLine
import QEMUMonitor

/// A way to a guest's QEMU: its language decides what can be asked.
enum GuestMonitor: Sendable {
  /// JSON.
  case qmp(MonitorChannel)
  /// The human monitor.
  case human(HumanMonitor)

  /// Closes the connection.
  func close() {
    switch self {
    case .qmp(let channel): channel.close()
    case .human(let monitor): monitor.close()
    }
  }

  /// The channel of a QMP monitor.
  var channel: MonitorChannel? { if case .qmp(let channel) = self { channel } else { nil } }

  /// The channel of a human monitor.
  var human: HumanMonitor? { if case .human(let monitor) = self { monitor } else { nil } }
}

extension MonitorCandidate {
  /// Connects; nothing is read before the monitor is started.
  ///
  /// - Parameter greetingLimit: how long the greeting may take, from here; nil for ever.
  func connect(
    of pid: Int32, deadline: Deadline, greetingLimit: Duration?, context: HypervisorContext
  ) async throws(VirtError) -> GuestMonitor {
    let reactor = context.reactor
    let socket: StreamSocket
    switch address {
    case .path(let path):
      let reached = try await ForeignFiles(reactor: reactor).run(path) { () throws(VirtError) in
        do throws(SystemFailure) { return try LaunchRoot(of: pid).reach(path) } catch {
          throw error.error("connect to \(path)")
        }
      }
      defer { withExtendedLifetime(reached) {} }
      socket = try await StreamSocket.connect(path: reached.path, deadline: deadline, reactor: reactor)
    case .abstract(let name):
      socket = try await ForeignFiles(reactor: reactor).run("/proc/\(pid)") { () throws(VirtError) in
        try StreamSocket.connect(abstract: name, within: .other(of: pid), reactor: reactor)
      }
    case .tcp(let address, let port):
      let network = try await ForeignFiles(reactor: reactor).run("/proc/\(pid)") { () throws(VirtError) in
        NetworkNamespace.other(of: pid)
      }
      socket = try await StreamSocket.connect(
        host: address, port: port, within: network, deadline: deadline, reactor: reactor)
    }
    switch language {
    case .qmp:
      return .qmp(
        MonitorChannel(
          socket: socket, reactor: reactor, greetingLimit: greetingLimit,
          deadlines: context.configuration.monitorDeadlines))
    case .human:
      return .human(
        HumanMonitor(socket: socket, reactor: reactor, greetingLimit: greetingLimit))
    }
  }
}

import DroverHost

/// What lies ready for a process that does not run yet.
struct PreparedHost: Sendable {
  /// The descriptors that the process gets, with their numbers there.
  var descriptors: [(number: Int32, descriptor: SharedDescriptor)]
  /// The log, which the process gets as its output.
  var log: SharedDescriptor
  /// Our end of the monitor: connected already, waiting in the backlog of the socket that QEMU gets.
  var monitor: StreamSocket
  /// What the run has on disk.
  var places: GuestPlaces
  /// The path of the monitor's socket.
  var monitorPath: String
  /// The programs that QEMU is going to speak with; they run.
  var companions: [Companion] = []
}

import Domains
import LibvirtWire
import Logging
import Synchronization

/// What all sessions of a server share.
final class ServerEnvironment: Sendable {
  let service: DomainService
  let settings: ServerSettings
  let time: any TimeSource
  let logger: Logger
  let counters = ServerCounters()
  let remote = HandlerTable<RemoteProcedure>.remote
  let qemu = HandlerTable<QEMUProcedure>.qemu
  let drover = HandlerTable<DroverProcedure>.drover
  private let lastConnection = Atomic<UInt64>(0)

  init(service: DomainService, settings: ServerSettings, time: any TimeSource, logger: Logger) {
    self.service = service
    self.settings = settings
    self.time = time
    self.logger = logger
  }

  /// A number that no connection had before.
  func nextConnection() -> ConnectionID {
    ConnectionID(rawValue: lastConnection.wrappingAdd(1, ordering: .relaxed).newValue)
  }
}

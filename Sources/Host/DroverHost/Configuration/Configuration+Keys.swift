import DroverCore
import Logging

extension Configuration {
  /// Takes one value into a configuration.
  typealias Apply = @Sendable (inout Configuration, ConfigurationValue) throws(BadValue) -> Void

  /// A value that the key does not take; what it would take.
  struct BadValue: Error {
    var expected: String
  }

  /// Every key of the file.
  static let keys: [String: Apply] = [
    "user": { config, value throws(BadValue) in config.user = try value.string() },
    "group": { config, value throws(BadValue) in config.group = try value.string() },
    "swtpm_user": { config, value throws(BadValue) in config.swtpmUser = try value.string() },
    "swtpm_group": { config, value throws(BadValue) in config.swtpmGroup = try value.string() },
    "swtpm": { config, value throws(BadValue) in config.swtpm = try value.path() },
    "swtpm_setup": { config, value throws(BadValue) in config.swtpmSetup = try value.path() },
    "vhost_user_folders": { config, value throws(BadValue) in config.vhostUserFolders = try value.paths() },
    "libvirt_state_folders": { config, value throws(BadValue) in config.libvirtFolders = try value.paths() },
    "emulator_folders": { config, value throws(BadValue) in config.emulatorFolders = try value.paths() },
    "hostname": { config, value throws(BadValue) in config.hostname = try value.string() },
    "host_uuid": { config, value throws(BadValue) in
      guard let uuid = UUID(try value.string()) else { throw BadValue(expected: "a UUID") }
      config.hostUUID = uuid
    },
    "vnc_listen": { config, value throws(BadValue) in config.vncListen = try value.string() },
    "vnc_port_min": { config, value throws(BadValue) in config.vncPortMin = try value.port() },
    "vnc_port_max": { config, value throws(BadValue) in config.vncPortMax = try value.port() },
    "unix_sock_rw_perms": { config, value throws(BadValue) in config.readWriteMode = try value.mode() },
    "unix_sock_ro_perms": { config, value throws(BadValue) in config.readOnlyMode = try value.mode() },
    "unix_sock_group": { config, value throws(BadValue) in config.socketGroup = try value.string() },
    "listen_tcp": { config, value throws(BadValue) in config.listensTCP = try value.number(0...1) == 1 },
    "listen_addr": { config, value throws(BadValue) in config.listenAddress = try value.string() },
    "tcp_port": { config, value throws(BadValue) in config.tcpPort = try value.port() },
    "auth_tcp": { config, value throws(BadValue) in
      guard let authentication = NetworkAuthentication(rawValue: try value.string()) else {
        throw BadValue(expected: "\"none\" or \"readonly\"; passwords and certificates are not there yet")
      }
      config.tcpAuthentication = authentication
    },
    "migration_port_min": { config, value throws(BadValue) in config.migrationPortMin = try value.port() },
    "migration_port_max": { config, value throws(BadValue) in config.migrationPortMax = try value.port() },
    "migration_address": { config, value throws(BadValue) in config.migrationAddress = try value.string() },
    "migration_host": { config, value throws(BadValue) in config.migrationHost = try value.string() },
    "migration_stall": { config, value throws(BadValue) in config.migrationStall = try value.number(1...86_400) },
    "autodestroy_grace": { config, value throws(BadValue) in
      config.autodestroyGrace = try value.number(0...86_400)
    },
    "max_clients": { config, value throws(BadValue) in config.maxClients = try value.number(1...1_000_000) },
    "max_client_requests": { config, value throws(BadValue) in
      config.maxClientRequests = try value.number(1...100_000)
    },
    "max_client_queue": { config, value throws(BadValue) in
      config.maxClientQueue = try value.number(65_536...(1 << 40))
    },
    "keepalive_interval": { config, value throws(BadValue) in
      config.keepaliveInterval = try value.number(-1...86_400)
    },
    "keepalive_count": { config, value throws(BadValue) in config.keepaliveCount = try value.number(0...1_000) },
    "job_timeout": { config, value throws(BadValue) in config.jobTimeout = try value.number(1...86_400) },
    "monitor_deadline_greeting": { config, value throws(BadValue) in
      config.monitorDeadlineGreeting = try value.number(1...86_400)
    },
    "monitor_deadline_quick": { config, value throws(BadValue) in
      config.monitorDeadlineQuick = try value.number(1...86_400)
    },
    "monitor_deadline_block": { config, value throws(BadValue) in
      config.monitorDeadlineBlock = try value.number(1...86_400)
    },
    "monitor_deadline_heavy": { config, value throws(BadValue) in
      config.monitorDeadlineHeavy = try value.number(1...86_400)
    },
    "kill_deadline": { config, value throws(BadValue) in config.killDeadline = try value.number(1...3_600) },
    "max_log_size": { config, value throws(BadValue) in config.maxLogSize = try value.number(4_096...(1 << 40)) },
    "log_keeper": { config, value throws(BadValue) in config.logKeeper = try value.path() },
    "log_level": { config, value throws(BadValue) in
      guard let level = Logger.Level(rawValue: try value.string()) else {
        throw BadValue(expected: "one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      config.logLevel = level
    },
  ]
}

extension ConfigurationValue {
  func string() throws(Configuration.BadValue) -> String {
    guard case .text(let text) = self, !text.isEmpty else { throw .init(expected: "a text") }
    return text
  }

  func number(_ range: ClosedRange<Int>) throws(Configuration.BadValue) -> Int {
    guard case .text(let text) = self, let number = Int(text), range.contains(number) else {
      throw .init(expected: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func port() throws(Configuration.BadValue) -> UInt16 { UInt16(clamping: try number(1...65_535)) }

  func mode() throws(Configuration.BadValue) -> UInt32 {
    guard case .text(let text) = self, let mode = UInt32(text, radix: 8), mode <= 0o777 else {
      throw .init(expected: "permissions such as 0770")
    }
    return mode
  }

  func path() throws(Configuration.BadValue) -> String {
    guard case .text(let text) = self, text.hasPrefix("/") else { throw .init(expected: "an absolute path") }
    return text
  }

  func paths() throws(Configuration.BadValue) -> [String] {
    let list: [String] =
      switch self {
      case .text(let text): [text]
      case .list(let list): list
      }
    guard !list.isEmpty, list.allSatisfy({ $0.hasPrefix("/") }) else { throw .init(expected: "absolute paths") }
    return list
  }
}

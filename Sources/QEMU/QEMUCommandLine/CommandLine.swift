/// How an emulator is started.
public struct CommandLine: Sendable, Equatable {
  /// A variable of the environment.
  public struct Variable: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: String

    /// Takes both.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The whole environment, in order.
  public var environment: [Variable]
  /// The path of the emulator, then its arguments.
  public var arguments: [String]
  /// The descriptors that must be open at their numbers when it starts.
  public var descriptors: [PassedDescriptor]

  /// The command as a shell takes it, one argument a line, variables first.
  public var shellText: String {
    var lines = environment.map { "\($0.name)=\(ShellText.quoted($0.value))" }
    var index = 0
    while index < arguments.count {
      var line = ShellText.quoted(arguments[index])
      let next = index + 1
      if index > 0, next < arguments.count, arguments[index].hasPrefix("-"), !arguments[next].hasPrefix("-") {
        line += " " + ShellText.quoted(arguments[next])
        index = next
      }
      lines.append(line)
      index += 1
    }
    return lines.joined(separator: " \\\n") + "\n"
  }
}

/// A descriptor that the emulator inherits.
public struct PassedDescriptor: Sendable, Equatable {
  /// What has to be opened for it.
  public enum Purpose: Sendable, Equatable {
    /// The emulator's end of the monitor: a listening UNIX socket.
    case monitor
    /// A UNIX socket that listens at a path; what stands there before is removed.
    case listener(path: String)
    /// A UNIX socket that is connected with the helper of a device, such as vhost-user's.
    case helper(alias: String)
    /// A file for writing, made when it is missing.
    case file(path: String, appends: Bool)
    /// A device file for reading and writing.
    case device(path: String)
    /// A queue of a tap interface.
    case tap(interface: Int, queue: Int)
    /// `/dev/vhost-net` for a queue of an interface.
    case vhostNet(interface: Int, queue: Int)
    /// `/dev/vhost-vsock`, with the guest's context id set.
    case vhostVSock
    /// `/dev/vhost-scsi`
    case vhostSCSI
  }

  /// The number that the argument names.
  public var number: Int32
  /// What has to be opened for it.
  public var purpose: Purpose
}

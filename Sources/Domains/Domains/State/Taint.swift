import DomainModel

/// What was done to a guest that may break it, by the names under which it is written down.
enum Taint: String, CaseIterable, Sendable {
  /// `<qemu:commandline>`, `<qemu:override>`
  case customArguments = "custom-argv"
  /// A command was passed to its monitor.
  case customMonitor = "custom-monitor"
  /// A command was passed to the agent in it.
  case customAgent = "custom-ga-command"
  /// It sees the host's processor.
  case hostProcessor = "host-cpu"
  /// A program of the user's sets up an interface.
  case shellScripts = "shell-scripts"
  /// It has a drive of the host's.
  case cdromPassthrough = "cdrom-passthrough"

  /// What a person is told.
  var sentence: String {
    switch self {
    case .customArguments: "QEMU was started with arguments of the user's own"
    case .customMonitor: "commands of the user's own were passed to its monitor"
    case .customAgent: "commands of the user's own were passed to its agent"
    case .hostProcessor: "it sees the host's processor, and may be unable to run on another host"
    case .shellScripts: "a program of the user's own sets up its network"
    case .cdromPassthrough: "it has a CD drive of the host's"
    }
  }
}

extension DomainDefinition {
  /// What of a definition taints its guest.
  var taints: [Taint] {
    var found: [Taint] = []
    if commandline != nil || override != nil { found.append(.customArguments) }
    if cpu?.mode == .hostPassthrough { found.append(.hostProcessor) }
    if devices?.interfaces.contains(where: { $0.script?.path != nil || $0.downscript?.path != nil }) == true {
      found.append(.shellScripts)
    }
    if devices?.disks.contains(where: { $0.device == .cdrom && $0.type == .block }) == true {
      found.append(.cdromPassthrough)
    }
    return found
  }
}

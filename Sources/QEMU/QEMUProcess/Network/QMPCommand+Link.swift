import DomainModel
import DroverCore
import QEMUMonitor

extension QMPCommand {
  /// Plugs the cable of a network card in or out.
  static func setLink(_ alias: String, isUp: Bool) -> QMPCommand {
    QMPCommand("set_link", arguments: ["name": .string(alias), "up": .bool(isUp)])
  }

  /// The cables that are out when the guest starts.
  static func links(of definition: DomainDefinition) -> [QMPCommand] {
    (definition.devices?.interfaces ?? []).compactMap { interface in
      guard interface.link?.state == .down, let alias = interface.info.alias?.name else { return nil }
      return .setLink(alias, isUp: false)
    }
  }
}

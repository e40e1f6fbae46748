import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  /// What else is known of a guest.
  mutating func addDomainFigures() {
    self[.domainGetMessages] = .work { (arguments: Remote.DomainGetMessagesArguments, call) async throws(VirtError) in
      let flags = MessageFlags(rawValue: arguments.flags)
      let messages = try await call.service.messages(.init(arguments.domain), flags: flags)
      return Remote.DomainGetMessagesResult(msgs: Array(messages.prefix(WireLimit.domainMessages)))
    }
    self[.domainGetLaunchSecurityInfo] = .read {
      (arguments: Remote.DomainGetLaunchSecurityInfoArguments, call) throws(VirtError) in
      let parameters = try call.service.launchSecurity(.init(arguments.domain))
      return Remote.DomainGetLaunchSecurityInfoResult(parameters: parameters.map { .init($0) })
    }
    self[.domainSetMemoryStatsPeriod] = .work {
      (arguments: Remote.DomainSetMemoryStatsPeriodArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 3)
      try await call.service.setMemoryStatisticsPeriod(
        .init(arguments.domain), seconds: arguments.period, flags: arguments.flags, caller: call.caller)
    }
    self[.domainStartDirtyRateCalc] = .work {
      (arguments: Remote.DomainStartDirtyRateCalcArguments, call) async throws(VirtError) in
      try await call.service.measureDirtyRate(
        .init(arguments.domain), seconds: arguments.seconds, flags: arguments.flags, caller: call.caller)
    }
  }
}

import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<QEMUProcedure> {
  /// Commands of the user's own to the agent in a guest.
  mutating func addAgent() {
    self[.domainAgentCommand] = .work {
      (arguments: QEMUProgram.DomainAgentCommandArguments, call) async throws(VirtError) in
      QEMUProgram.DomainAgentCommandResult(
        result: try await call.service.agentCommand(
          .init(arguments.domain), arguments.cmd, timeout: arguments.timeout, flags: arguments.flags,
          caller: call.caller))
    }
  }
}

extension HandlerTable<RemoteProcedure> {
  /// What the agent in a guest is asked and told.
  mutating func addAgent() {
    self[.domainAgentSetResponseTimeout] = .read {
      (arguments: Remote.DomainAgentSetResponseTimeoutArguments, call) throws(VirtError) in
      try call.service.setAgentTimeout(.init(arguments.domain), seconds: arguments.timeout, flags: arguments.flags)
      return Remote.DomainAgentSetResponseTimeoutResult(result: 0)
    }
    addAgentClock()
    addAgentFilesystems()
    addAgentFacts()
    addAgentUsers()
    addAgentProcessors()
    self[.domainPMSuspendForDuration] = .work {
      (arguments: Remote.DomainPMSuspendForDurationArguments, call) async throws(VirtError) in
      try await call.service.sleep(
        .init(arguments.domain), target: arguments.target, duration: arguments.duration, flags: arguments.flags,
        caller: call.caller)
    }
  }

  private mutating func addAgentClock() {
    self[.domainGetTime] = .work { (arguments: Remote.DomainGetTimeArguments, call) async throws(VirtError) in
      let time = try await call.service.guestTime(
        .init(arguments.domain), flags: arguments.flags, caller: call.caller)
      return Remote.DomainGetTimeResult(seconds: time.seconds, nseconds: time.nanoseconds)
    }
    self[.domainSetTime] = .work { (arguments: Remote.DomainSetTimeArguments, call) async throws(VirtError) in
      try await call.service.setGuestTime(
        .init(arguments.domain), seconds: arguments.seconds, nanoseconds: arguments.nseconds, flags: arguments.flags,
        caller: call.caller)
    }
  }

  private mutating func addAgentFilesystems() {
    self[.domainFSFreeze] = .work { (arguments: Remote.DomainFSFreezeArguments, call) async throws(VirtError) in
      Remote.DomainFSFreezeResult(
        filesystems: try await call.service.freezeFilesystems(
          .init(arguments.domain), mountPoints: arguments.mountpoints, flags: arguments.flags, caller: call.caller))
    }
    self[.domainFSThaw] = .work { (arguments: Remote.DomainFSThawArguments, call) async throws(VirtError) in
      Remote.DomainFSThawResult(
        filesystems: try await call.service.thawFilesystems(
          .init(arguments.domain), mountPoints: arguments.mountpoints, flags: arguments.flags, caller: call.caller))
    }
    self[.domainFSTrim] = .work { (arguments: Remote.DomainFSTrimArguments, call) async throws(VirtError) in
      try await call.service.trimFilesystems(
        .init(arguments.domain), mountPoint: arguments.mountPoint, minimum: arguments.minimum, flags: arguments.flags,
        caller: call.caller)
    }
    self[.domainGetFSInfo] = .work { (arguments: Remote.DomainGetFSInfoArguments, call) async throws(VirtError) in
      let found = try await call.service.guestFilesystems(
        .init(arguments.domain), flags: arguments.flags, caller: call.caller)
      return Remote.DomainGetFSInfoResult(
        info: found.map { .init(mountpoint: $0.mountPoint, name: $0.name, fstype: $0.type, devAliases: $0.disks) },
        result: UInt32(clamping: found.count))
    }
  }

  private mutating func addAgentFacts() {
    self[.domainGetHostname] = .work { (arguments: Remote.DomainGetHostnameArguments, call) async throws(VirtError) in
      Remote.DomainGetHostnameResult(
        hostname: try await call.service.guestHostName(
          .init(arguments.domain), flags: arguments.flags, caller: call.caller))
    }
    self[.domainGetGuestInfo] = .work { (arguments: Remote.DomainGetGuestInfoArguments, call) async throws(VirtError) in
      let parameters = try await call.service.guestInfo(
        .init(arguments.domain), types: GuestInfoTypes(rawValue: arguments.types), flags: arguments.flags,
        caller: call.caller)
      return Remote.DomainGetGuestInfoResult(parameters: parameters.map { .init($0) })
    }
    self[.domainInterfaceAddresses] = .work {
      (arguments: Remote.DomainInterfaceAddressesArguments, call) async throws(VirtError) in
      let found = try await call.service.guestAddresses(
        .init(arguments.domain), source: arguments.source, flags: arguments.flags, caller: call.caller)
      return Remote.DomainInterfaceAddressesResult(interfaces: found.map { .init($0) })
    }
  }

  private mutating func addAgentUsers() {
    self[.domainSetUserPassword] = .work {
      (arguments: Remote.DomainSetUserPasswordArguments, call) async throws(VirtError) in
      try await call.service.setUserPassword(
        .init(arguments.domain), user: arguments.user ?? "", password: arguments.password ?? "",
        flags: arguments.flags, caller: call.caller)
    }
    self[.domainAuthorizedSSHKeysGet] = .work {
      (arguments: Remote.DomainAuthorizedSSHKeysGetArguments, call) async throws(VirtError) in
      Remote.DomainAuthorizedSSHKeysGetResult(
        keys: try await call.service.authorizedKeys(
          .init(arguments.domain), user: arguments.user, flags: arguments.flags, caller: call.caller))
    }
    self[.domainAuthorizedSSHKeysSet] = .work {
      (arguments: Remote.DomainAuthorizedSSHKeysSetArguments, call) async throws(VirtError) in
      try await call.service.setAuthorizedKeys(
        .init(arguments.domain), user: arguments.user, keys: arguments.keys, flags: arguments.flags,
        caller: call.caller)
    }
  }

  private mutating func addAgentProcessors() {
    self[.domainGetGuestVCPUs] = .work {
      (arguments: Remote.DomainGetGuestVCPUsArguments, call) async throws(VirtError) in
      let parameters = try await call.service.guestProcessors(
        .init(arguments.domain), flags: arguments.flags, caller: call.caller)
      return Remote.DomainGetGuestVCPUsResult(parameters: parameters.map { .init($0) })
    }
    self[.domainSetGuestVCPUs] = .work {
      (arguments: Remote.DomainSetGuestVCPUsArguments, call) async throws(VirtError) in
      try await call.service.setGuestProcessors(
        .init(arguments.domain), map: arguments.cpumap, state: arguments.state, flags: arguments.flags,
        caller: call.caller)
    }
  }
}

extension Remote.DomainInterface {
  fileprivate init(_ interface: GuestInterface) {
    self.init(
      name: interface.name, hwaddr: interface.hardwareAddress,
      // The numbers of virIPAddrType.
      addrs: interface.addresses.map { .init(type: $0.isIPv6 ? 1 : 0, addr: $0.address, prefix: $0.prefix) })
  }
}

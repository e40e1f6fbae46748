import LibvirtWire
import Testing

@Suite struct ProcedureTests {
  @Test func `all procedures of both programs are declared, without gaps`() {
    #expect(RemoteProcedure.allCases.map(\.rawValue) == Array(1...453))
    #expect(QEMUProcedure.allCases.map(\.rawValue) == Array(1...7))
  }

  @Test func `every call has an access rule, every event has none`() {
    func check<Procedure: WireProcedure>(_ type: Procedure.Type) {
      for procedure in Procedure.allCases {
        #expect((procedure.access != nil) == !procedure.isEvent, "\(procedure)")
        #expect((procedure.function != nil) == !procedure.isEvent, "\(procedure)")
      }
    }
    check(RemoteProcedure.self)
    check(QEMUProcedure.self)
  }

  /// What a read-only connection may call is measured at libvirtd; the access rules are another source. They agree but
  /// for two questions about migrations.
  @Test func `a read-only connection may call what only reads`() {
    let exceptions: Set<RemoteProcedure> = [.domainMigrateGetCompressionCache, .domainMigrateGetMaxDowntime]
    for procedure in RemoteProcedure.allCases where procedure.isAllowedReadOnly && !exceptions.contains(procedure) {
      let rules = procedure.access ?? []
      let always = rules.filter { $0.condition == .always }
      #expect(always.allSatisfy { $0.permission.isReading }, "\(procedure): \(rules)")
      #expect(!procedure.isEvent)
    }
    #expect(QEMUProcedure.allCases.allSatisfy { !$0.isAllowedReadOnly })
  }

  @Test(arguments: [
    RemoteProcedure.domainDestroy, .domainDefineXML, .domainOpenConsole, .domainScreenshot, .domainMemoryPeek,
    .connectSetIdentity, .domainFDAssociate, .domainGetGuestInfo, .secretGetValue, .connectDomainXMLToNative,
    .storagePoolRefresh, .domainEventLifecycle,
  ])
  func `a read-only connection may not change, look into guests or make the host work`(procedure: RemoteProcedure) {
    #expect(!procedure.isAllowedReadOnly)
  }

  @Test func `conditional rules hold for their flags only`() {
    let rules = RemoteProcedure.domainGetXMLDesc.access ?? []
    func permissions(_ flags: UInt32) -> [AccessPermission] {
      rules.filter { $0.applies(flags: flags) }.map(\.permission)
    }
    #expect(permissions(0) == [.read])
    #expect(permissions(1) == [.read, .readSecure])
    #expect(permissions(2) == [.read])
    #expect(permissions(8) == [.read, .readSecure])
    let attach = RemoteProcedure.domainAttachDeviceFlags.access ?? []
    #expect(attach.filter { $0.applies(flags: 1) }.map(\.permission) == [.write])
    #expect(attach.filter { $0.applies(flags: 0) }.map(\.permission) == [.write, .save])
    let addresses = RemoteProcedure.domainInterfaceAddresses.access ?? []
    #expect(addresses.filter { $0.applies(flags: 0, source: 1) }.map(\.permission) == [.read, .write])
  }

  @Test(arguments: [
    (RemoteProcedure.domainCreateXML, "virDomainCreateXML"), (.domainGetVCPUs, "virDomainGetVcpus"),
    (.domainSnapshotListNames, "virDomainSnapshotListNames"), (.connectGetURI, "virConnectGetURI"),
    (.domainSetThrottleGroup, "virDomainSetThrottleGroup"), (.storageVolumeGetPath, "virStorageVolGetPath"),
  ])
  func `a call knows the function that clients call`(procedure: RemoteProcedure, function: String) {
    #expect(procedure.function?.description == function)
  }

  @Test func `streams and descriptors are marked`() {
    #expect(RemoteProcedure.domainOpenConsole.stream == .receives)
    #expect(RemoteProcedure.storageVolumeUpload.stream == .sends)
    #expect(RemoteProcedure.domainGetInfo.stream == nil)
    #expect(RemoteProcedure.domainCreateWithFiles.takesDescriptors)
    #expect(!RemoteProcedure.domainCreate.takesDescriptors)
  }
}

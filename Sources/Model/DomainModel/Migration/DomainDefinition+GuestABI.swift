public import DroverCore

extension DomainDefinition {
  /// Refuses a definition that a running guest cannot be moved to: what the guest sees must be the same. Where images,
  /// sockets and displays lie on the host may differ; so may the domain's name, and what is only for people.
  ///
  /// Both definitions are complete, with addresses. Errors: `configUnsupported`, with the first thing that differs.
  public func checkGuestABI(against source: DomainDefinition) throws(VirtError) {
    for (what, isSame) in Self.facets where !isSame(self, source) {
      throw VirtError(.configUnsupported, "Target domain \(what) does not match source")
    }
    let (here, there) = (devices ?? Devices(), source.devices ?? Devices())
    for (what, isSame) in Self.deviceFacets where !isSame(here, there) {
      throw VirtError(.configUnsupported, "Target domain \(what) do not match source")
    }
  }

  private typealias Facet<Whole> = (String, @Sendable (Whole, Whole) -> Bool)

  private static func same<Whole: SendableMetatype, Part: Equatable & SendableMetatype>(
    _ what: String, _ part: @escaping @Sendable (Whole) -> Part
  ) -> Facet<Whole> {
    (what, { part($0) == part($1) })
  }

  private static let facets: [Facet<DomainDefinition>] = [
    same("virtualization type") { $0.type },
    same("uuid") { $0.uuid },
    same("architecture") { $0.os?.type?.arch },
    same("machine type") { $0.os?.type?.machine },
    same("max memory") { $0.memory?.amount.bytes },
    same("memory slots") { $0.maxMemory },
    same("vCPU count") { $0.vcpu?.count },
    same("CPU") { $0.cpu },
    same("features") { $0.features },
    same("SMBIOS mode") { $0.os?.smbios },
    same("system information") { $0.systemInformation },
    same("firmware") { ($0.os?.loader != nil).description },
    same("clock timers") { $0.clock?.timers },
  ]

  /// What a guest sees of any device: which kind it is, where it sits.
  private struct Place: Equatable {
    var kind: String
    var address: DeviceAddress?
    var detail: String

    init(_ kind: some CustomStringConvertible, _ info: DeviceInfo, _ details: String?...) {
      self.kind = kind.description
      address = info.address
      detail = details.map { $0 ?? "-" }.joined(separator: " ")
    }
  }

  private static let deviceFacets: [Facet<Devices>] = [
    same("disks") {
      $0.disks.map { disk in
        Place(
          disk.device.rawValue, disk.info, disk.model?.rawValue, disk.target?.dev, disk.target?.bus?.rawValue,
          disk.serial, disk.wwn, disk.vendor, disk.product, disk.readonly ? "readonly" : nil)
      }
    },
    same("controllers") {
      $0.controllers.map { Place($0.type.rawValue, $0.info, $0.model.map { "\($0)" }, $0.index.map { "\($0)" }) }
    },
    same("network cards") {
      $0.interfaces.map { Place("interface", $0.info, $0.model?.type, $0.mac.map { "\($0.address)" }) }
    },
    same("filesystems") { $0.filesystems.map { Place("filesystem", $0.info, $0.target?.dir) } },
    same("smartcards") { $0.smartcards.map { Place("smartcard", $0.info) } },
    same("serial ports") { $0.serials.map { Place("serial", $0.info) } },
    same("parallel ports") { $0.parallels.map { Place("parallel", $0.info) } },
    same("consoles") { $0.consoles.map { Place("console", $0.info) } },
    same("channels") { $0.channels.map { Place("channel", $0.info, $0.target?.name) } },
    same("input devices") { $0.inputs.map { Place("input", $0.info, "\($0.type)", $0.bus.map { "\($0)" }) } },
    same("sound cards") { $0.sounds.map { Place("sound", $0.info, "\($0.model)") } },
    same("video cards") { $0.videos.map { Place("video", $0.info, $0.model.map { "\($0.type)" }) } },
    same("host devices") { $0.hostDevices.map { Place("hostdev", $0.info) } },
    same("watchdogs") { $0.watchdogs.map { Place("watchdog", $0.info, "\($0.model)") } },
    same("random number generators") { $0.rngs.map { Place("rng", $0.info) } },
    same("memory devices") { $0.memories.map { Place("memory", $0.info) } },
    same("shared memory devices") { $0.sharedMemories.map { Place("shmem", $0.info) } },
    same("panic devices") { $0.panics.map { Place("panic", $0.info) } },
    same("TPMs") { $0.tpms.map { Place("tpm", $0.info) } },
    same("memory balloons") { $0.balloon.map { Place("balloon", $0.info, "\($0.model)") } },
    same("vsocks") { $0.vsock.map { Place("vsock", $0.info) } },
    same("IOMMUs") { $0.iommus.map { Place("iommu", $0.info) } },
  ]
}

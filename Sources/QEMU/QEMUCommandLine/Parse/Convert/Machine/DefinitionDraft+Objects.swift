import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// Objects that stand for themselves: protection of the guest, input devices of the host, the main loop.
  mutating func convertObjects() {
    for position in model.positions(of: "object") where model[position].fate == .open {
      var settings = model[position].settings
      let isDone: Bool
      switch settings.text("qom-type") {
      case "sev-guest", "sev-snp-guest", "s390-pv-guest", "tdx-guest": isDone = convertProtection(&settings, position)
      case "input-linux": isDone = convertInput(&settings)
      case "main-loop": isDone = convertMainLoop(&settings)
      default: continue
      }
      if isDone, settings.rest.isEmpty { model[position].fate = .converted }
    }
    keepUnreadProtection()
    if merged("machine").peekText("iommu") == "smmuv3" {
      var iommu = IOMMU()
      iommu.model = .smmuv3
      devices.iommus.append(iommu)
    }
  }

  private mutating func convertProtection(_ settings: inout Settings, _ position: Int) -> Bool {
    guard settings.text("id") == merged("machine").peekText("confidential-guest-support") else { return false }
    var security = LaunchSecurity()
    switch model[position].settings.peekText("qom-type") {
    case "sev-guest": security.type = .sev
    case "sev-snp-guest": security.type = .sevSNP
    case "tdx-guest": security.type = .tdx
    default: security.type = .s390PV
    }
    security.cbitpos = settings.number("cbitpos")
    security.reducedPhysBits = settings.number("reduced-phys-bits")
    if let policy: UInt64 = settings.number("policy") { security.policy = XMLHexNumber<FourDigits>(policy).xmlText }
    security.kernelHashes = settings.flag("kernel-hashes").map { YesNo($0) }
    security.guestVisibleWorkarounds = settings.text("guest-visible-workarounds")
    security.idBlock = settings.text("id-block")
    security.idAuth = settings.text("id-auth")
    security.hostData = settings.text("host-data")
    security.authorKey = settings.flag("author-key-enabled").map { YesNo($0) }
    security.vcek = settings.flag("vcek-disabled").map { YesNo(!$0) }
    security.mrConfigId = settings.text("mrconfigid")
    security.mrOwner = settings.text("mrowner")
    security.mrOwnerConfig = settings.text("mrownerconfig")
    for key in ["dh-cert-file", "session-file"] {
      guard let path = settings.text(key) else { continue }
      if key == "dh-cert-file" { security.certificate = "" } else { security.session = "" }
      note(.unsure, "-object …,\(key)=\(path)", "the text of this file belongs into <launchSecurity>")
    }
    definition.launchSecurity = security
    return true
  }

  /// What a machine names and no element says is named again in the end.
  private mutating func keepUnreadProtection() {
    guard definition.launchSecurity == nil, let id = merged("machine").peekText("confidential-guest-support"),
      let position = model.positions(of: "machine").first
    else { return }
    let words = ["-machine", "confidential-guest-support=\(KeyValueText.quoted(id))"]
    if case .kept(let others) = model[position].fate {
      model[position].fate = .kept(others + words)
    } else {
      model[position].fate = .kept(words)
    }
    note(.kept, words.joined(separator: " "), "no element says this protection of the guest")
  }

  private mutating func convertInput(_ settings: inout Settings) -> Bool {
    var input = Input()
    input.type = .evdev
    input.source = InputSource()
    input.source?.dev = settings.text("evdev")
    input.source?.repeat = settings.onOff("repeat")
    if settings.flag("grab_all") == true { input.source?.grab = .all }
    input.source?.grabToggle = settings.text("grab-toggle").flatMap { InputSource.GrabToggle(rawValue: $0) }
    if let id = settings.text("id") { input.info.alias = DeviceAlias(id) }
    guard settings.rest.isEmpty else { return false }
    devices.inputs.append(input)
    return true
  }

  private mutating func convertMainLoop(_ settings: inout Settings) -> Bool {
    settings.ignore("id")
    var loop = DefaultIOThread()
    loop.threadPoolMin = settings.number("thread-pool-min")
    loop.threadPoolMax = settings.number("thread-pool-max")
    definition.defaultiothread = loop
    return true
  }
}

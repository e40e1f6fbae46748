import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// `-name`, `-uuid`, `-smbios`, `-fw_cfg`.
  mutating func convertIdentity(fallbackName: String) {
    var settings = merged("name")
    let given = settings.text("guest") ?? ""
    settings.ignore("debug-threads")
    close("name", settings)
    let name = String(given.map { $0 == "/" || $0 == "\n" ? "-" : $0 })
    definition.name = name.isEmpty ? fallbackName : name
    if name != given { note(.unsure, "-name \(given)", "a name holds no slash; '\(name)' stands for it") }
    convertUUID()
    for position in model.positions(of: "smbios") { convertSMBIOS(position) }
    for position in model.positions(of: "fw_cfg") { convertFirmwareConfiguration(position) }
  }

  private mutating func convertUUID() {
    if let text = model.lastText("uuid") {
      definition.uuid = UUID(text)
      if definition.uuid != nil { mark("uuid", .converted) }
    }
    // Some write it into the SMBIOS tables alone, which is where the guest reads it.
    for position in model.positions(of: "smbios") where definition.uuid == nil {
      let settings = model[position].settings
      guard settings.peekText("type") == "1" else { continue }
      definition.uuid = settings.peekText("uuid").flatMap { UUID($0) }
    }
    if definition.uuid == UUID(high: 0, low: 0) { definition.uuid = nil }
    if definition.uuid == nil {
      note(.unsure, "-uuid", "there is none: the guest reads zeros; a definition gets one when it is stored")
    }
  }

  private mutating func convertSMBIOS(_ position: Int) {
    var settings = model[position].settings
    guard let type = settings.text("type"), let names = Self.tables[type] else { return }
    var entries: [SystemInformationEntry] = []
    for name in names {
      let values = settings.takeAll(name).compactMap(\.optionText)
      guard values.count <= 1 || type == "11" else { return }
      for value in values {
        var entry = SystemInformationEntry()
        entry.name = name
        entry.value = value
        entries.append(entry)
      }
    }
    guard settings.rest.isEmpty, !entries.isEmpty, isFit(entries, type: type) else { return }
    let place = definition.systemInformation.firstIndex { $0.type == .smbios }
    var information = place.map { definition.systemInformation[$0] } ?? SystemInformation()
    func added(_ table: SystemInformationTable?) -> SystemInformationTable {
      var table = table ?? SystemInformationTable()
      table.entries = table.entries.filter { old in !entries.contains { $0.name == old.name } } + entries
      return table
    }
    switch type {
    case "0": information.bios = added(information.bios)
    case "1": information.system = added(information.system)
    case "2": information.baseBoards.append(added(nil))
    case "3": information.chassis = added(information.chassis)
    default:
      var strings = information.oemStrings ?? SystemInformationStrings()
      strings.entries += entries.compactMap(\.value)
      information.oemStrings = strings
    }
    if let place {
      definition.systemInformation[place] = information
    } else {
      definition.systemInformation.append(information)
    }
    model[position].fate = .converted
  }

  private static let tables: [String: [String]] = [
    "0": ["vendor", "version", "date", "release"],
    "1": ["manufacturer", "product", "version", "serial", "uuid", "sku", "family"],
    "2": ["manufacturer", "product", "version", "serial", "asset", "location"],
    "3": ["manufacturer", "version", "serial", "asset", "sku"],
    "11": ["value"],
  ]

  /// A definition asks more of two entries than QEMU does.
  private func isFit(_ entries: [SystemInformationEntry], type: String) -> Bool {
    entries.allSatisfy { entry in
      if type == "1", entry.name == "uuid" { return entry.value.flatMap { UUID($0) } == definition.uuid }
      guard type == "0", entry.name == "date" else { return true }
      let parts = (entry.value ?? "").split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 3, let month = parts[0], let day = parts[1], let year = parts[2] else { return false }
      return (1...12).contains(month) && (1...31).contains(day) && (1900...9999).contains(year)
    }
  }

  private mutating func convertFirmwareConfiguration(_ position: Int) {
    var settings = model[position].settings
    var entry = SystemInformationEntry()
    entry.name = settings.text("name") ?? ""
    entry.file = settings.text("file")
    entry.value = settings.text("string")
    // Names of the firmware's own are not a definition's to give.
    let isFree = entry.name.hasPrefix("opt/") && !["opt/ovmf/", "opt/org.qemu/"].contains { entry.name.hasPrefix($0) }
    guard settings.rest.isEmpty, isFree, (entry.file == nil) != (entry.value == nil), entry.value != "" else { return }
    if let place = definition.systemInformation.firstIndex(where: { $0.type == .fwcfg }) {
      definition.systemInformation[place].entries.append(entry)
    } else {
      var information = SystemInformation()
      information.type = .fwcfg
      information.entries = [entry]
      definition.systemInformation.append(information)
    }
    model[position].fate = .converted
  }
}

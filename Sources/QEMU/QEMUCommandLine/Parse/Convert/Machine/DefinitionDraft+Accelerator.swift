import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// What runs the guest's instructions: the first of the list that can be had.
  mutating func convertAccelerator(_ machine: inout Settings) {
    var names: [String] = []
    var byOption: [(name: String, position: Int)] = []
    for position in model.positions(of: "accel") {
      for name in (model[position].settings.text("accel") ?? "").split(separator: ":") {
        byOption.append((String(name), position))
      }
      model[position].fate = .converted
    }
    names = byOption.map(\.name)
    if let list = machine.text("accel") { names += list.split(separator: ":").map(String.init) }
    if model.has("enable-kvm") { names.append("kvm") }
    if model.has("no-kvm") { names.append("tcg") }
    for name in ["enable-kvm", "no-kvm"] { mark(name, .converted) }
    if model.has("enable-hax") {
      mark("enable-hax", .dropped)
      note(.lost, "-enable-hax", "QEMU has lost this accelerator")
    }
    if names.isEmpty, emulatorName.hasSuffix("kvm") { names = ["kvm", "tcg"] }
    let chosen = choose(names)
    switch chosen {
    case "kvm": definition.type = .kvm
    case "hvf": definition.type = .hvf
    case "tcg", "qemu": definition.type = .qemu
    default:
      definition.type = .qemu
      note(.lost, "-accel \(chosen)", "a definition for QEMU has no such accelerator")
    }
    for (name, position) in byOption where name == chosen { convertAcceleratorOptions(position, name) }
    for (name, position) in byOption where name != chosen && chosen != "" {
      noteRest(of: position)
      note(.lost, "-accel \(name)", "a definition has one accelerator, here '\(chosen)', and none to fall back to")
    }
  }

  private func choose(_ names: [String]) -> String {
    guard let first = names.first else { return "tcg" }
    guard names.count > 1, let offered = platform?.accelerators else { return first }
    return names.first { name in
      GuestPlatform.Accelerator(rawValue: name == "tcg" ? "qemu" : name).map { offered.contains($0) } ?? false
    } ?? first
  }

  private mutating func convertAcceleratorOptions(_ position: Int, _ name: String) {
    var settings = model[position].settings
    var features = definition.features ?? Features()
    if name == "kvm", let size = settings.number("dirty-ring-size", as: UInt32.self), size > 0 {
      var ring = KVMDirtyRing()
      ring.state = .on
      ring.size = size
      features.kvm = KVMFeatures()
      features.kvm?.dirtyRing = ring
    }
    if name == "tcg", let size = settings.number("tb-size", as: UInt32.self) {
      var cache = TCGFeatures()
      cache.tbCache = MemoryAmount(kibibytes: UInt64(size) << 10)
      features.tcg = cache
    }
    definition.features = features
    // These say what is so anyway.
    if settings.peekText("device") == "/dev/kvm" { settings.ignore("device") }
    if settings.peekText("thread") == "multi" { settings.ignore("thread") }
    model[position].settings = settings
    noteRest(of: position)
  }
}

import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// `-cpu`: the model, its features, and what a definition says elsewhere.
  mutating func convertProcessor() {
    guard let text = model.lastText("cpu") else { return }
    let parts = KeyValueReader.parts(text, impliedKey: "cpu model")
    var reading = ProcessorReading(isX86: architecture?.isX86 ?? true)
    for part in parts { reading.read(part) }
    var cpu = reading.cpu
    switch reading.model {
    case "host":
      cpu.mode = .hostPassthrough
      cpu.check = cpu.check ?? CPU.Check.none
    case "max":
      cpu.mode = .maximum
      cpu.check = cpu.check ?? CPU.Check.none
    default:
      cpu.mode = .custom
      cpu.match = .exact
      cpu.check = cpu.check ?? CPU.Check.none
      var named = cpu.model ?? CPUModel()
      named.fallback = .forbid
      named.name = reading.model
      cpu.model = named
    }
    if cpu.mode != .custom, cpu.model?.vendorId != nil {
      reading.rest.append("vendor")
      cpu.model = nil
    }
    definition.cpu = cpu
    definition.features = reading.features(over: definition.features)
    for timer in reading.timers { add(timer) }
    let saysFeatures = architecture.map { $0.isX86 || $0.isArm || $0.isS390 } ?? false
    if !cpu.features.isEmpty, !saysFeatures { reading.rest += cpu.features.map(\.name) }
    if cpu.check == .full, reading.rest.isEmpty, let architecture {
      let family = architecture == .x86 ? "x86_64-cpu" : "i386-cpu"
      keepAlso(["-global", "\(family).enforce=on"], "no element makes QEMU refuse what the host has not")
    }
    mark("cpu", .converted)
    guard !reading.rest.isEmpty, let last = model.positions(of: "cpu").last else { return }
    // QEMU takes the last one.
    model[last].fate = .kept(model[last].option.words)
    note(.kept, "-cpu \(text)", "no element says \(reading.rest.joined(separator: ", "))")
  }
}

public import DomainModel
public import DroverCore
import DroverXML

/// Finds out which element of a text became which argument.
public struct CommandExplainer {
  private let source: XMLSourceMap
  private let complete: DomainDefinition
  private let origins: DeviceOrigins
  private let platform: GuestPlatform
  private let options: CompletionOptions
  private let experiment: Counterfactual
  private let line: CommandLine

  /// Reads and completes a definition and builds its command line.
  ///
  /// - Parameter context: makes the context of a launch for the name of the domain.
  /// - Throws: what is wrong with the definition.
  public init(
    _ text: String, platform: GuestPlatform, options: CompletionOptions = .started,
    context makeContext: (String) -> LaunchContext
  ) throws(VirtError) {
    let parsed = try DomainDefinition.parse(text).definition
    var complete = parsed
    try complete.complete(for: platform, options: options)
    origins = DeviceOrigins(of: complete, in: parsed)
    self.complete = complete
    let ready = complete.readyToStart(for: platform)
    let context = makeContext(complete.name ?? "")
    line = try CommandLineBuilder(ready, platform: platform, context: context).build()
    source = XMLSourceMap(text)
    experiment = Counterfactual(ready, line, platform: platform, context: context)
    self.platform = platform
    self.options = options
  }

  /// The explanation. It builds the command line once for each thing that the definition says.
  public func explanation() -> CommandExplanation {
    var findings: [Finding] = []
    for item in experiment.text.items where isWorthTrying(item) {
      findings.append(Finding(item.path, of: device(item.path), experiment.effect(without: item.path)))
    }
    var indirect: [Finding] = []
    let untold = untold(findings, &indirect)
    return CommandExplanation(
      arguments: experiment.arguments.indices.map { index in
        let direct = sources(of: index, findings).map(place)
        let others = indirect.filter { $0.changes(index) }.map { source($0.path) }
        return .init(
          argument: experiment.arguments[index], sources: direct + others.filter { !direct.contains($0) })
      }, untold: untold)
  }

  // MARK: Arguments

  /// What became of the command line without something.
  private struct Finding {
    let path: String
    /// The device that it is in or is.
    let device: String?
    let effect: Counterfactual.Effect

    init(_ path: String, of device: String?, _ effect: Counterfactual.Effect) {
      self.path = path
      self.device = device
      self.effect = effect
    }

    var isDevice: Bool { path == device }

    func changes(_ index: Int) -> Bool {
      if case .changes(let changed, _) = effect { changed.contains(index) } else { false }
    }

    /// Whether an argument goes, and does not come in another form.
    func removes(_ index: Int, _ argument: CommandArgument) -> Bool {
      guard case .changes(let changed, let added) = effect, changed.contains(index) else { return false }
      return !added.contains { $0.identity == argument.identity }
    }
  }

  /// An argument that is gone without a device is the device's; what another device does to it is an accident.
  private func sources(of index: Int, _ findings: [Finding]) -> [String] {
    let argument = experiment.arguments[index]
    let owner = findings.first { $0.isDevice && $0.removes(index, argument) }
    let rest = findings.filter { $0.changes(index) && !$0.isDevice }
    if let owner { return [owner.path] + rest.filter { $0.device == nil }.map(\.path) }
    guard rest.isEmpty else { return rest.map(\.path) }
    return findings.filter { $0.changes(index) }.map(\.path)
  }

  /// Devices, and everything that holds nothing else; inside of a device only what the text holds.
  private func isWorthTrying(_ item: XMLSourceItem) -> Bool {
    guard let device = device(item.path) else { return isLeaf(item, of: experiment.text) }
    return item.path == device || (isLeaf(item, of: experiment.text) && place(item.path).line != nil)
  }

  private func isLeaf(_ item: XMLSourceItem, of text: XMLSourceMap) -> Bool {
    item.kind != .element || text.isBare(item.path)
  }

  /// The device that a path leads to or into.
  private func device(_ path: String) -> String? {
    let parts = path.split(separator: "/")
    guard parts.count > 2, parts[1] == "devices" else { return nil }
    return "/" + parts.prefix(3).joined(separator: "/")
  }

  /// A path of the complete definition, in the text when it is there.
  private func place(_ path: String) -> CommandExplanation.Source {
    guard let own = origins.path(of: path), source.place(of: own)?.isExact ?? false else {
      return .init(path: Self.shown(path), line: nil)
    }
    return source(own)
  }

  /// A path of the text.
  private func source(_ path: String) -> CommandExplanation.Source {
    let place = source.place(of: path)
    return .init(path: Self.shown(place?.path ?? path), line: place?.line)
  }

  /// A text is the element's.
  private static func shown(_ path: String) -> String {
    path.hasSuffix("/text()") ? String(path.dropLast("/text()".count)) : path
  }

  // MARK: What is in no argument

  /// - Parameter indirect: gets what has its effect while the definition is completed, and then is gone.
  private func untold(_ findings: [Finding], _ indirect: inout [Finding]) -> [CommandExplanation.Untold] {
    var effects: [String: Counterfactual.Effect] = [:]
    for finding in findings {
      guard let own = origins.path(of: finding.path), let place = source.place(of: own), place.isExact else { continue }
      effects[place.path] = finding.effect
    }
    var tree = UntoldTree()
    for item in source.items {
      let isLeaf = isLeaf(item, of: source)
      tree.add(item, isLeaf: isLeaf, reason: isLeaf ? reason(of: item.path, effects[item.path], &indirect) : nil)
    }
    return tree.collapsed.map { path, reason in
      .init(source: source(path), value: source.value(of: path), reason: reason)
    }
  }

  /// Why something is in no argument; nil when it is in one.
  private func reason(
    of path: String, _ effect: Counterfactual.Effect?, _ indirect: inout [Finding]
  ) -> CommandExplanation.Reason? {
    var withheld: [String] = []
    switch effect {
    case .needed: return nil
    case .changes(let changed, let added):
      guard changed.isEmpty else { return nil }
      withheld = added.map(\.option)
    case nil: break
    }
    // The program is no argument of itself.
    if path.hasPrefix("/domain/devices/emulator") { return nil }
    if let side = HostSide.of(path) { return .host(side) }
    guard withheld.isEmpty else { return .withholds(withheld) }
    guard let other = completed(without: path) else { return nil }
    if other == complete { return .standard }
    let later = experiment.effect(of: other.readyToStart(for: platform))
    guard case .changes(let changed, _) = later, changed.isEmpty else {
      indirect.append(Finding(path, of: device(path), later))
      return nil
    }
    return .silent
  }

  /// The definition as it would be completed without something; nil when there would be none.
  private func completed(without path: String) -> DomainDefinition? {
    guard let rest = source.text(without: path),
      var other = try? XMLReader.examine(rest, as: "domain", DomainDefinition.self).value
    else { return nil }
    other.takeMadeUp(from: complete)
    guard (try? other.complete(for: platform, options: options)) != nil else { return nil }
    return other
  }
}

extension DomainDefinition {
  /// With what it gets at a start: names, numbers of images, ports.
  fileprivate func readyToStart(for platform: GuestPlatform) -> DomainDefinition {
    var definition = self
    definition.assignAliases(for: platform)
    definition.assignStorageIndexes()
    definition.assignPlaceholderPorts()
    return definition
  }
}

extension DomainDefinition {
  /// What completing makes up is made up alike: identities, and addresses of interfaces.
  fileprivate mutating func takeMadeUp(from complete: DomainDefinition) {
    if uuid == nil { uuid = complete.uuid }
    if genid != nil, genid?.uuid == nil { genid?.uuid = complete.genid?.uuid }
    let known = complete.devices?.interfaces ?? []
    guard devices?.interfaces.count == known.count else { return }
    for (index, interface) in known.enumerated() where devices?.interfaces[index].mac == nil {
      devices?.interfaces[index].mac = interface.mac
    }
  }
}

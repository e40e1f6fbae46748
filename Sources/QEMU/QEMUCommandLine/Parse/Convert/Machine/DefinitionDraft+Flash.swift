import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// The firmware in flash memory: the first image is its code, the second its variables.
  mutating func convertFlash(_ drives: [PluggedDrive]) {
    var images: [(image: ImageFacts, positions: [Int])] = []
    let machine = merged("machine")
    for key in ["pflash0", "pflash1"] {
      guard let node = machine.peekText(key) else { continue }
      claims = []
      let found: ImageFacts?
      if let position = position("drive", id: node) {
        var settings = model[position].settings
        claims.append(position)
        found = driveFacts(&settings).flatMap { facts in
          var image = facts.image
          if facts.disk.readonly { image?.isReadOnly = true }
          return image
        }
      } else {
        found = image(.string(node))
      }
      guard let found else { return keepFlash(machine) }
      images.append((found, claims))
    }
    for drive in drives.sorted(by: { $0.index < $1.index }) where images.count < 2 {
      claims = []
      var settings = drive.settings
      guard let facts = driveFacts(&settings), var image = facts.image, let position = drive.position else { return }
      if facts.disk.readonly { image.isReadOnly = true }
      images.append((image, claims + [position]))
    }
    claims = []
    guard let code = images.first?.image else { return }
    guard code.type == .file || code.type == .block, let path = code.source.file ?? code.source.dev else {
      return keepFlash(machine)
    }
    var loader = definition.os?.loader ?? Loader()
    loader.type = .pflash
    loader.path = path
    loader.readonly = YesNo(code.isReadOnly ?? false)
    loader.format = code.format == .qcow2 ? .qcow2 : .raw
    if images.count == 1, loader.readonly == .yes { loader.stateless = .yes }
    // Said outright, or firmware that is known to need it would turn it on.
    if loader.secure == nil { loader.secure = .no }
    definition.os?.loader = loader
    if images.count > 1 {
      let variables = store(images[1].image)
      definition.os?.nvram = variables
    }
    for image in images { noteLost(flash: image.image) }
    for position in images.flatMap(\.positions) { model[position].fate = .converted }
  }

  private func store(_ image: ImageFacts) -> FirmwareStore {
    var store = FirmwareStore()
    store.format = image.format == .qcow2 ? .qcow2 : .raw
    if image.type == .file {
      store.path = image.source.file
    } else {
      store.type = image.type
      store.source = image.source
    }
    return store
  }

  /// Firmware that no element says is named again in the end.
  private mutating func keepFlash(_ machine: Settings) {
    claims = []
    guard let position = model.positions(of: "machine").first else { return }
    var words: [String] = []
    for key in ["pflash0", "pflash1"] {
      if let node = machine.peekText(key) { words += ["-machine", "\(key)=\(KeyValueText.quoted(node))"] }
    }
    guard !words.isEmpty else { return }
    if case .kept(let others) = model[position].fate { words = others + words }
    model[position].fate = .kept(words)
    note(.kept, words.joined(separator: " "), "no element says where this firmware lies")
  }
}

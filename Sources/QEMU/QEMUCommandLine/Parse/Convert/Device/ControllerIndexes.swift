import DomainModel
import DroverXML

/// Which index each controller has. QEMU knows controllers by names that anybody may choose; a definition numbers them.
struct ControllerIndexes {
  private var indexes: [Controller.Kind: [String: UInt32]] = [:]
  private var next: [Controller.Kind: UInt32] = [:]

  /// Numbers the controllers of a kind.
  ///
  /// Names that end in a number keep it, where that gives every controller a number of its own without a gap; else
  /// they are numbered in their order.
  ///
  /// - Parameters:
  ///   - names: QEMU's names in order; empty for a controller without one.
  ///   - first: the first number that is free.
  mutating func assign(_ names: [String], of kind: Controller.Kind, first: UInt32) -> [UInt32] {
    let prefix = Self.prefix(of: kind)
    let wanted = names.map { Self.number(of: $0, prefix: prefix, isUSB: kind == .usb) }
    let known = Set(wanted.compactMap { $0 })
    let isWhole = known.count == names.count && known.allSatisfy { $0 >= first }
    let hasGap = !(known.max().map { $0 < first + UInt32(clamping: names.count) } ?? true)
    let keeps = isWhole && (!hasGap || kind == .usb || kind == .virtioSerial || kind == .ccid)
    var given: [UInt32] = []
    for (place, name) in names.enumerated() {
      let index = keeps ? wanted[place] ?? 0 : first + UInt32(clamping: place)
      if !name.isEmpty { indexes[kind, default: [:]][name] = index }
      given.append(index)
    }
    next[kind] = (given.max().map { $0 + 1 } ?? first)
    return given
  }

  /// The index of a controller by QEMU's name.
  func index(of kind: Controller.Kind, named name: String) -> UInt32? { indexes[kind]?[name] }

  /// Names a controller that the machine brings along.
  mutating func name(_ name: String, _ index: UInt32, of kind: Controller.Kind) {
    indexes[kind, default: [:]][name] = index
    next[kind] = max(next[kind] ?? 0, index + 1)
  }

  /// An index that no controller of the kind has yet.
  mutating func takeNext(_ kind: Controller.Kind) -> UInt32 {
    let index = next[kind] ?? 0
    next[kind] = index + 1
    return index
  }

  private static func prefix(of kind: Controller.Kind) -> [String] {
    switch kind {
    case .pci: ["pci.", "pcie."]
    default: [kind.rawValue]
    }
  }

  private static func number(of name: String, prefix: [String], isUSB: Bool) -> UInt32? {
    if isUSB, name == "usb" { return 0 }
    for start in prefix where name.hasPrefix(start) {
      let digits = name.dropFirst(start.count)
      if let number = UInt32(digits), number < 1024, digits.first != "+" { return number }
    }
    return nil
  }
}

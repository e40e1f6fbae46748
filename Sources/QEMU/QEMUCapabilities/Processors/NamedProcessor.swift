import DomainModel

/// A processor model that QEMU can play, as much of it as is needed to tell a host's processor by it.
struct NamedProcessor: Sendable {
  /// Family, model and a range of steppings of a processor (CPUID leaf 1).
  struct Signature: Sendable {
    let family: Int
    let model: Int
    let steppings: ClosedRange<Int>

    init(_ family: Int, _ model: Int, _ steppings: ClosedRange<Int> = 0...15) {
      self.family = family
      self.model = model
      self.steppings = steppings
    }
  }

  /// What `-cpu` calls it.
  let name: String
  /// The twelve letters of its maker; nil when anybody's.
  let vendor: String?
  /// The processors that are sold under this name.
  let signatures: [Signature]
  /// What the guest gets, by QEMU's names.
  let features: Set<String>
  /// What the guest gets beside that, but by which the model was never chosen: libvirt learnt of it later.
  let added: Set<String>

  init(
    _ name: String, vendor: String?, signatures: [Signature], features: String, added: Set<String> = []
  ) {
    self.name = name
    self.vendor = vendor
    self.signatures = signatures
    self.features = Set(features.split(whereSeparator: \.isWhitespace).map(String.init))
    self.added = added
  }

  /// Whether a processor is one of those sold under this name.
  func isSold(as identity: ProcessorIdentity) -> Bool {
    signatures.contains {
      $0.family == identity.family && $0.model == identity.model && $0.steppings.contains(identity.stepping)
    }
  }
}

extension HostProcessor {
  /// The model that comes nearest to a processor, with what it has beside it and what it lacks; nil when QEMU has no
  /// model that is known here.
  ///
  /// As in libvirt: a model that is sold under the processor's signature goes before all others. Of the rest the one
  /// with the shortest list of differences is taken, where each further feature that must be turned off costs one more
  /// than the last: software looks for what a model always has.
  init?(_ identity: ProcessorIdentity, features host: Set<String>, offered: Set<String>) {
    var best: (model: NamedProcessor, cost: Int, missing: Int, isSold: Bool)?
    // Features of KVM itself are no processor's.
    let host = host.filter { !$0.hasPrefix("kvm") }
    for model in NamedProcessor.all.reversed()
    where offered.contains(model.name) && (model.vendor ?? identity.vendor) == identity.vendor {
      let missing = model.features.subtracting(host).count
      let cost = host.subtracting(model.features).count + missing * (missing + 1) / 2
      let isSold = model.isSold(as: identity)
      if let now = best {
        if now.isSold, !isSold { continue }
        let isNearer = cost < now.cost || (cost == now.cost && missing < now.missing)
        guard isNearer || (isSold && !now.isSold) else { continue }
      }
      best = (model, cost, missing, isSold)
    }
    guard let model = best?.model else { return nil }
    let own = model.features.union(model.added)
    self.init(
      model: model.name, vendor: identity.vendor, present: Self.ordered(host.subtracting(own)),
      absent: Self.ordered(own.subtracting(host)), features: host)
  }

  static func ordered(_ names: Set<String>) -> [String] {
    var places: [String: Int] = [:]
    for (place, name) in NamedProcessor.order.enumerated() { places[name] = places[name] ?? place }
    return names.sorted { (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1) }
  }
}

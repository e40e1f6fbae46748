import DomainModel
import DroverCore

/// Limits of a network card's traffic (`virDomainSetInterfaceParameters`), KiB per second and KiB.
struct BandwidthWish: Sendable {
  private let values: [String: UInt64]

  /// Errors: `argumentUnsupported` for an unknown name, `invalidArg` for a wrong type.
  init(_ parameters: [TypedParameter]) throws(VirtError) {
    var kinds: [String: AcceptedParameters.Kind] = ["inbound.floor": .uint]
    for direction in ["inbound", "outbound"] {
      for name in ["average", "peak", "burst"] { kinds["\(direction).\(name)"] = .uint }
    }
    try AcceptedParameters(kinds).check(parameters)
    values = Dictionary(
      parameters.map { ($0.name, $0.value.unsigned ?? 0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The limits afterwards: a direction is given anew as a whole, and is unlimited without an average.
  ///
  /// Errors: `operationUnsupported` for a guaranteed rate, which needs a network that shares its own.
  func applied(to old: InterfaceBandwidth?) throws(VirtError) -> InterfaceBandwidth? {
    guard values["inbound.floor"] ?? 0 == 0 else {
      throw VirtError(.operationUnsupported, "floor attribute isn't supported for this network's type")
    }
    var bandwidth = old ?? InterfaceBandwidth()
    if let rate = rate("inbound") { bandwidth.inbound = rate.average ?? 0 == 0 ? nil : rate }
    if let rate = rate("outbound") { bandwidth.outbound = rate.average ?? 0 == 0 ? nil : rate }
    return bandwidth == InterfaceBandwidth() ? nil : bandwidth
  }

  private func rate(_ direction: String) -> InterfaceRate? {
    guard values.keys.contains(where: { $0.hasPrefix(direction + ".") }) else { return nil }
    func value(_ name: String) -> UInt64? { values["\(direction).\(name)"].flatMap { $0 == 0 ? nil : $0 } }
    var rate = InterfaceRate()
    rate.average = value("average")
    rate.peak = value("peak")
    rate.burst = value("burst")
    return rate
  }
}

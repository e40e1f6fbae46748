import DomainModel
import DroverCore

/// Shares and limits of the host's block devices (`virDomainSetBlkioParameters`).
struct BlockWeightWish: TuningWish {
  static let call = "virDomainSetBlkioParameters"

  private struct Entry: Sendable {
    var limit: BlockDeviceLimit
    var path: String
    var value: UInt64
  }

  private var weight: UInt32?
  private var entries: [Entry] = []

  /// Errors: `argumentUnsupported` for an unknown name, `invalidArg` for a wrong type and a list that is none.
  init(_ parameters: [TypedParameter]) throws(VirtError) {
    var kinds: [String: AcceptedParameters.Kind] = ["weight": .uint]
    for limit in BlockDeviceLimit.allCases { kinds[limit.rawValue] = .string }
    try AcceptedParameters(kinds).check(parameters)
    for parameter in parameters {
      if let limit = BlockDeviceLimit(rawValue: parameter.name), let text = parameter.value.text {
        entries += try Self.entries(text, limit)
      } else {
        weight = parameter.value.unsigned.map { UInt32(clamping: $0) }
      }
    }
  }

  /// Reads `path,value,path,value`.
  private static func entries(_ text: String, _ limit: BlockDeviceLimit) throws(VirtError) -> [Entry] {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count.isMultiple(of: 2) else {
      throw VirtError(.invalidArg, "unable to parse blkio device '\(limit.rawValue)' '\(text)'")
    }
    var entries: [Entry] = []
    for (path, number) in zip(parts, parts.dropFirst()).enumerated().filter({ $0.offset.isMultiple(of: 2) }).map(
      \.element)
    {
      let isWide = limit == .readBytes || limit == .writeBytes
      guard let value = UInt64(number), isWide || value <= UInt64(UInt32.max) else {
        throw VirtError(
          .invalidArg, "invalid value '\(number)' for parameter '\(limit.rawValue)' of device '\(path)'")
      }
      entries.append(Entry(limit: limit, path: path, value: value))
    }
    return entries
  }

  func limits(for definition: DomainDefinition) -> [ResourceLimit] {
    (weight.map { [.blockWeight($0)] } ?? [])
      + entries.map { .blockDevice(path: $0.path, $0.limit, $0.value) }
  }

  func apply(to definition: inout DomainDefinition, isLive: Bool) {
    var tune = definition.blkiotune ?? BlockIOTune()
    if let weight { tune.weight = weight == 0 ? nil : weight }
    for entry in entries {
      if let index = tune.devices.firstIndex(where: { $0.path == entry.path }) {
        tune.devices[index][entry.limit] = entry.value
      } else {
        var device = BlockIODevice()
        device.path = entry.path
        device[entry.limit] = entry.value
        tune.devices.append(device)
      }
    }
    // One that has no limit left is not listed.
    tune.devices.removeAll { device in BlockDeviceLimit.allCases.allSatisfy { device[$0] ?? 0 == 0 } }
    definition.blkiotune = tune == BlockIOTune() ? nil : tune
  }
}

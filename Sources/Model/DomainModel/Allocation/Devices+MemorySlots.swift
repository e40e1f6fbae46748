import DroverCore

extension Devices {
  /// Gives each memory module a slot of the machine.
  ///
  /// - Parameter count: how many slots the definition asks for.
  mutating func assignMemorySlots(count: UInt32?) throws(VirtError) {
    var taken: Set<UInt32> = []
    for memory in memories {
      guard let slot = memory.info.address?.dimm?.slot else { continue }
      guard slot < count ?? 0 else {
        throw VirtError(
          .xmlError, "memory slot \(slot) is beyond the \(count ?? 0) slots of <maxMemory>", origin: .domain)
      }
      guard taken.insert(slot).inserted else {
        throw VirtError(.xmlError, "memory slot \(slot) is used twice", origin: .domain)
      }
    }
    for index in memories.indices where memories[index].model == .dimm || memories[index].model == .nvdimm {
      var place = memories[index].info.address?.dimm ?? DIMMAddress()
      if place.slot != nil { continue }
      guard let free = (0..<(count ?? 0)).first(where: { !taken.contains($0) }) else {
        throw VirtError(
          .xmlError, "there are more memory modules than the \(count ?? 0) slots of <maxMemory>", origin: .domain)
      }
      taken.insert(free)
      place.slot = free
      memories[index].info.address = .dimm(place)
    }
  }
}

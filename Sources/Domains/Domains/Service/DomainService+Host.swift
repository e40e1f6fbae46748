public import DroverCore

extension DomainService {
  /// Changes how many huge pages of some sizes there are in some cells, until one fails.
  ///
  /// - Parameters:
  ///   - start: the first cell; −1 for the whole host.
  /// - Returns: how many pools were changed.
  public func allocatePages(
    _ pages: [(size: UInt32, count: UInt64)], start: Int32, cells: UInt32, adds: Bool
  ) async throws(VirtError) -> Int32 {
    var changed: Int32 = 0
    for cell in try self.cells(start, count: cells) {
      for page in pages {
        try await context.parts.host.allocatePages(page.count, size: page.size, cell: cell, adds: adds)
        changed &+= 1
      }
    }
    return changed
  }

  /// Free pages of some sizes in some cells: of the first cell by size, then of the next.
  ///
  /// - Parameter most: how many values an answer may have.
  public func freePages(
    sizes: [UInt32], start: Int32, cells: UInt32, most: Int
  ) throws(VirtError) -> [UInt64] {
    let numbers = try self.cells(start, count: cells)
    guard sizes.count <= most, numbers.count * sizes.count <= most else {
      throw VirtError(.invalidArg, "an answer has room for \(most) counts of pages")
    }
    var counts: [UInt64] = []
    for cell in numbers { counts += try context.parts.host.freePages(sizes: sizes, cell: cell) }
    return counts
  }

  /// Free memory in bytes of some cells, at most those that there are. Errors: `internalError` for a first cell that is
  /// none.
  public func freeMemory(ofCellsFrom start: Int32, count: Int) throws(VirtError) -> [UInt64] {
    let free = try context.parts.host.freeMemoryOfCells()
    let last = Int32(clamping: free.keys.max() ?? 0)
    guard (0...last).contains(start), count > 0 else { throw Self.outOfRange(start, last) }
    let end = Int32(clamping: min(Int(last), Int(start) + count - 1))
    // A cell that is not there has nothing.
    return (start...end).map { free[Int($0)] ?? 0 }
  }

  /// The cells of a range, as far as there are such; nil stands for the whole host.
  private func cells(_ start: Int32, count: UInt32) throws(VirtError) -> [Int?] {
    if start == -1 { return [nil] }
    let last = Int32(clamping: try context.parts.host.freeMemoryOfCells().keys.max() ?? 0)
    guard (0...last).contains(start) else { throw Self.outOfRange(start, last) }
    let end = min(Int(last), Int(start) + Int(count) - 1)
    return end < Int(start) ? [] : (Int(start)...end).map { $0 }
  }

  private static func outOfRange(_ start: Int32, _ last: Int32) -> VirtError {
    VirtError(.internalError, "start cell \(start) out of range (0-\(last))", origin: .none)
  }

  /// The names of processors. Errors: `invalidArg` for an unknown architecture.
  public func processorNames(architecture: String) async throws(VirtError) -> [String] {
    try await context.parts.hypervisor.processorNames(architecture: architecture)
  }

  /// Whether a processor can be played, by the host or by an emulator on it.
  public func compareProcessor(
    _ xml: String, with request: DomainCapabilitiesRequest? = nil, explains: Bool
  ) async throws(VirtError) -> ProcessorLikeness {
    try await context.parts.hypervisor.compare(xml, with: request, explains: explains)
  }

  /// The greatest processor that all of some can play.
  public func baselineProcessor(
    _ xmls: [String], with request: DomainCapabilitiesRequest? = nil, options: BaselineOptions
  ) async throws(VirtError) -> String {
    try await context.parts.hypervisor.baseline(xmls, with: request, options: options)
  }

  /// AMD's encrypted guests.
  public func encryptionInformation() async throws(VirtError) -> [TypedParameter] {
    try await context.parts.hypervisor.encryptionInformation()
  }
}

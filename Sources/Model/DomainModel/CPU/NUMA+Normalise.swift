import DroverXML

extension NUMA {
  /// A distance that is said one way holds the other way too; a node is 10 from itself.
  mutating func completeDistances() {
    guard cells.contains(where: { !($0.distances?.siblings.isEmpty ?? true) }) else { return }
    var table: [UInt32: [UInt32: UInt32]] = [:]
    for cell in cells {
      for sibling in cell.distances?.siblings ?? [] { table[cell.id ?? 0, default: [:]][sibling.id] = sibling.value }
    }
    for (from, row) in table {
      for (to, value) in row where cells.contains(where: { $0.id == to }) {
        table[from, default: [:]][from] = table[from]?[from] ?? 10
        table[to, default: [:]][to] = table[to]?[to] ?? 10
        table[to, default: [:]][from] = table[to]?[from] ?? value
      }
    }
    for index in cells.indices {
      let row = table[cells[index].id ?? 0] ?? [:]
      var distances = NUMADistances()
      distances.siblings = row.sorted { $0.key < $1.key }.map { entry in
        var sibling = NUMADistance()
        sibling.id = entry.key
        sibling.value = entry.value
        return sibling
      }
      cells[index].distances = distances.siblings.isEmpty ? nil : distances
    }
  }

  /// Processors of no node belong to the first.
  mutating func placeRemaining(_ count: Int) {
    guard let first = cells.indices.first, count <= CPUSet.greatest else { return }
    let placed = cells.reduce(CPUSet()) { $0.union($1.cpus ?? CPUSet()) }
    guard !placed.isEmpty else { return }
    let remaining = CPUSet((0..<count).filter { !placed.contains($0) })
    guard !remaining.isEmpty else { return }
    cells[first].cpus = (cells[first].cpus ?? CPUSet()).union(remaining)
  }
}

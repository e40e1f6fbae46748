import ArgumentParser
import DroverClient
import DroverCore

struct MemoryFiguresRow: DomainRow {
  static let row = CommandRow("dommemstat", "Show what a guest tells of its memory, or how often it is asked.")
  @Option(help: ArgumentHelp("Ask the guest that often; 0: never.", valueName: "seconds")) var period: Int32?
  @OptionGroup var scope: ScopeFlags

  mutating func validate() throws {
    if let period, period < 0 { throw ValidationError("a period is not negative") }
  }

  func report(on domain: Domain) async throws -> Report {
    if let period {
      try await domain.setMemoryFiguresPeriod(seconds: period, scope: scope.chosen)
      return .done("Period of memory statistics of domain '\(domain.name)' set", "period-set", domain)
    }
    let figures = try await domain.memoryFigures()
    return .figures(
      figures.map { Figure($0.name ?? "figure_\($0.tag)", JSON($0.value)) }, .words(prefix: ""))
  }
}

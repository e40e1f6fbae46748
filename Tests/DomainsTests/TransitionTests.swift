import Domains
import DroverCore
import Foundation
import Testing

/// The transition matrix against `docs/lifecycle.md`: the page lists each pair that is allowed, with what leads there.
///
/// `DROVER_RECORD=1` writes the page's tables anew, and fails the run.
struct TransitionTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/lifecycle.md")
  private static let begin = "<!-- matrix: begin -->\n"
  private static let end = "<!-- matrix: end -->\n"

  /// The allowed pairs, as lines of a table: one for each state and cause, with all states that it leads to.
  private static var table: String {
    var lines = ["| from | what happens | to |", "|---|---|---|"]
    for old in DomainState.all {
      for cause in TransitionCause.allCases {
        let targets = DomainState.all.filter { cause.leads(from: old, to: $0) }
        if targets.isEmpty { continue }
        lines.append("| \(old) | \(cause.rawValue) | \(targets.map(\.description).joined(separator: ", ")) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Pair: Hashable { var from: String, to: String }

  private func documented() throws -> Set<Pair> {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    var pairs: Set<Pair> = []
    let matrix = text.components(separatedBy: Self.begin).last?.components(separatedBy: Self.end).first ?? ""
    for line in matrix.split(separator: "\n").dropFirst(2) {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3 else { continue }
      for target in cells[2].split(separator: ",") {
        pairs.insert(Pair(from: cells[0], to: target.trimmingCharacters(in: .whitespaces)))
      }
    }
    return pairs
  }

  @Test func `each pair of states is allowed exactly when the page says so`() throws {
    if ProcessInfo.processInfo.environment["DROVER_RECORD"] != nil {
      let text = try String(contentsOf: Self.page, encoding: .utf8)
      let parts = text.components(separatedBy: Self.begin)
      let rest = parts.last?.components(separatedBy: Self.end).last ?? ""
      try (parts[0] + Self.begin + Self.table + Self.end + rest).write(to: Self.page, atomically: true, encoding: .utf8)
      Issue.record("recorded, not compared")
    }
    let documented = try documented()
    #expect(documented.count > 300)
    for old in DomainState.all {
      for new in DomainState.all {
        let isDocumented = documented.contains(Pair(from: "\(old)", to: "\(new)"))
        #expect(old.mayBecome(new) == isDocumented, "\(old) to \(new)")
      }
    }
  }

  @Test func `whatever runs can end, for every reason, and what is shut off can only start`() {
    for old in DomainState.all {
      for new in DomainState.all where new != old {
        switch (old, new) {
        case (.shutoff, _): #expect(old.mayBecome(new) == (new == .paused(.startingUp)), "\(old) to \(new)")
        case (_, .shutoff): #expect(old.mayBecome(new), "\(old) to \(new)")
        case (_, .paused(.startingUp)), (_, .noState), (_, .blocked):
          #expect(!old.mayBecome(new), "\(old) to \(new)")
        default: break
        }
      }
    }
  }

  @Test func `no state becomes itself`() {
    for state in DomainState.all { #expect(!state.mayBecome(state)) }
  }

  @Test func `a guest that powered off runs again only by a reboot, and a start that is on its way only when it ends`()
  {
    for next in DomainState.all {
      if case .running(let reason) = next, reason != .booted, reason != .unpaused {
        #expect(TransitionCause.leading(from: .shutdown(.unknown), to: next).filter { $0 != .foundAgain }.isEmpty)
      }
      if case .crashed = next {
        #expect(
          TransitionCause.leading(from: .paused(.startingUp), to: next).filter {
            $0 != .foundAgain && $0 != .guestPanics
          }.isEmpty)
      }
    }
  }
}

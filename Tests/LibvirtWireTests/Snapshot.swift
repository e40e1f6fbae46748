import Foundation
import Testing

/// Compares a text with a committed one; `DROVER_RECORD=1` writes it and fails the run.
func expectSnapshot(_ text: String, named name: String, file: String = #filePath) throws {
  let url = URL(filePath: file).deletingLastPathComponent().appending(path: "../Fixtures/LibvirtWire/\(name)")
  if ProcessInfo.processInfo.environment["DROVER_RECORD"] == "1" {
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)")
    return
  }
  let expected = try String(contentsOf: url, encoding: .utf8)
  guard text != expected else { return }
  let changed = text.split(separator: "\n").difference(from: expected.split(separator: "\n"))
  Issue.record("\(name) has changed: \(changed)")
}

import Foundation

/// A file that goes with its owner.
final class TemporaryFile {
  let path: String

  init(bytes: [UInt8]) throws {
    path = NSTemporaryDirectory() + "/drover-commands-\(UUID().uuidString).xml"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  convenience init(_ text: String) throws { try self.init(bytes: Array(text.utf8)) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

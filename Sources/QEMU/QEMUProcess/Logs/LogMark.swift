/// Where a run begins in its log: so that QEMU's words of this run can be told from those of earlier ones, also after
/// the file with their beginning was put aside, and by a later daemon.
struct LogMark: Hashable, Sendable {
  /// Where the head of the run begins.
  var head: UInt64
  /// Where QEMU's words begin.
  var words: UInt64
  /// What stands at the head. A file that has something else there is a later one, which holds this run alone.
  var stamp: String

  /// The beginning of a file.
  static let beginning = LogMark(head: 0, words: 0, stamp: "")

  init(head: UInt64, words: UInt64, stamp: String) {
    self.head = head
    self.words = words
    self.stamp = stamp
  }

  /// As it is written down: `HEAD WORDS STAMP`.
  var text: String { "\(head) \(words) \(stamp)" }

  /// Reads what was written down.
  init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, let head = UInt64(parts[0]), let words = UInt64(parts[1]) else { return nil }
    self.init(head: head, words: words, stamp: String(parts[2]))
  }
}

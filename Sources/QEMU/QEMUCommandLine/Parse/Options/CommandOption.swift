/// One option of a command line, as it stood there.
struct CommandOption: Equatable {
  /// The name without dashes, the same for every way to write it.
  var name: String
  /// The text behind it; nil when it takes none.
  var value: String?
  /// The words, to be passed on when the option has no other place.
  var words: [String]
  /// Whether QEMU's options were known to hold it.
  var isKnown = true
}

/// What matters of the command line that the daemon builds.
struct Arguments {
  /// The script; nil when it is to be the real emulator.
  var script: String?
  /// The identity of the guest.
  var uuid = ""
  /// The listening socket of the monitor.
  var monitor: Int32?

  init(_ words: [String]) {
    for (option, value) in zip(words, words.dropFirst()) {
      switch option {
      case "-script": script = value
      case "-uuid": uuid = value
      case "-chardev":
        let properties = value.split(separator: ",")
        guard properties.contains("id=charmonitor") else { continue }
        monitor = properties.first { $0.hasPrefix("fd=") }.flatMap { Int32($0.dropFirst(3)) }
      default: break
      }
    }
  }
}

/// What matters of the command line that the daemon builds.
struct Arguments {
  /// The script; nil when it is to be the real emulator.
  var script: String?
  /// The identity of the guest.
  var uuid = ""
  /// The listening socket of the monitor.
  var monitor: Int32?
  /// The listening socket of the agent's line.
  var agent: Int32?

  init(_ words: [String]) {
    for (option, value) in zip(words, words.dropFirst()) {
      switch option {
      case "-script": script = value
      case "-uuid": uuid = value
      case "-chardev":
        let properties = value.split(separator: ",")
        let descriptor = properties.first { $0.hasPrefix("fd=") }.flatMap { Int32($0.dropFirst(3)) }
        if properties.contains("id=charmonitor") { monitor = descriptor }
        if properties.contains("id=charchannel0") { agent = descriptor }
      default: break
      }
    }
  }
}

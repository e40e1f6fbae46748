import ArgumentParser

/// The options that every command has, before its name or behind it.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: [.customShort("c"), .customLong("connect")],
    help: ArgumentHelp(
      "The daemon, as a libvirt URI: qemu:///system, qemu+unix:///system?socket=PATH.",
      valueName: "uri"))
  var connect: String?

  @Option(
    help: ArgumentHelp("The folder of a droverd that was started with --root.", valueName: "folder"),
    completion: .directory)
  var root: String?

  @Flag(name: [.customShort("r"), .customLong("readonly")], help: "Connect for reading only.")
  var readOnly = false

  @Flag(name: .shortAndLong, help: "Leave out heads of tables and what only says that it was done.")
  var quiet = false

  @Flag(name: [.customShort("t"), .customLong("timing")], help: "Say how long it took.")
  var timing = false

  @Option(help: "How results are written: table or json.")
  var output: OutputFormat = .table

  @Option(
    name: [.customLong("deadline")],
    help: ArgumentHelp("Give up a call that is not answered in time.", valueName: "seconds"))
  var deadline: Double?

  @Option(
    name: [.customShort("k"), .customLong("keepalive-interval")],
    help: ArgumentHelp(
      "How long the daemon may be silent before it is asked; 0 never asks.",
      valueName: "seconds"))
  var keepaliveInterval: Int = 5

  @Option(
    name: [.customShort("K"), .customLong("keepalive-count")],
    help: ArgumentHelp("How many questions may go unanswered.", valueName: "count"))
  var keepaliveCount: Int = 6

  mutating func validate() throws {
    if connect != nil, root != nil { throw ValidationError("--connect and --root exclude each other") }
    if let deadline, !(deadline > 0 && deadline <= 1_000_000) {
      throw ValidationError("--deadline has to be above 0")
    }
    guard (0...100_000).contains(keepaliveInterval), (1...100_000).contains(keepaliveCount) else {
      throw ValidationError("the numbers for keepalive are out of range")
    }
  }
}

/// What `droverd` is started with. Read by hand: an argument parser would cost the idle daemon 2 MB.
struct Options: Equatable {
  /// Everything that is written lies below this folder; nil for the system's or the user's folders.
  var root: String?
  /// The configuration file; nil for the one of the layout.
  var configuration: String?
  /// Gets one line when the daemon answers.
  var readyDescriptor: Int32?
  /// Use libvirt's own folders and sockets.
  var usesLibvirtPaths = false
  /// Log more.
  var isVerbose = false
  /// Only say what this is.
  var inquiry: Inquiry?

  /// A question that is answered instead of running.
  enum Inquiry: Equatable {
    case help
    case version
  }

  /// What is wrong with the arguments.
  struct Mistake: Error, Equatable {
    let description: String
  }

  static let usage = """
    usage: droverd [--root DIR] [--config FILE] [--ready-fd N] [--libvirt-paths] [--verbose]

      --root DIR        keep everything below DIR: DIR/etc, DIR/run, DIR/lib, DIR/log
      --config FILE     read this file instead of drover.conf
      --ready-fd N      write one line to descriptor N as soon as clients are answered
      --libvirt-paths   use libvirt's folders and sockets, so that clients need no URI
      --verbose         log what is done, not only what changes
      --version, --help

    SIGTERM stops it and leaves guests running; SIGHUP reads the configuration again; SIGUSR1 logs what it has counted.
    """

  /// Reads the arguments that follow the program's name.
  init(_ arguments: some Sequence<String>) throws(Mistake) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      let (name, attached) = Self.split(argument)
      func value() throws(Mistake) -> String {
        guard let value = attached ?? rest.popFirst(), !value.isEmpty else {
          throw Mistake(description: "\(name) takes a value")
        }
        return value
      }
      switch name {
      case "--root": root = try value()
      case "--config": configuration = try value()
      case "--ready-fd": readyDescriptor = try Self.descriptor(try value())
      case "--libvirt-paths": usesLibvirtPaths = true
      case "--verbose", "-v": isVerbose = true
      case "--help", "-h": inquiry = .help
      case "--version", "-V": inquiry = .version
      default: throw Mistake(description: "unknown argument '\(argument)'")
      }
    }
    if root != nil, usesLibvirtPaths { throw Mistake(description: "--root and --libvirt-paths exclude each other") }
  }

  private static func split(_ argument: String) -> (String, String?) {
    guard argument.hasPrefix("--"), let sign = argument.firstIndex(of: "=") else { return (argument, nil) }
    return (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
  }

  private static func descriptor(_ text: String) throws(Mistake) -> Int32 {
    guard let number = Int32(text), number >= 0 else {
      throw Mistake(description: "--ready-fd takes the number of a descriptor, not '\(text)'")
    }
    return number
  }
}

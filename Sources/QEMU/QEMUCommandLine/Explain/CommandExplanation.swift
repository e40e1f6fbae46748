/// Which element of a definition became which argument, and why the others became none.
public struct CommandExplanation: Sendable, Equatable {
  /// A place in the definition.
  public struct Source: Sendable, Equatable {
    /// The way to the element, attribute or text.
    public var path: String
    /// Its line; nil for what completing the definition added.
    public var line: Int?
  }

  /// An argument with what it follows from.
  public struct Argument: Sendable, Equatable {
    /// The argument.
    public var argument: CommandArgument
    /// What would have to be taken out for it to be another; empty for one that every guest gets.
    public var sources: [Source]
  }

  /// Something in the text that is in no argument.
  public struct Untold: Sendable, Equatable {
    /// Where it stands.
    public var source: Source
    /// What stands there, for attributes and texts.
    public var value: String?
    /// Why QEMU is not told.
    public var reason: Reason
  }

  /// Why QEMU is not told of something.
  public enum Reason: Sendable, Equatable {
    /// Somebody else acts on it.
    case host(HostSide)
    /// Without it the definition would be completed to the same.
    case standard
    /// Because it is there an argument is left out.
    case withholds([String])
    /// QEMU has no word for it, or needs none.
    case silent

    /// The reason by name, for programs.
    public var name: String {
      switch self {
      case .host: "host"
      case .standard: "default"
      case .withholds: "withholds"
      case .silent: "nothing"
      }
    }

    /// The reason for people.
    public var words: String {
      switch self {
      case .host(let side): side.words
      case .standard: "the default"
      case .withholds(let options): "keeps QEMU from getting \(options.joined(separator: ", "))"
      case .silent: "nothing to tell QEMU"
      }
    }
  }

  /// The arguments, in their order.
  public var arguments: [Argument]
  /// What is in no argument, in the order of the text.
  public var untold: [Untold]
}

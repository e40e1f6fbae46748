public import DomainModel

/// What a command line refers to and does not hold: the parser itself reaches no file and no process.
public protocol LaunchSurroundings: Sendable {
  /// The folder in which the emulator was started, from which files are named; nil when it is not known.
  var folder: String? { get }
  /// The text of a file of options (`-readconfig`); nil when it cannot be read.
  func optionFile(at path: String) -> String?
  /// What an inherited descriptor is; nil when that is not known.
  func descriptor(_ number: Int32) -> InheritedDescriptor?
  /// The format of an image of which the command line says none, as its content tells it; nil when it cannot be read.
  func imageFormat(at path: String) -> StorageFormat?
}

/// What stands behind a descriptor that an emulator was given.
public enum InheritedDescriptor: Sendable, Equatable {
  /// A UNIX socket that listens at a path.
  case listener(path: String)
  /// A tap interface.
  case tap(name: String)
  /// A file of the host.
  case file(path: String)
}

/// Nothing around the command line is known.
public struct UnknownSurroundings: LaunchSurroundings {
  /// Nothing.
  public init() {}

  /// Nothing.
  public var folder: String? { nil }

  /// Nothing.
  public func optionFile(at path: String) -> String? { nil }

  /// Nothing.
  public func descriptor(_ number: Int32) -> InheritedDescriptor? { nil }

  /// Nothing.
  public func imageFormat(at path: String) -> StorageFormat? { nil }
}

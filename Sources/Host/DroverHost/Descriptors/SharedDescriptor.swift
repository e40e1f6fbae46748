/// A file descriptor with several owners: closed when the last of them goes.
public final class SharedDescriptor: Sendable {
  private let descriptor: Descriptor

  /// Becomes the first owner.
  public init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }

  /// The number; valid while this object is held.
  public var rawValue: Int32 { descriptor.rawValue }

  /// A second descriptor for the same open file, with an owner of its own.
  public func duplicate() throws(SystemFailure) -> Descriptor { try descriptor.duplicate() }
}

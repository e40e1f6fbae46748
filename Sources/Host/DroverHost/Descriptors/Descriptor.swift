import Glibc

/// A file descriptor that has one owner, and is closed when the owner goes.
public struct Descriptor: ~Copyable, Sendable {
  /// The number, for calls of the kernel while the owner lives.
  public let rawValue: Int32

  /// Becomes the owner of an open descriptor.
  public init(adopting number: Int32) { rawValue = number }

  deinit { Glibc.close(rawValue) }

  /// Gives the ownership away: the caller closes it.
  public consuming func take() -> Int32 {
    let number = rawValue
    discard self
    return number
  }

  /// A second descriptor for the same open file, closed on exec.
  public borrowing func duplicate() throws(SystemFailure) -> Descriptor {
    let number = rawValue
    return Descriptor(adopting: try SystemFailure.retrying { fcntl(number, F_DUPFD_CLOEXEC, 3) })
  }
}

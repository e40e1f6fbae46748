public import DroverCore

/// Who reads the bytes of images. Implemented by `QEMUProcess`.
public protocol ImagePeek: Sendable {
  /// Reads bytes of a file or device of this host. What lies on a server that does not answer has a deadline.
  ///
  /// Errors: `systemError` for what cannot be read, or has fewer bytes; `operationTimeout`.
  func peekImage(path: String, at offset: UInt64, count: UInt32) async throws(VirtError) -> [UInt8]
}

extension ImagePeek {
  /// A hypervisor that opens no files.
  public func peekImage(path: String, at offset: UInt64, count: UInt32) async throws(VirtError) -> [UInt8] {
    throw VirtError(.operationUnsupported, "images cannot be read")
  }
}

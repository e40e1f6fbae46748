public import DroverCore

/// What is read of a guest, or exchanged with it, byte by byte. Implemented by `QEMUProcess`.
public protocol GuestLines: AnyObject, Sendable {
  /// Opens the host's end of one of the guest's lines.
  ///
  /// Errors: `systemError` when it cannot be opened, `operationInvalid` when it is not what it should be.
  func openLine(_ place: LinePlace) async throws(VirtError) -> any ByteLine
  /// Takes a picture of a screen.
  ///
  /// - Parameters:
  ///   - device: the alias of the video card; nil: the first screen that QEMU has.
  ///   - head: which of the card's screens.
  func screenshot(ofDevice device: String?, head: UInt32) async throws(VirtError) -> Screenshot
  /// Reads the guest's memory.
  ///
  /// - Parameters:
  ///   - address: where: of the machine, or virtual as the first CPU sees it.
  ///   - count: how many bytes.
  func peekMemory(at address: UInt64, count: UInt32, isVirtual: Bool) async throws(VirtError) -> [UInt8]
}

/// The host's end of a line.
public enum LinePlace: Hashable, Sendable {
  /// A terminal that QEMU has made.
  case terminal(String)
  /// A socket at which QEMU listens.
  case socket(String)
  /// A socket that the hypervisor has made for the line of this alias, at a place of its own.
  case madeSocket(alias: String)
}

/// A picture of a screen.
public struct Screenshot: Sendable {
  /// What the bytes are: `image/png`.
  public var mimeType: String
  /// Gives them.
  public var line: any ByteLine

  /// Makes a picture.
  public init(mimeType: String, line: any ByteLine) {
    self.mimeType = mimeType
    self.line = line
  }
}

extension GuestLines {
  private var unable: VirtError { VirtError(.operationUnsupported, "nothing can be read of this guest") }

  /// A guest of which nothing can be read.
  public func openLine(_ place: LinePlace) async throws(VirtError) -> any ByteLine { throw unable }
  /// A guest of which nothing can be read.
  public func screenshot(ofDevice device: String?, head: UInt32) async throws(VirtError) -> Screenshot { throw unable }
  /// A guest of which nothing can be read.
  public func peekMemory(at address: UInt64, count: UInt32, isVirtual: Bool) async throws(VirtError) -> [UInt8] {
    throw unable
  }
}

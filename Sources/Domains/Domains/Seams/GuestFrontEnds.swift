public import DomainModel
public import DroverCore

/// What of a guest's devices is changed without the guest's doing. Implemented by `QEMUProcess`.
public protocol GuestFrontEnds: AnyObject, Sendable {
  /// Plugs the cable of a network card in or out.
  func setLink(_ alias: String, isUp: Bool) async throws(VirtError)
  /// Sets the password of a display, and until when it holds; without a password nothing changes.
  func setPassword(of display: Graphics) async throws(VirtError)
}

extension GuestFrontEnds {
  private var unable: VirtError { VirtError(.operationUnsupported, "the devices of this guest cannot be changed") }

  /// A guest whose devices stay as they are.
  public func setLink(_ alias: String, isUp: Bool) async throws(VirtError) { throw unable }
  /// A guest whose devices stay as they are.
  public func setPassword(of display: Graphics) async throws(VirtError) { throw unable }
}

public import DroverCore

/// How often a guest's balloon tells its figures. Implemented by `QEMUProcess`.
public protocol GuestBalloonFigures: AnyObject, Sendable {
  /// Asks the driver in the guest at each period; 0 for never.
  ///
  /// - Parameter alias: the balloon's.
  func setBalloonPeriod(seconds: Int32, alias: String) async throws(VirtError)
}

extension GuestBalloonFigures {
  /// A guest whose balloon cannot be told.
  public func setBalloonPeriod(seconds: Int32, alias: String) async throws(VirtError) {
    throw VirtError(.operationUnsupported, "the balloon of this guest tells its figures when it wants to")
  }
}

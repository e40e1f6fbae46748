public import DroverCore
import Glibc

extension DescriptorLine {
  /// Opens a terminal of a QEMU's making, in which bytes go through as they are.
  ///
  /// - Parameter path: named by QEMU, which is not trusted: what is no pseudo terminal is not opened for anybody.
  /// Errors: `systemError`; `operationInvalid` for another file.
  public static func terminal(_ path: String, reactor: Reactor) throws(VirtError) -> DescriptorLine {
    let number = try VirtError.whileDoing("open the terminal \(path)") { () throws(SystemFailure) in
      var facts = stat()
      // Looked at before it is opened, as to open a device may do something, and after, as it may be another by then.
      try SystemFailure.retrying { stat(path, &facts) }
      guard isPseudoTerminal(facts) else { return Int32(-1) }
      let descriptor = try Descriptor.opening(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
      let number = descriptor.rawValue
      try SystemFailure.retrying { fstat(number, &facts) }
      guard isPseudoTerminal(facts) else { return Int32(-1) }
      var settings = termios()
      try SystemFailure.retrying { tcgetattr(number, &settings) }
      cfmakeraw(&settings)
      try SystemFailure.retrying { tcsetattr(number, TCSANOW, &settings) }
      return descriptor.take()
    }
    guard number >= 0 else { throw VirtError(.operationInvalid, "\(path) is no terminal of QEMU's", origin: .streams) }
    return DescriptorLine(adopting: Descriptor(adopting: number), reactor: reactor)
  }

  /// Whether it is the inner side of a pseudo terminal: majors 136 to 143.
  private static func isPseudoTerminal(_ facts: stat) -> Bool {
    facts.st_mode & S_IFMT == S_IFCHR && (136...143).contains((facts.st_rdev >> 8) & 0xFFF)
  }

  /// Connects to a socket at which QEMU listens.
  ///
  /// Errors: `systemError`, also when somebody else keeps the listener busy.
  public static func socket(_ path: String, reactor: Reactor) throws(VirtError) -> DescriptorLine {
    guard let number = try StreamSocket.connectAtOnce(path) else {
      throw VirtError(.operationFailed, "others wait already for the line at \(path)", origin: .streams)
    }
    return DescriptorLine(adopting: Descriptor(adopting: number), reactor: reactor)
  }
}

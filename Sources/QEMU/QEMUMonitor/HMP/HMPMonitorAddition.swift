import DroverCore

/// What is typed to give a QEMU that runs with a human monitor a QMP monitor beside it, and to take it away again.
///
/// Since QEMU 11.1 a monitor is an object (`monitor-qmp`), which can come and go; older ones refuse its type. The names are
/// ours, so that what an attempt that broke off has left is found by the next.
public enum HMPMonitorAddition {
  private static let monitor = "drover-monitor"
  private static let line = "drover-monitor-line"

  /// Makes the line, on which QEMU listens at a path; silence is success.
  ///
  /// - Returns: nil for a path that no option can hold.
  public static func makeLine(at path: String) -> String? {
    guard let path = HMPWord.option(.string(path)) else { return nil }
    return "chardev-add " + HMPWord.quoted("socket,id=\(line),path=\(path),server=on,wait=off")
  }

  /// Makes the monitor; silence is success.
  public static let makeMonitor = "object_add monitor-qmp,id=\(monitor),chardev=\(line)"
  /// Takes the monitor away. QEMU refuses when there is none.
  public static let removeMonitor = "object_del \(monitor)"
  /// Takes the line away, when nothing uses it.
  public static let removeLine = "chardev-remove \(line)"
}

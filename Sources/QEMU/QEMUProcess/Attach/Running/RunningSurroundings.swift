import DomainModel
import DroverHost
import Glibc
import QEMUCommandLine

/// What the command line of a process refers to, as the process sees it: its files and its open descriptors.
struct RunningSurroundings: LaunchSurroundings {
  let process: RunningProcess
  let sockets: ProcessSockets

  var folder: String? { process.folder }

  /// A file of options is a few kilobytes.
  private static let optionLimit = 1 << 20

  func optionFile(at path: String) -> String? {
    guard let file = regularFile(path) else { return nil }
    return withExtendedLifetime(file) { try? FileContents.text(file.path, limit: Self.optionLimit) }
  }

  func descriptor(_ number: Int32) -> InheritedDescriptor? {
    guard let link = try? FileContents.link("/proc/\(process.pid)/fd/\(number)") else { return nil }
    if link == "/dev/net/tun" { return tap(number).map { .tap(name: $0) } }
    if let inode = sockets.open?[number], let socket = sockets.local[inode], socket.isListening,
      case .path(let path)? = socket.address
    {
      return .listener(path: path.hasPrefix("/") ? path : "\(process.folder)/\(path)")
    }
    return link.hasPrefix("/") ? .file(path: link) : nil
  }

  func imageFormat(at path: String) -> StorageFormat? {
    guard let file = regularFile(path) else { return nil }
    let number = withExtendedLifetime(file) { open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard number >= 0 else { return nil }
    let opened = Descriptor(adopting: number)
    var head = [UInt8](repeating: 0, count: 512)
    let count = read(opened.rawValue, &head, head.count)
    return count < 0 ? nil : ImageHead.format(of: head.prefix(count))
  }

  /// `iff:` of a tap's descriptor is the name of the interface.
  private func tap(_ number: Int32) -> String? {
    let text = try? FileContents.text("/proc/\(process.pid)/fdinfo/\(number)", limit: 4096)
    return text.flatMap { KeyedLines.value(of: "iff", in: $0) }
  }

  /// Opening a pipe would wait for its other end.
  private func regularFile(_ path: String) -> ReachedPath? {
    let whole = path.hasPrefix("/") ? path : "\(process.folder)/\(path)"
    guard let reached = try? LaunchRoot(of: process.pid, arguments: process.arguments).reach(whole) else { return nil }
    var status = stat()
    guard stat(reached.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return reached
  }
}

import DomainModel
import Glibc
import QEMUCommandLine

/// What a command line names, looked up from where the tool is called: files of options and images.
struct FilesAround: LaunchSurroundings {
  var folder: String? { nil }

  /// A file of options is a few kilobytes.
  private static let optionLimit = 1 << 20

  func optionFile(at path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.optionLimit,
      let bytes = try? FileBytes.read(path)
    else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// What stood open where the command ran is not known here.
  func descriptor(_ number: Int32) -> InheritedDescriptor? { nil }

  func imageFormat(at path: String) -> StorageFormat? {
    var status = stat()
    // Opening a pipe would wait for its other end.
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 512)
    let count = read(file, &head, head.count)
    guard count >= 0 else { return nil }
    return ImageHead.format(of: head.prefix(count))
  }
}

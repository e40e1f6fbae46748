import DroverCore
import DroverHost
import Glibc

/// A file without a name, for what a program writes: it may write as much as it likes and waits for nobody to read.
enum NamelessFile {
  /// Makes one. Blocks on the disk.
  static func make() throws(VirtError) -> SharedDescriptor {
    var path = Array("/tmp/drover-output-XXXXXX".utf8CString)
    let number = mkstemp(&path)
    guard number >= 0 else { throw SystemFailure(errno).error("make a file in /tmp") }
    unlink(path)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    return SharedDescriptor(Descriptor(adopting: number))
  }
}

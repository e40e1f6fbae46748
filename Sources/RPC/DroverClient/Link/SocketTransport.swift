import DroverCore
import Glibc
import Synchronization

/// TEMPORARY: a thread of its own; the reactor's sockets replace it.
final class SocketTransport: Transport {
  let fd: Int32
  let stopped = Mutex(false)
  init(fd: Int32) { self.fd = fd }

  static func connect(to paths: [String], deadline: Deadline) async throws(VirtError) -> SocketTransport {
    var last = VirtError(.noConnect, "no socket")
    for path in paths {
      let fd = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      let bytes = Array(path.utf8) + [0]
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes.prefix(107)) }
      let result = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          Glibc.connect(fd, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      if result == 0 { return SocketTransport(fd: fd) }
      last = VirtError(
        .systemError, "Failed to connect socket to '\(path)': \(String(cString: strerror(errno)))", origin: .rpc)
      Glibc.close(fd)
    }
    throw last
  }

  func start(
    receive: @escaping @Sendable (UnsafeRawBufferPointer) -> Void, closed: @escaping @Sendable (String) -> Void
  ) {
    let fd = fd
    Thread.run {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65536, alignment: 16)
      while true {
        let n = read(fd, buffer.baseAddress, buffer.count)
        if n <= 0 { break }
        receive(UnsafeRawBufferPointer(rebasing: buffer[0..<n]))
      }
      closed("end of file")
    }
  }
  func send(_ bytes: [UInt8]) { _ = bytes.withUnsafeBytes { write(fd, $0.baseAddress, $0.count) } }
  func close() { shutdown(fd, Int32(SHUT_RDWR)) }
  func schedule(at deadline: Deadline, _ body: @escaping @Sendable () -> Void) -> any TransportTimer {
    Timer(
      task: Task {
        try? await Task.sleep(for: deadline.remaining); if !Task.isCancelled { body() }
      })
  }
  struct Timer: TransportTimer { let task: Task<Void, Never>; func cancel() { task.cancel() } }
  enum Thread {
    static func run(_ body: @escaping @Sendable () -> Void) {
      final class Box { let body: @Sendable () -> Void; init(_ b: @escaping @Sendable () -> Void) { body = b } }
      var t = pthread_t()
      pthread_create(
        &t, nil,
        { p in
          if let p { Unmanaged<Box>.fromOpaque(p).takeRetainedValue().body() }; return nil
        }, Unmanaged.passRetained(Box(body)).toOpaque())
    }
  }
}

import Glibc

/// The socket that the daemon talks to; one client at a time, as QEMU has it.
struct Monitor {
  private(set) var listener: Int32?
  private(set) var client: Int32?
  private var rest: [UInt8] = []

  init(listener: Int32) { self.listener = listener }

  /// Takes a client that waits.
  mutating func accept() -> Bool {
    guard let listener else { return false }
    let number = Glibc.accept(listener, nil, nil)
    guard number >= 0 else { return false }
    client = number
    rest = []
    return true
  }

  /// Lines that have come; nil when the client is gone.
  mutating func read() -> [String]? {
    guard let client else { return nil }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = buffer.withUnsafeMutableBytes { Glibc.read(client, $0.baseAddress, $0.count) }
    guard count > 0 else {
      dropClient()
      return nil
    }
    rest += buffer.prefix(count)
    var lines: [String] = []
    while let end = rest.firstIndex(of: 10) {
      lines.append(String(decoding: rest[..<end], as: UTF8.self))
      rest.removeSubrange(...end)
    }
    return lines
  }

  mutating func write(line: String) { write(Array((line + "\r\n").utf8)) }

  /// Writes all, unless the client goes.
  mutating func write(_ bytes: [UInt8]) {
    guard let client else { return }
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        let left = UnsafeRawBufferPointer(rebasing: all[sent...])
        return send(client, left.baseAddress, left.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  mutating func dropClient() {
    if let client { close(client) }
    client = nil
  }

  mutating func closeForGood() {
    dropClient()
    if let listener { close(listener) }
    listener = nil
  }
}

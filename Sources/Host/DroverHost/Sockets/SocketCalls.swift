import CShims
import Glibc

/// The two calls of a local stream socket that carry descriptors.
enum SocketCalls {
  /// Sends what there is room for; nil when there is none.
  static func send(_ piece: Outgoing, from offset: Int, on descriptor: Int32) throws(SystemFailure) -> Int? {
    let numbers = offset == 0 ? piece.descriptors.map(\.rawValue) : []
    let result = piece.bytes.withUnsafeBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(offset))
      return drover_socket_send(descriptor, rest.baseAddress, rest.count, numbers, Int32(numbers.count))
    }
    // The descriptors are open until the kernel has its own references.
    return try withExtendedLifetime(piece) { () throws(SystemFailure) -> Int? in try count(result) }
  }

  /// One message.
  struct Received {
    var count: Int
    var descriptors: [SharedDescriptor]
    var isTruncated: Bool
  }

  /// Receives one message; nil when there is none. A count of 0 is the end of the stream.
  static func receive(
    into buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32
  ) throws(SystemFailure) -> Received? {
    var numbers = [Int32](repeating: -1, count: 0)
    var truncated: Int32 = 0
    let result = withUnsafeTemporaryAllocation(of: Int32.self, capacity: Int(DROVER_MAX_DESCRIPTORS)) {
      var number: Int32 = 0
      let result = drover_socket_receive(
        descriptor, buffer.baseAddress, buffer.count, $0.baseAddress, &number, &truncated)
      if number > 0 { numbers = Array($0.prefix(Int(number))) }
      return result
    }
    guard let count = try count(result) else { return nil }
    let descriptors = numbers.map { SharedDescriptor(Descriptor(adopting: $0)) }
    return Received(count: count, descriptors: descriptors, isTruncated: truncated != 0)
  }

  private static func count(_ result: Int) throws(SystemFailure) -> Int? {
    if result >= 0 { return result }
    let number = Int32(truncatingIfNeeded: 0 &- result)
    if number == EAGAIN || number == EWOULDBLOCK { return nil }
    throw SystemFailure(number)
  }
}

/// What is wrong with bytes of a peer, or with a value that cannot be sent.
package enum WireError: Error, Hashable, Sendable {
  /// The bytes end before the value does.
  case truncated
  /// A string or list is longer than its named maximum, in bytes or elements.
  case overLimit(count: Int, limit: Int)
  /// A string is not valid UTF-8.
  case invalidText
  /// A string holds a zero byte, at which C would cut it off.
  case zeroInText
  /// The tag of a union or the value of a closed enum is none of the known.
  case unknownTag(Int32)
  /// Bytes are left after the value.
  case trailingBytes(Int)
  /// The length word of a frame is outside of what a frame can have.
  case frameLength(Int)
  /// The header of a frame has an unknown kind or status.
  case header
  /// More descriptors than a message may carry, or fewer than it announced.
  case descriptors
}

extension WireError: CustomStringConvertible {
  /// A sentence for logs and error replies.
  package var description: String {
    switch self {
    case .truncated: "the message ends before its last field"
    case .overLimit(let count, let limit): "a field of \(count) elements is over its limit of \(limit)"
    case .invalidText: "a text is not valid UTF-8"
    case .zeroInText: "a text holds a zero byte"
    case .unknownTag(let tag): "the tag \(tag) is not known"
    case .trailingBytes(let count): "\(count) bytes are left after the last field"
    case .frameLength(let length): "a frame cannot have \(length) bytes"
    case .header: "the header of a frame has an unknown kind or status"
    case .descriptors: "the descriptors do not fit what the message says"
    }
  }
}

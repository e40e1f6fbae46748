import DroverCore
import LibvirtWire

/// Lists of parameters as clients ask for them: without room for any, they want to know how many there are.
struct ParameterList {
  /// What is sent, and how many there are.
  let sent: [Remote.TypedParameter]
  let count: Int32

  /// Texts are sent to those alone who say that they know them (`VIR_TYPED_PARAM_STRING_OKAY`).
  static let textsAllowed: UInt32 = 4

  /// - Parameters:
  ///   - room: how many the client has room for.
  ///   - most: how many the message has room for.
  init(_ parameters: [TypedParameter], room: Int32, most: Int, flags: UInt32 = ParameterList.textsAllowed) {
    var known = parameters
    if flags & Self.textsAllowed == 0 { known.removeAll { if case .string = $0.value { true } else { false } } }
    let wanted = min(Int(max(0, room)), most)
    sent = room == 0 ? [] : known.prefix(wanted).map { .init($0) }
    count = Int32(clamping: room == 0 ? known.count : sent.count)
  }
}

extension Call {
  /// Room for a number of things, which must not be negative or more than a message may have.
  func room(_ count: Int32, atMost most: Int) throws(VirtError) -> Int32 {
    Int32(clamping: try limit(count, atMost: most))
  }
}

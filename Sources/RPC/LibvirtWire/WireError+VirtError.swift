package import DroverCore

extension VirtError {
  /// The error that a peer gets for arguments that cannot be read, as libvirt numbers it.
  package init(undecodable error: WireError) {
    self.init(.rpc, "Unable to decode message payload: \(error)", origin: .rpc)
  }

  /// The error for a value that is too large to be sent.
  package init(unencodable error: WireError) {
    self.init(.rpc, "Unable to encode message payload: \(error)", origin: .rpc)
  }

  /// An error that a peer sent: the leading words of the code are taken off its message.
  package init(_ body: Remote.ErrorBody) {
    let code = ErrorCode(rawValue: body.code)
    let mark: Character = "\u{1}"
    let words = code.message(String(mark)).split(separator: mark, omittingEmptySubsequences: false)
    var detail = Substring(body.message ?? "")
    if let before = words.first, let after = words.last, words.count == 2, detail.hasPrefix(before),
      detail.hasSuffix(after), detail.utf8.count >= before.utf8.count + after.utf8.count
    {
      detail = detail.dropFirst(before.count).dropLast(after.count)
    } else if body.message == code.message(nil) {
      detail = ""
    }
    self.init(code, String(detail), origin: ErrorOrigin(rawValue: body.origin))
  }
}

extension Remote.ErrorBody {
  /// `VIR_ERR_ERROR`; the other levels are not used on the wire.
  private static let errorLevel: Int32 = 2

  /// An error as peers expect it: the message whole, and its sentence again as the second text.
  package init(_ error: VirtError) {
    let message = Self.cut(error.message)
    self.init(
      code: error.code.rawValue, origin: error.origin.rawValue, message: message, level: Self.errorLevel, domain: nil,
      str1: "%s", str2: error.detail.isEmpty ? nil : Self.cut(error.detail), str3: nil, int1: -1, int2: -1,
      network: nil)
  }

  /// QEMU's words may be long: an error must always be small enough to be sent.
  private static func cut(_ text: String) -> String {
    let most = 65_536
    return text.utf8.count <= most ? text : String(text.prefix(most / 4))
  }
}

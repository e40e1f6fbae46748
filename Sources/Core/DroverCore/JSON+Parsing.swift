extension JSON {
  /// How much of a text the parser takes.
  public struct Limits: Hashable, Sendable {
    /// Bytes of the whole text.
    public var size: Int
    /// Arrays and objects within one another; at most 512, because the parser recurses.
    public var depth: Int

    /// Makes limits.
    public init(size: Int, depth: Int) {
      self.size = size
      self.depth = min(depth, 512)
    }

    /// 64 MiB, 128 levels. QEMU itself takes 1024 levels and never writes more than a dozen.
    public static let standard = Limits(size: 64 << 20, depth: 128)
  }

  /// Reads one value; white space may stand around it.
  ///
  /// A key that comes twice in one object is an error, as it is in QEMU.
  public static func parse(_ bytes: UnsafeRawBufferPointer, limits: Limits = .standard) throws(JSONError) -> JSON {
    guard bytes.count <= limits.size else { throw JSONError(.tooLarge, offset: limits.size) }
    var parser = JSONParser(bytes: bytes, depthLimit: limits.depth)
    return try parser.parseText()
  }

  /// Reads one value; white space may stand around it.
  public static func parse(_ bytes: [UInt8], limits: Limits = .standard) throws(JSONError) -> JSON {
    let result: Result<JSON, JSONError> = bytes.withUnsafeBytes { buffer in
      do throws(JSONError) { return .success(try parse(buffer, limits: limits)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// Reads one value; white space may stand around it.
  public static func parse(_ text: String, limits: Limits = .standard) throws(JSONError) -> JSON {
    var text = text
    let result: Result<JSON, JSONError> = text.withUTF8 { buffer in
      do throws(JSONError) {
        return .success(try parse(UnsafeRawBufferPointer(buffer), limits: limits))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

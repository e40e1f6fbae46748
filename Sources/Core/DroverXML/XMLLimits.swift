/// How much XML is taken in from outside.
public struct XMLLimits: Sendable {
  /// Bytes of the text.
  public var bytes: Int
  /// Elements in elements; libxml2 itself ends at 256.
  public var depth: Int
  /// Children of one name in one element, and attributes of one element.
  public var listLength: Int
  /// Diagnostics that are kept.
  public var diagnostics: Int

  /// Takes the four limits.
  public init(
    bytes: Int = 10_485_760, depth: Int = 220, listLength: Int = 4096, diagnostics: Int = 100
  ) {
    self.bytes = bytes
    self.depth = depth
    self.listLength = listLength
    self.diagnostics = diagnostics
  }
}

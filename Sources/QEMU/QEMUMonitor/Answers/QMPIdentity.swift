public import DroverCore

/// Small answers: who QEMU says that it is, and on what it runs.
public enum QMPIdentity {
  /// Reads the answer to `query-uuid`; nil when it is none. Zeros mean that none was given at the start.
  public static func uuid(_ json: JSON) -> UUID? { json["UUID"]?.string.flatMap { UUID($0) } }

  /// Reads the answer to `query-name`; nil when none was given at the start.
  public static func name(_ json: JSON) -> String? { json["name"]?.string }

  /// Reads the answer to `query-kvm`: whether the guest runs under KVM; nil when it is none.
  public static func usesKVM(_ json: JSON) -> Bool? { json["enabled"]?.bool }

  /// Reads the answer to `query-memory-size-summary`: the memory that the machine has without modules; nil when it is none.
  public static func baseMemory(_ json: JSON) -> ByteCount? {
    json["base-memory"]?.uint64.map(ByteCount.init(bytes:))
  }

  /// Reads the answer to `query-balloon`; nil when it is none.
  public static func balloon(_ json: JSON) -> ByteCount? { json["actual"]?.uint64.map(ByteCount.init(bytes:)) }
}

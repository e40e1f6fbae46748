/// A named value of one of libvirt's parameter types (`virTypedParameter`).
public struct TypedParameter: Hashable, Sendable {
  /// The name, `balloon.current`; at most 80 bytes on the wire.
  public var name: String
  /// The value with its type.
  public var value: Value

  /// Makes a parameter.
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// A value in one of the seven types (`virTypedParameterType`).
  public enum Value: Hashable, Sendable {
    /// `VIR_TYPED_PARAM_INT`
    case int(Int32)
    /// `VIR_TYPED_PARAM_UINT`
    case uint(UInt32)
    /// `VIR_TYPED_PARAM_LLONG`
    case long(Int64)
    /// `VIR_TYPED_PARAM_ULLONG`
    case ulong(UInt64)
    /// `VIR_TYPED_PARAM_DOUBLE`
    case double(Double)
    /// `VIR_TYPED_PARAM_BOOLEAN`
    case boolean(Bool)
    /// `VIR_TYPED_PARAM_STRING`
    case string(String)
  }
}

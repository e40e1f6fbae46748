package import DroverCore

// Typed parameters as everybody knows them, and as they are on the wire.

extension Remote.TypedParameter {
  /// A parameter that is sent.
  package init(_ parameter: TypedParameter) {
    let value: Remote.TypedValue =
      switch parameter.value {
      case .int(let value): .int32(value)
      case .uint(let value): .uint32(value)
      case .long(let value): .int64(value)
      case .ulong(let value): .uint64(value)
      case .double(let value): .double(value)
      case .boolean(let value): .boolean(value ? 1 : 0)
      case .string(let value): .string(value)
      }
    self.init(field: parameter.name, value: value)
  }
}

extension TypedParameter {
  /// A parameter that came.
  package init(_ parameter: Remote.TypedParameter) {
    let value: Value =
      switch parameter.value {
      case .int32(let value): .int(value)
      case .uint32(let value): .uint(value)
      case .int64(let value): .long(value)
      case .uint64(let value): .ulong(value)
      case .double(let value): .double(value)
      case .boolean(let value): .boolean(value != 0)
      case .string(let value): .string(value)
      }
    self.init(parameter.field, value)
  }
}

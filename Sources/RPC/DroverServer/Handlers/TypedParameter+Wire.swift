import DroverCore
import LibvirtWire

extension TypedParameter {
  /// A parameter that a client sent.
  init(_ parameter: Remote.TypedParameter) {
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

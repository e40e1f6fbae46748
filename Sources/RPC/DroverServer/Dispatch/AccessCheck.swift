import Domains
import DroverCore
import LibvirtWire

/// What a read-only connection may do.
///
/// The table of procedures says what it may call at all; rules that depend on the arguments are looked at when these
/// are read.
enum AccessCheck {
  /// Refuses what the arguments ask for beyond reading.
  static func conditions(_ arguments: some XDRCodable, _ call: Call) throws(VirtError) {
    guard call.caller.isReadOnly, let arguments = arguments as? any ConditionalArguments,
      let rules = RemoteProcedure(rawValue: call.header.procedure)?.access,
      call.header.program == RemoteProcedure.program
    else { return }
    for rule in rules where rule.condition != .always && !rule.permission.isReading {
      if rule.applies(flags: arguments.conditionFlags, source: arguments.conditionSource) {
        throw refusal(call.function)
      }
    }
  }

  /// What a read-only client gets for a call that changes something.
  static func refusal(_ function: String) -> VirtError {
    VirtError(.operationDenied, "read only access prevents \(function)", origin: .domain)
  }
}

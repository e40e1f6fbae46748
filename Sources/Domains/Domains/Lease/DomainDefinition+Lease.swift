import DomainModel
import DroverCore
import DroverXML

// `<drover:lease xmlns:drover='urn:drover:lease' duration='10m' expires='1764000600' deadline='7200000'/>`
//
// A client writes the duration. The daemon adds when the lease is over: `expires` for people, in seconds since 1970, and
// `deadline`, which counts, in milliseconds since the host booted: nobody sets that clock, it goes on while the host
// sleeps, and it is the same for the next daemon.

extension DomainDefinition {
  /// The lease that the definition asks for.
  ///
  /// Errors: `configUnsupported` for an element of the namespace that is none.
  var leaseTerm: LeaseTerm? {
    get throws(VirtError) {
      guard let element = metadataElement(namespace: LeaseTerm.namespace) else { return nil }
      let name = element.name.split(separator: ":").last ?? ""
      guard name == "lease", let text = element.value(of: "duration"), let term = LeaseTerm(text) else {
        throw VirtError(
          .configUnsupported,
          "the metadata of the namespace '\(LeaseTerm.namespace)' is <lease duration='TIME'/>, with a time such as 90s, 10m, 2h or 1d"
        )
      }
      return term
    }
  }

  /// When the lease is over, counted from the boot of the host; nil without one that has begun.
  var leaseDeadline: Duration? {
    metadataElement(namespace: LeaseTerm.namespace)?.value(of: "deadline").flatMap(Int64.init)
      .map { .milliseconds($0) }
  }

  /// Begins the lease, or begins it anew.
  ///
  /// - Parameters:
  ///   - now: counted from the boot of the host.
  ///   - wallClock: seconds since 1970.
  mutating func beginLease(at now: Duration, wallClock: Int64) throws(VirtError) {
    guard let term = try leaseTerm, var element = metadataElement(namespace: LeaseTerm.namespace) else { return }
    element.set("expires", "\(wallClock.addingReportingOverflow(term.seconds).partialValue)")
    element.set("deadline", "\((now + term.duration).milliseconds)")
    setMetadataElement(element, namespace: LeaseTerm.namespace)
  }
}

extension XMLElement {
  fileprivate func value(of name: String) -> String? { attributes.first { $0.name == name }?.value }

  fileprivate mutating func set(_ name: String, _ value: String) {
    attributes.removeAll { $0.name == name }
    attributes.append(Pair(name, value))
  }
}

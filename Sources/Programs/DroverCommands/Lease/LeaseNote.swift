import DroverClient
import DroverCore
import DroverXML
import Glibc

/// The lease of a domain as its metadata tells it.
struct LeaseNote: Sendable, Equatable {
  /// As it was asked for: `10m`.
  var duration: String
  /// When it is over, seconds since 1970 on the daemon's clock; nil for one that has not begun.
  var expires: Int64?

  /// Reads the element; nil for one that is no lease.
  init?(_ xml: String) {
    guard let element = try? XMLReader.element(xml), element.name == "lease",
      let duration = element.attributes.first(where: { $0.name == "duration" })?.value
    else { return nil }
    self.duration = duration
    expires = element.attributes.first { $0.name == "expires" }.flatMap { Int64($0.value) }
  }

  /// `10m, 432 s left`
  func sentence(at now: Int64 = Int64(time(nil))) -> String {
    guard let expires else { return "\(duration), from its next start on" }
    return "\(duration), \(max(0, expires.subtractingReportingOverflow(now).partialValue)) s left"
  }

  /// The same for programs.
  func json(at now: Int64 = Int64(time(nil))) -> JSON {
    [
      "duration": .string(duration), "expires": expires.map(JSON.integer) ?? .null,
      "secondsLeft": expires.map { .integer(max(0, $0.subtractingReportingOverflow(now).partialValue)) } ?? .null,
    ]
  }
}

extension Domain {
  /// The lease of the running guest, or of the next one; nil without one, and on a daemon that keeps no metadata.
  func lease(_ which: MetadataSource = .current) async throws(VirtError) -> LeaseNote? {
    do {
      return try await metadataElement(namespace: LeaseTerm.namespace, which).flatMap { LeaseNote($0) }
    } catch {
      guard error.code != .noSupport else { return nil }
      throw error
    }
  }
}

import DomainModel
import DroverCore
import DroverXML

@testable import Domains

// What changes a guest that runs: each is written into its log.
extension FakeGuest {
  func pin(_ pins: [ThreadPin]) async throws(VirtError) {
    try await monitor(pins.map { "pin \($0.thread) \($0.cpus.xmlText)" }.joined(separator: ", "))
  }

  func addIOThread(_ id: UInt32) async throws(VirtError) { try await monitor("iothread-add \(id)") }

  func removeIOThread(_ id: UInt32) async throws(VirtError) { try await monitor("iothread-del \(id)") }

  func plugVirtualCPU(_ number: UInt32) async throws(VirtError) { try await monitor("plug \(number)") }

  func unplugVirtualCPU(_ number: UInt32) async throws(VirtError) {
    try await monitor("unplug \(number)")
    observer.guest(did: .deviceDeleted(alias: "vcpu\(number)"))
  }

  func setLimits(_ limits: DiskIOTune, ofDisk alias: String) async throws(VirtError) {
    try await monitor("throttle \(limits.totalBytesSec ?? 0)")
  }

  func changeMedium(_ change: MediumChange) async throws(VirtError) {
    try await monitor("medium \(change.after.source?.file ?? "none")")
  }

  func setLink(_ alias: String, isUp: Bool) async throws(VirtError) { try await monitor("link \(isUp)") }

  func limit(_ limits: [ResourceLimit]) async throws(VirtError) { try await monitor("limit \(limits.count)") }
}

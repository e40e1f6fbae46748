@testable import SystemHarness
import Testing

extension DaemonUnderTest {
  /// Defines a guest that is a Linux and boots it, with its console from the first word on.
  func boot(_ guest: Guest) async throws -> Console {
    try await virsh("define", try write(guest.xml, guest.name))
    try await virsh("start", "--paused", guest.name)
    let console = try Console(file(String(guest.name.dropFirst(prefix.count))) + ".console")
    try await virsh("resume", guest.name)
    return console
  }
}

import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Clients that come by TCP.
  @Suite("TCP")
  struct NetworkListenerTests {
    @Test("stock virsh, python-libvirt and the tool come by TCP, and may do what the configuration says")
    func listener() async throws {
      for (access, mayChange) in [("none", true), ("readonly", false)] {
        let configuration = "listen_tcp = 1\ntcp_port = \"47412\"\nauth_tcp = \"\(access)\"\nhostname = \"elsewhere\"\n"
        try await withDaemon(configuration: configuration) { daemon in
          guard !daemon.isForeign else { return }
          let uri = "qemu+tcp://127.0.0.1:47412/system"
          let guest = Guest.idle("guest", on: daemon)
          let path = try daemon.write(guest.xml, "guest")
          let english = ["LC_ALL": "C.UTF-8", "LANGUAGE": "C"]
          let listed = try await FinishedProgram.run(
            ["virsh", "-c", uri, "hostname"], environment: english)
          #expect(listed.lines == ["elsewhere"], "\(listed)")
          let created = try await FinishedProgram.run(["virsh", "-c", uri, "create", path], environment: english)
          #expect(created.succeeded == mayChange, "\(created)")
          if !mayChange { #expect(created.errors.contains("read only access prevents"), "\(created)") }
          let tool = try await FinishedProgram.run([Checkout.tool, "-c", uri, "list", "--all", "--name"])
          #expect(tool.lines == (mayChange ? [guest.name] : []), "\(tool)")
        }
      }
    }

    @Test("nobody listens unless the configuration asks for it")
    func off() async throws {
      try await withDaemon(configuration: "tcp_port = 47412\n") { daemon in
        guard !daemon.isForeign else { return }
        let refused = try await FinishedProgram.run(
          [Checkout.tool, "-c", "qemu+tcp://127.0.0.1:47412/system", "list"])
        #expect(refused.errors.contains("unable to connect to server at '127.0.0.1:47412': Connection refused"))
      }
    }
  }
}

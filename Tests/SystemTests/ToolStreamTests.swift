import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// The commands of the tool that use streams.
  @Suite("drover's streams")
  struct ToolStreamTests {
    @Test("a screenshot is written to a file")
    func screenshot() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("screen", on: daemon)
        guest.devices = "<video><model type='vga'/></video>"
        try await daemon.virsh("define", daemon.write(guest.xml, "screen"))
        try await daemon.virsh("start", guest.name)
        let file = daemon.file("screen.picture")
        let told = try await daemon.drover("screenshot", guest.name, file)
        #expect(told.output.contains("Screenshot saved to \(file), with type of image/"))
        let picture = try Data(contentsOf: URL(fileURLWithPath: file))
        let start = told.output.contains("image/png") ? Data([0x89, 0x50, 0x4E, 0x47]) : Data("P6".utf8)
        #expect(picture.count > 64 && picture.starts(with: start))
        let refused = try await FinishedProgram.run(daemon.tool + ["screenshot", guest.name, file, "--screen", "9"])
        #expect(!refused.succeeded)
      }
    }

    private struct Session: Decodable {
      var greeted: Bool
      var refused: Bool
      var status: Int
      var cooked: Bool
    }

    @Test("a console is on the terminal until Ctrl + ], and the terminal is as before then")
    func console() async throws {
      try await withDaemon { daemon in
        var guest = try Guest.linux("console", on: daemon)
        guest.devices = "<serial type='pty'><target port='0'/></serial>"
        let found = try await daemon.python(
          """
          import pty, subprocess, termios
          tool = \(daemon.tool)
          connection = libvirt.open(uri)
          domain = connection.createXML('''\(guest.xml)''')
          master, slave = pty.openpty()
          before = termios.tcgetattr(slave)
          command = tool + ["console", domain.name()]
          process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave)
          text = b""
          while b"drover-guest: count" not in text:
            text += os.read(master, 4096)
          second = subprocess.run(command, stdin=slave, capture_output=True)
          os.write(master, b"x\\x1d")
          status = process.wait(30)
          tell(dict(
            greeted=b"Connected to domain" in text and b"Escape character is ^]" in text,
            refused=second.returncode != 0 and b"Active console session exists" in second.stderr,
            status=status, cooked=termios.tcgetattr(slave) == before))
          domain.destroy()
          """, as: Session.self)
        #expect(found.greeted)
        #expect(found.refused)
        #expect(found.status == 0)
        #expect(found.cooked)
      }
    }
  }
}

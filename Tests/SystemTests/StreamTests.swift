import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Consoles, channels and pictures, by unmodified clients.
  @Suite("Streams")
  struct StreamTests {
    /// The tests' Linux, with its serial line on a terminal, a channel and a screen.
    private func guest(_ name: String, on daemon: DaemonUnderTest) throws -> Guest {
      var guest = try Guest.linux(name, on: daemon)
      guest.devices = """
        <serial type='pty'><target port='0'/></serial>
        <channel type='unix'><target type='virtio' name='org.example.0'/></channel>
        <video><model type='vga'/></video>
        """
      return guest
    }

    /// What scripts begin with: a guest that runs, and who opens streams.
    private func prelude(_ guest: Guest) -> String {
      """
      connection = libvirt.open(uri)
      domain = connection.createXML('''\(guest.xml)''')
      def opened(function, *arguments):
        stream = connection.newStream()
        function(*arguments[:1], stream, *arguments[1:])
        return stream
      def console(flags=0):
        return opened(domain.openConsole, None, flags)
      def until(stream, text):
        read = b""
        while text not in read:
          piece = stream.recv(4096)
          if not piece: raise EOFError(read)
          read += piece
        return read

      """
    }

    private struct Consoles: Decodable {
      var second, unknown, cut, afterAbort, channelTwice, flood: [Wire]
      var echo: Bool
      var slow: Double
      var end: Int

      /// A number or a text of an error.
      enum Wire: Decodable, Equatable {
        case number(Int), text(String)

        init(from decoder: any Decoder) throws {
          let value = try decoder.singleValueContainer()
          if let number = try? value.decode(Int.self) {
            self = .number(number)
          } else {
            self = .text(try value.decode(String.self))
          }
        }
      }
    }

    @Test("a console belongs to one client, who reads and types, finishes and aborts; others can take it by force")
    func consoles() async throws {
      try await withDaemon { daemon in
        let guest = try guest("consoles", on: daemon)
        let told = try await daemon.python(
          prelude(guest) + """
            first = console()
            until(first, b"count 1 ")
            told = dict(
              second=error_of(console), unknown=error_of(opened, domain.openConsole, "serial9", 0))
            second = console(libvirt.VIR_DOMAIN_CONSOLE_FORCE)
            told["cut"] = error_of(lambda: until(first, b"never"))
            second.send(b"typed here")
            told["echo"] = b"typed here" in until(second, b"typed here")
            second.finish()
            third = console(libvirt.VIR_DOMAIN_CONSOLE_SAFE)
            until(third, b"count")
            third.abort()
            told["afterAbort"] = error_of(third.recv, 10)

            # Nobody in the guest has opened the channel.
            channel = opened(domain.openChannel, "org.example.0", 0)
            told["channelTwice"] = error_of(opened, domain.openChannel, None, 0)
            told["flood"] = error_of(lambda: [channel.send(b"x" * 65536) for _ in range(1000)] + [channel.recv(1)])

            # One who does not read has his other calls answered.
            idle = console()
            told["slow"] = max(timed(domain.info)[0] for _ in range(100))
            threading.Timer(0.1, lambda: libvirt.open(uri).lookupByName(domain.name()).destroy()).start()
            while idle.recv(65536): pass
            told["end"] = 0
            idle.finish()
            tell(told)
            """, as: Consoles.self)
        #expect(told.second.prefix(1) == [.number(9)])
        #expect(
          told.second.last == .text("operation failed: Active console session exists for this domain"))
        #expect(told.unknown.first == .number(1))
        #expect(told.cut.last != nil)
        #expect(told.echo)
        #expect(!told.afterAbort.isEmpty)
        #expect(told.channelTwice.last == .text("operation failed: Active channel stream exists for this domain"))
        #expect(told.flood.first == .number(9))
        #expect(told.slow < 1000)
        #expect(told.end == 0)
      }
    }

    @Test("virsh console shows the guest's lines, types, and leaves by its escape")
    func virsh() async throws {
      try await withDaemon { daemon in
        let guest = try guest("virsh", on: daemon)
        let shown = try await daemon.python(
          prelude(guest) + """
            import pty
            pid, terminal = pty.fork()
            if pid == 0: os.execvp("virsh", ["virsh", "-c", uri, "console", domain.name()])
            shown = b""
            def show(text):
              global shown
              while text not in shown: shown += os.read(terminal, 4096)
            show(b"drover-guest: count 2 ")
            os.write(terminal, b"typed here")
            show(b"typed here")
            os.write(terminal, b"\\x1d")
            with contextlib.suppress(OSError):
              while True: os.read(terminal, 4096)
            status = os.waitpid(pid, 0)[1]
            domain.destroy()
            tell([shown.decode(errors="replace"), str(status)])
            """, as: [String].self)
        #expect(shown.first?.contains("Connected to domain '\(guest.name)'") == true)
        #expect(shown.last == "0")
      }
    }

    private struct Pictures: Decodable {
      var mime: String
      var isPNG: Bool
      var width, read: Int
      var wrongScreen, written: [Consoles.Wire]
      var memory: Int
      var disk: String
      var pastDisk: [Consoles.Wire]
    }

    @Test("a picture of the screen is a PNG, and one that is not read to its end leaves nothing")
    func pictures() async throws {
      try await withDaemon { daemon in
        var guest = try guest("pictures", on: daemon)
        let image = daemon.file("pictures.img")
        try String(repeating: "drover! ", count: 1 << 14).write(toFile: image, atomically: true, encoding: .utf8)
        guest.devices += """
          <disk type='file' device='disk'>
            <driver name='qemu' type='raw'/><source file='\(image)'/><target dev='vda' bus='virtio'/>
          </disk>
          """
        let told = try await daemon.python(
          prelude(guest) + """
            until(console(), b"drover-guest: up")
            stream = connection.newStream()
            told = dict(mime=domain.screenshot(stream, 0))
            picture = b""
            while piece := stream.recv(65536): picture += piece
            stream.finish()
            told["isPNG"] = picture[:8] == b"\\x89PNG\\r\\n\\x1a\\n" and picture[-8:-4] == b"IEND"
            told["width"] = struct.unpack(">I", picture[16:20])[0]
            told["read"] = len(picture)
            told["wrongScreen"] = error_of(domain.screenshot, connection.newStream(), 1)
            half = connection.newStream()
            domain.screenshot(half, 0)
            half.recv(10)
            half.abort()
            domain.screenshot(written := connection.newStream(), 0)
            told["written"] = error_of(lambda: [written.send(b"x"), domain.info(), written.finish()])
            told["memory"] = len(domain.memoryPeek(0x100000, 4096, libvirt.VIR_MEMORY_PHYSICAL))
            told["disk"] = domain.blockPeek("vda", 1024, 8).decode()
            told["pastDisk"] = error_of(domain.blockPeek, "vda", 1 << 17, 8)
            # Left open: the session's end is theirs.
            domain.screenshot(connection.newStream(), 0)
            tell(told)
            """, as: Pictures.self)
        #expect(told.mime == "image/png")
        #expect(told.isPNG)
        #expect(told.width == 720)
        #expect(told.wrongScreen.first == .number(55))
        #expect(told.written.first == .number(55))
        #expect(told.memory == 4096)
        #expect(told.disk == "drover! ")
        #expect(told.pastDisk.first == .number(38))
      }
    }
  }
}

import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Disks that are served over a network.
  @Suite("Network disks")
  struct NetworkDiskTests {
    @Test("a guest starts with disks by NBD, over TCP and over a local socket, and by HTTP")
    func start() async throws {
      try await withDaemon { daemon in
        let image = daemon.file("disk.raw")
        let made = try await FinishedProgram.run(["qemu-img", "create", "-q", "-f", "raw", image, "4M"])
        try #require(made.succeeded, "\(made)")
        let guest = Guest.idle("remote", on: daemon)
        try guest.xml.write(toFile: daemon.file("guest.xml"), atomically: true, encoding: .utf8)
        let sizes = try await daemon.python(Self.script, as: [String: Int].self, within: .seconds(90))
        #expect(sizes == ["NBD by a socket": 4 << 20, "NBD by TCP": 4 << 20, "HTTP": 4 << 20])
        for name in ["disk.raw", "guest.xml"] { try? FileManager.default.removeItem(atPath: daemon.file(name)) }
      }
    }

    /// Serves the image in each way, and asks QEMU for the size of what it sees.
    private static let script = """
      import http.server, subprocess

      def forward(source, target):
        with contextlib.suppress(OSError):
          while data := source.recv(65536):
            target.sendall(data)
          target.shutdown(socket.SHUT_WR)

      def proxy(listener):
        # TCP in front of the local socket: the port is known before anybody connects.
        while True:
          client, _ = listener.accept()
          server = socket.socket(socket.AF_UNIX)
          server.connect(folder + "/nbd")
          for ends in ((client, server), (server, client)):
            threading.Thread(target=forward, args=ends, daemon=True).start()

      class Ranges(http.server.BaseHTTPRequestHandler):
        def answer(self, body):
          with open(folder + "/disk.raw", "rb") as file:
            content = file.read()
          first, last = 0, len(content) - 1
          if wanted := self.headers.get("Range"):
            first, last = (int(end) for end in wanted.removeprefix("bytes=").split("-"))
          self.send_response(206 if wanted else 200)
          self.send_header("Accept-Ranges", "bytes")
          self.send_header("Content-Range", "bytes %d-%d/%d" % (first, last, len(content)))
          self.send_header("Content-Length", str(min(last + 1, len(content)) - first))
          self.end_headers()
          if body:
            self.wfile.write(content[first:last + 1])
        def do_HEAD(self):
          self.answer(False)
        def do_GET(self):
          self.answer(True)
        def log_message(self, *arguments):
          pass

      listener = socket.create_server(("127.0.0.1", 0))
      threading.Thread(target=proxy, args=(listener,), daemon=True).start()
      web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Ranges)
      threading.Thread(target=web.serve_forever, daemon=True).start()
      subprocess.run(["qemu-nbd", "--fork", "--persistent", "--shared=8", "--read-only", "--format=raw",
                      "--pid-file=" + folder + "/nbd.pid", "--socket=" + folder + "/nbd", folder + "/disk.raw"],
                     check=True)
      with open(folder + "/nbd.pid") as file:
        server = os.pidfd_open(int(file.read()))

      sources = {
        "NBD by a socket": "protocol='nbd'><host transport='unix' socket='%s/nbd'/>" % folder,
        "NBD by TCP": "protocol='nbd'><host name='127.0.0.1' port='%d'/>" % listener.getsockname()[1],
        "HTTP": "protocol='http' name='disk.raw'><host name='127.0.0.1' port='%d'/>" % web.server_address[1],
      }
      connection = libvirt.open(uri)
      with open(folder + "/guest.xml") as file:
        xml = file.read()
      sizes = {}
      try:
        for what, source in sources.items():
          disk = ("<disk type='network' device='disk'><driver name='qemu' type='raw'/><source %s</source>"
                  "<target dev='vda' bus='virtio'/><readonly/></disk>" % source)
          domain = connection.createXML(xml.replace("</emulator>", "</emulator>" + disk),
                                        libvirt.VIR_DOMAIN_START_PAUSED)
          block = json.loads(libvirt_qemu.qemuMonitorCommand(domain, '{"execute": "query-block"}', 0))
          sizes[what] = block["return"][0]["inserted"]["image"]["virtual-size"]
          domain.destroy()
      finally:
        signal.pidfd_send_signal(server, signal.SIGTERM)
        pidfd_gone(server, 20)
        for name in ("nbd", "nbd.pid"):
          with contextlib.suppress(OSError):
            os.unlink(folder + "/" + name)
      tell(sizes)
      """
  }
}

import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// What stands in everyday definitions: not only defined, but started with the QEMU that is installed.
  @Suite("Everyday elements")
  struct EverydayElementTests {
    @Test(
      "each start under the installed QEMU, and are dumped as they can be defined again",
      arguments: EverydayElements.groups)
    func start(_ group: EverydayElements) async throws {
      try await withDaemon { daemon in
        try await Self.makeImages(daemon)
        var definitions: [String: String] = [:]
        for element in group.elements {
          definitions[element.what] = element.definition(name: daemon.name("element"), folder: daemon.folder)
        }
        try JSONEncoder().encode(definitions).write(to: URL(fileURLWithPath: daemon.file("elements.json")))
        let found = try await daemon.python(Self.script, as: [String: String].self, within: .seconds(170))
        #expect(found.count == definitions.count)
        for (what, error) in found { #expect(error == "", "\(what)") }
        try? FileManager.default.removeItem(atPath: daemon.file("elements.json"))
      }
    }

    /// Disk images of either format, and what lines of guests are joined to.
    private static func makeImages(_ daemon: DaemonUnderTest) async throws {
      for format in ["raw", "qcow2"] {
        let path = daemon.file("image.\(format)")
        let made = try await FinishedProgram.run(["qemu-img", "create", "-q", "-f", format, path, "4M"])
        try #require(made.succeeded, "\(made)")
        chmod(path, 0o666)
      }
      try FileManager.default.createDirectory(atPath: daemon.file("shared"), withIntermediateDirectories: true)
      for name in ["pipe.in", "pipe.out"] { mkfifo(daemon.file(name), 0o600) }
    }

    /// Others stand ready for the lines that connect: at a path, at a TCP port, on a terminal.
    private static let script = """
      import pty, tempfile
      connection = libvirt.open(uri)
      waiting = socket.socket(socket.AF_UNIX)
      waiting.bind(folder + "/waiting")
      waiting.listen(16)
      listener = socket.create_server(("127.0.0.1", 0), backlog=16)
      ours, theirs = pty.openpty()
      places = {"@PORT@": str(listener.getsockname()[1]), "@TERMINAL@": os.ttyname(theirs)}

      with open(folder + "/elements.json") as file:
        definitions = json.load(file)
      found = {}
      for what, xml in definitions.items():
        for word, value in places.items():
          xml = xml.replace(word, value)
        name = prefix + "element"
        try:
          domain = connection.defineXML(xml)
          dumped = domain.XMLDesc()
          domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
          state = domain.state()[0]
          live = domain.XMLDesc()
          domain.destroy()
          connection.defineXML(dumped)
          found[what] = "" if domain.XMLDesc() == dumped else "another definition after another reading"
          if state != libvirt.VIR_DOMAIN_PAUSED:
            found[what] = "it is in state %d" % state
          if "<alias" not in live:
            found[what] = "its devices have no names"
        except libvirt.libvirtError as error:
          found[what] = str(error)
        with contextlib.suppress(libvirt.libvirtError):
          connection.lookupByName(name).undefine()
      os.unlink(folder + "/waiting")
      tell(found)
      """
  }
}

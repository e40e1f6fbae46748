import DomainModel
import DroverCore
import QEMUCommandLine
import Testing

/// Where each launcher's monitor is.
@Suite struct DeclaredMonitorTests {
  private struct Files: LaunchSurroundings {
    var folder: String? { nil }
    let text: String
    func optionFile(at path: String) -> String? { text }
    func descriptor(_ number: Int32) -> InheritedDescriptor? { nil }
    func imageFormat(at path: String) -> StorageFormat? { nil }
  }

  private func monitors(_ line: String, readConfig: String = "") throws -> [DeclaredMonitor] {
    try DeclaredMonitor.list(
      LaunchedCommand(shellText: "qemu-system-x86_64 " + line), surroundings: Files(text: readConfig))
  }

  private func place(_ line: String) throws -> DeclaredMonitor.Place {
    let all = try monitors(line)
    #expect(all.count == 1)
    return try #require(all.first).place
  }

  @Test func `every way to say QMP`() throws {
    let lines = [
      "-qmp unix:/run/a.sock,server,nowait",
      "-qmp-pretty unix:/run/a.sock,server=on,wait=off",
      "-chardev 'socket,id=qmp,path=/run/a.sock,server=on,wait=off' -mon 'chardev=qmp,mode=control'",
      "-chardev socket,id=char-qmp,path=/run/a.sock,server=on,wait=off -qmp chardev:char-qmp",
      "-mon chardev=m,mode=control,pretty=on -chardev socket,id=m,path=/run/a.sock,server,nowait",
      "-chardev socket,id=m,path=/run/a.sock,server=on -object monitor-qmp,id=o,chardev=m",
      "-qmp unix:path=/run/a.sock,server=on,wait=off",
    ]
    for line in lines {
      let all = try monitors(line)
      #expect(all.map(\.language) == [.qmp], "\(line)")
      #expect(all.map(\.place) == [.path("/run/a.sock")], "\(line)")
    }
  }

  @Test func `every way to say a human monitor`() throws {
    for line in [
      "-monitor unix:m.sock,server,nowait",
      "-chardev socket,id=mon0,path=m.sock,server=on -mon chardev=mon0,mode=readline",
      "-chardev socket,id=mon0,path=m.sock,server=on -mon mon0",
    ] {
      let all = try monitors(line)
      #expect(all.map(\.language) == [.human], "\(line)")
      #expect(all.map(\.place) == [.path("m.sock")], "\(line)")
    }
    #expect(try place("-monitor tcp:127.0.0.1:4444,server,nowait") == .tcp(host: "127.0.0.1", port: 4444))
    let telnet = try monitors("-monitor telnet::5555,server,nowait")
    #expect(telnet.map(\.place) == [.tcp(host: "", port: 5555)])
    #expect(telnet.map(\.speaksTelnet) == [true])
  }

  @Test func `TCP, names without files, and descriptors`() throws {
    #expect(
      try place("-chardev socket,id=S,server=on,wait=off,host=localhost,port=77 -mon chardev=S,mode=control")
        == .tcp(host: "localhost", port: 77))
    #expect(
      try place("-chardev socket,id=S,server=on,path=name,abstract=on -mon chardev=S,mode=control")
        == .abstract("name"))
    #expect(try place("-qmp telnet:localhost:1,server,nowait") == .tcp(host: "localhost", port: 1))
    #expect(try place("-qmp unix:fd=7,server=on,wait=off") == .descriptor(7))
    #expect(
      try place("-chardev socket,id=charmonitor,fd=23,server=on,wait=off -mon chardev=charmonitor,mode=control")
        == .descriptor(23))
  }

  @Test func `a file of options may hold the line`() throws {
    let all = try monitors(
      "-readconfig /x -qmp chardev:monitor",
      readConfig: "[chardev \"monitor\"]\n  backend = \"socket\"\n  path = \"/run/q\"\n  server = \"on\"\n")
    #expect(all.map(\.place) == [.path("/run/q")])
    let whole = try monitors(
      "-readconfig /x",
      readConfig: """
        [chardev "m"]
        backend = "socket"
        path = "/run/q"
        server = "on"
        [mon "c"]
        chardev = "m"
        mode = "control"
        """)
    #expect(whole.map(\.place) == [.path("/run/q")])
    #expect(whole.map(\.language) == [.qmp])
  }

  @Test(arguments: [
    ("-qmp stdio", "it is on QEMU's terminal"), ("-monitor stdio", "it is on QEMU's terminal"),
    ("-nographic", "it is on QEMU's terminal"), ("-serial mon:stdio", "it shares a serial line"),
    ("-monitor pty", "it is on a terminal"), ("-monitor vc", "it is in QEMU's window"),
    ("-qmp unix:/run/x", "QEMU connects to where its owner listens"),
    (
      "-chardev spiceport,id=q,name=org.qemu.monitor.qmp.0 -mon chardev=q,mode=control",
      "only a SPICE client reaches it"
    ),
    ("-qmp chardev:none0", "no line is called 'none0'"),
  ])
  func `a monitor that nobody can join says why`(_ line: String, _ reason: String) throws {
    #expect(try place(line) == .closed(reason))
  }

  @Test func `no monitor is none`() throws {
    #expect(try monitors("-m 64 -monitor none -serial stdio").isEmpty)
    #expect(try monitors("-nodefaults -nographic").isEmpty)
  }
}

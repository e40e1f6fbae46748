import DroverCore
import Foundation
import Glibc
import Testing

@testable import DroverHost

@Suite struct LayoutTests {
  @Test func `everything lies below a root`() {
    let layout = Layout(root: "/srv/test/")
    #expect(layout.readWriteSockets == ["/srv/test/run/drover.sock"])
    #expect(layout.readOnlySockets == ["/srv/test/run/drover-ro.sock"])
    for path in [
      layout.definitions, layout.autostart, layout.states, layout.guests, layout.guestLogs, layout.capabilitiesCache,
      layout.configurationFile, layout.lockFile, layout.hostUUIDFile,
    ] { #expect(path.hasPrefix("/srv/test/")) }
  }

  @Test func `root has the host's folders, an ordinary user the XDG ones`() {
    let system = Layout.standard(uid: 0) { _ in nil }
    #expect(system.configuration == "/etc/drover")
    #expect(system.readWriteSockets == ["/run/drover/drover.sock"])
    #expect(system.guests == "/var/lib/drover/qemu")
    let variables = ["HOME": "/home/me", "XDG_RUNTIME_DIR": "/run/user/7", "XDG_CONFIG_HOME": "relative"]
    let user = Layout.standard(uid: 7) { variables[$0] }
    #expect(user.configuration == "/home/me/.config/drover")
    #expect(user.run == "/run/user/7/drover")
    #expect(user.guestLogs == "/home/me/.local/state/drover/qemu")
    #expect(!user.isSystem)
  }

  @Test func `libvirt's own paths are those that its clients look for`() {
    let system = Layout.libvirt(uid: 0) { _ in nil }
    #expect(system.readWriteSockets.first == "/run/libvirt/libvirt-sock")
    #expect(system.readOnlySockets.first == "/run/libvirt/libvirt-sock-ro")
    let user = Layout.libvirt(uid: 7) { $0 == "XDG_RUNTIME_DIR" ? "/run/user/7" : nil }
    #expect(user.readWriteSockets.first == "/run/user/7/libvirt/libvirt-sock")
    #expect(user.readOnlySockets.isEmpty)
  }

  @Test func `one daemon for a root, and the next one when it has gone`() async throws {
    // A child that another test makes at this moment would have the lock too.
    let own = OwnProcess("lock-of-a-root")
    guard own.isHere else {
      #expect(try await own.run() == .exited(0))
      return
    }
    let folder = ScratchFolder()
    let layout = Layout(root: folder.path)
    try layout.makeFolders()
    try layout.makeFolders()
    do {
      let lock = try RootLock(path: layout.lockFile)
      let error = #expect(throws: VirtError.self) { _ = try RootLock(path: layout.lockFile) }
      #expect(error?.code == .operationFailed)
      #expect(error?.message.contains("process \(getpid())") == true)
      _ = consume lock
    }
    _ = try RootLock(path: layout.lockFile)
  }

  @Test func `a child of a dead daemon that executes its program soon is waited for`() async throws {
    let folder = ScratchFolder()
    let running = try RunningReactor()
    let path = folder("lock")
    // As a child between its making and its program: it has the lock of a process that is gone.
    let gone = try await Spawner.spawn(SpawnRequest("/bin/true"), reactor: running.reactor)
    _ = await gone.waitForExit()
    try "\(gone.pid)\n".write(toFile: path, atomically: false, encoding: .utf8)
    let child: ProcessHandle
    do {
      let descriptor = try Descriptor.opening(path, O_RDWR)
      #expect(flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0)
      var request = SpawnRequest("/bin/sleep", ["0.3"])
      request.descriptors = [.init(SharedDescriptor(descriptor), as: 9)]
      child = try await Spawner.spawn(request, reactor: running.reactor)
    }
    _ = try RootLock(path: path)
    #expect(await child.waitForExit() == .exited(0))
  }

  @Test func `a child holds the descriptors of its parent until it executes its program, and no longer`() async throws {
    let own = OwnProcess("lock-and-child")
    guard own.isHere else {
      #expect(try await own.run() == .exited(0))
      return
    }
    let folder = ScratchFolder()
    let running = try RunningReactor()
    let lock = try RootLock(path: folder("lock"))
    let child = try await Spawner.spawn(SpawnRequest("/bin/sleep", ["600"]), reactor: running.reactor)
    _ = consume lock
    _ = try RootLock(path: folder("lock"))
    try child.signal(SIGKILL)
    _ = await child.waitForExit()
  }
}

import DomainModel
import DroverCore
import Testing

@testable import QEMUCommandLine

/// What is left as an argument has to go with what the builder says of the rest.
@Suite struct KeptOptionTests {
  private func converted(_ options: String) throws -> (definition: DomainDefinition, arguments: [String]) {
    let command = try LaunchedCommand(shellText: "qemu-system-x86_64 -m 64 \(options)")
    let definition = try CommandLineConverter(platform: nil).convert(command).definition
    return (definition, definition.commandline?.arguments.map(\.value) ?? [])
  }

  @Test func `a kept card keeps the address that QEMU gave it`() throws {
    let (definition, arguments) = try converted(
      "-nic user,model=e1000 -netdev stream,id=s,addr.type=unix,addr.path=/s -device virtio-net-pci,netdev=s")
    #expect(definition.devices?.interfaces.first?.mac?.address.description == "52:54:00:12:34:56")
    #expect(arguments.contains { $0.contains("netdev=s") && $0.contains("mac=52:54:00:12:34:57") }, "\(arguments)")
  }

  @Test func `a monitor that shares its line goes, and the line stays with who has it`() throws {
    let (definition, arguments) = try converted(
      "-chardev socket,id=m,path=/m,server=on,wait=off,mux=on -mon chardev=m -serial chardev:m")
    #expect(definition.devices?.serials.first?.backend.source?.path == "/m")
    #expect(!arguments.contains("-mon"), "\(arguments)")
  }

  @Test func `sound cards by their other names, and kept ones, find their back ends`() throws {
    let (definition, arguments) = try converted(
      "-audiodev none,id=a0 -device ac97,audiodev=a0 -device cs4231a,audiodev=a0")
    #expect(definition.devices?.sounds.first?.model == .ac97)
    #expect(definition.devices?.sounds.first?.audio != nil)
    #expect(arguments.contains { $0.hasSuffix("audiodev=audio1") }, "\(arguments)")
  }

  @Test(arguments: ["-runas nobody", "-chroot /var/empty", "-run-with user=nobody,chroot=/var/empty"])
  func `as whom QEMU runs is not the machine's`(_ option: String) throws {
    #expect(try converted(option).arguments.isEmpty)
  }

  @Test(arguments: [("true", "true"), ("no", "false"), ("on", "true")])
  func `a property is on or off in every word that QEMU takes`(_ word: String, _ value: String) throws {
    let (definition, _) = try converted("-device virtio-scsi-pci,id=s,disable-modern=\(word)")
    let property = definition.override?.devices.first?.frontend?.properties.first
    #expect(property?.type == .bool && property?.value == value)
  }

  @Test func `a debug console is a device with an id of its own`() throws {
    let command = try LaunchedCommand(shellText: "qemu-system-x86_64 -debugcon file:/d -device e1000,id=c")
    #expect(try CommandRevision(command).ids(of: .device) == ["debugcon", "c"])
    #expect(try CommandSurvey(command, surroundings: UnknownSurroundings()).devices == ["debugcon", "c"])
  }
}

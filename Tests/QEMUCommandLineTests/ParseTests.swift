import DomainModel
import DroverCore
import Foundation
import Testing

@testable import QEMUCommandLine

/// Command lines turned into definitions, as a whole.
@Suite struct ParseTests {
  // MARK: - The closed loop

  /// Properties that no guest sees.
  static let hostProperties: Set<String> = [
    "drive", "netdev", "chardev", "audiodev", "id", "tpmdev", "memdev", "vectors", "write-cache", "mq", "iothread",
    "vhostfd", "rng", "fsdev",
  ]

  @Test(arguments: CommandLineFixtureTests.cases)
  func `a definition that was made from a built command line builds the same machine`(_ name: String) throws {
    let file = CommandLineFixtureTests.folder.appending(path: "\(name)/newest.args")
    let text = try String(contentsOf: file, encoding: .utf8)
    let first = try LaunchedCommand(shellText: text)
    let made = try CommandLineConverter(platform: .everything).convert(first).definition
    let second = try CommandLineFixtureTests.commandLine(made.xml(FormatOptions(isSecure: true)), .everything)
    let wanted = try Self.guest(first.arguments)
    let found = try Self.guest(Array(second.arguments.dropFirst()))
    for part in wanted where !found.contains(part) { Issue.record("missing: \(part)") }
    for part in found where !wanted.contains(part) { Issue.record("new: \(part)") }
  }

  /// What the guest sees of a command line.
  static func guest(_ arguments: [String]) throws -> [String] {
    let seen: Set<String> = ["cpu", "m", "smp", "numa", "device", "global", "uuid", "smbios", "rtc", "accel", "bios"]
    return try OptionReader.options(arguments).filter { seen.contains($0.name) }.map { option in
      guard option.name == "device", var object = try JSON.parse(option.value ?? "").object else {
        return "\(option.name) \(option.value ?? "")"
      }
      for key in hostProperties { object[key] = nil }
      let members = object.members.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text())" }
      return "device " + members.joined(separator: ",")
    }
  }

  // MARK: - What QEMU adds

  private func devices(_ text: String) throws -> Devices {
    let definition = try NativeFormTests.convert(text).definition
    return definition.devices ?? Devices()
  }

  @Test func `a PC without a word has QEMU's own devices`() throws {
    let devices = try devices("qemu-system-x86_64")
    #expect(devices.interfaces.map { $0.model?.type } == ["e1000"])
    #expect(devices.interfaces.first?.info.address?.pci?.slot == 3)
    #expect(devices.videos.map { $0.model?.type } == [.vga])
    #expect(devices.videos.first?.info.address?.pci?.slot == 2)
    #expect(devices.serials.count == 1 && devices.parallels.count == 1)
    #expect(devices.disks.map(\.device) == [.cdrom, .floppy])
    #expect(devices.balloon?.model == Balloon.Model.none)
  }

  @Test func `without defaults there is nothing but what is said`() throws {
    let devices = try devices("qemu-system-x86_64 -nodefaults -device VGA")
    #expect(devices.interfaces.isEmpty && devices.disks.isEmpty && devices.serials.isEmpty)
    #expect(devices.videos.count == 1)
  }

  @Test func `places on PCI are those that QEMU gives`() throws {
    let devices = try devices(
      "qemu-system-x86_64 -M q35 -nodefaults -device virtio-balloon-pci -device virtio-rng-pci,addr=5 "
        + "-device virtio-net-pci,netdev=n -netdev user,id=n -drive if=virtio,file=a.img,format=raw")
    #expect(devices.balloon?.info.address?.pci?.slot == 1)
    #expect(devices.rngs.first?.info.address?.pci?.slot == 5)
    #expect(devices.interfaces.first?.info.address?.pci?.slot == 2)
    #expect(devices.disks.first?.info.address?.pci?.slot == 3)
  }

  @Test func `boot places that begin with 0 begin with 1 in a definition`() throws {
    let devices = try devices(
      "qemu-system-x86_64 -nodefaults -drive if=none,id=a,file=a,format=raw -device virtio-blk-pci,drive=a,bootindex=0 "
        + "-netdev user,id=n -device e1000,netdev=n,bootindex=3")
    #expect(devices.disks.first?.info.boot?.order == 1)
    #expect(devices.interfaces.first?.info.boot?.order == 4)
  }

  @Test func `a change by set is part of what it changes`() throws {
    let result = try NativeFormTests.convert(
      "qemu-system-x86_64 -nodefaults -netdev user,id=n -device e1000,id=nic,netdev=n -set device.nic.mac=52:54:00:01:02:03"
    )
    #expect(result.definition.devices?.interfaces.first?.mac?.address == MACAddress("52:54:00:01:02:03"))
    #expect(result.definition.commandline == nil)
  }

  @Test func `what no element says is kept in its order, with the environment`() throws {
    let result = try NativeFormTests.convert("X=1 qemu-system-x86_64 -nodefaults -gdb tcp::1 -device edu -new-thing 3")
    #expect(
      result.definition.commandline?.arguments.map(\.value) == [
        "-gdb", "tcp::1", "-device", "edu,addr=0x2.0x0", "-new-thing", "3",
      ])
    #expect(result.definition.commandline?.environment.map(\.name) == ["X"])
    #expect(result.notes.filter { $0.fate == .kept }.count == 3)
  }

  @Test func `a kept device stands on the bus by its new name`() throws {
    let result = try NativeFormTests.convert(
      "qemu-system-x86_64 -M q35 -nodefaults -device pcie-root-port,id=rpX,chassis=1 -device edu,bus=rpX")
    #expect(result.definition.commandline?.arguments.last?.value == #"{"driver":"edu","bus":"pci.1","addr":"0x0.0x0"}"#)
  }

  @Test func `passed sockets have their path where it is known`() throws {
    struct Around: LaunchSurroundings {
      var folder: String? { nil }
      func optionFile(at path: String) -> String? { nil }
      func imageFormat(at path: String) -> StorageFormat? { .qcow2 }
      func descriptor(_ number: Int32) -> InheritedDescriptor? {
        number == 30 ? .tap(name: "vnet7") : .listener(path: "/run/s.sock")
      }
    }
    let command = try LaunchedCommand(
      shellText: "qemu-system-x86_64 -chardev socket,id=c,fd=9,server=on -serial chardev:c -hda a "
        + "-netdev tap,id=n,fd=30 -device e1000,netdev=n")
    let devices = try CommandLineConverter(platform: nil, surroundings: Around()).convert(command).definition.devices
    #expect(devices?.serials.first?.backend.source?.path == "/run/s.sock")
    #expect(devices?.interfaces.first?.target?.dev == "vnet7")
    #expect(devices?.disks.first?.driver?.type == .qcow2)
  }

  // MARK: - Bad input

  @Test(
    arguments: [
      "qemu-system-x86_64 -device '{\"driver\":'", "qemu-system-x86_64 -device '{}x'", "qemu-system-x86_64 -m",
      "", "A=1", "qemu-system-x86_64 'x",
    ])
  func `what cannot be read is refused as an invalid argument`(_ text: String) {
    #expect { try NativeFormTests.convert(text) } throws: { ($0 as? VirtError)?.code == .invalidArg }
  }

  @Test(
    arguments: [
      "-blockdev driver=qcow2,node-name=a,file=a -device virtio-blk-pci,drive=a", "-device ide-hd,bus=ide.99999999999",
      "-smp 4294967295,sockets=4294967295,cores=4294967295", "-m 99999999999999E", "-numa node,nodeid=4294967295",
      "-device pci-bridge,id=pci.4294967295", "-device virtio-net-pci,addr=ff.ff", "-drive index=99999999999",
      "-vnc :999999999999", "-boot order=zzzz", "-cpu ,,,+,-", "-rtc base=9999-99-99T99:99:99", "-global .=",
      "-global =",
      "-device", "-set a.b.c", "-set device.x", "-smbios type=0,date=//", "-drive file=json:{", "-drive file=rbd:",
      "-drive file=nbd:", "-drive file=://", "-net nic,vlan=7 -net nic,vlan=7",
      "-netdev user,id=a,net=1/2/3 -device e1000,netdev=a",
      "-object qom-type=iothread,id=iothread0 -object iothread,id=iothread0", "-serial tcp:", "-serial udp:@",
      "-chardev x,id=",
      "-device '{\"driver\":7}'", "-device usb-redir,chardev=q,filter=::::", "-device vfio-pci,host=::",
    ])
  func `nonsense is kept or refused, never a trap`(_ options: String) throws {
    do {
      _ = try NativeFormTests.convert("qemu-system-x86_64 \(options)").definition.xml()
    } catch let error as VirtError {
      #expect(error.code == .invalidArg)
    }
  }

  @Test func `two megabytes of options are read in time`() throws {
    var text = "qemu-system-x86_64 -nodefaults"
    for number in 0..<5_000 {
      text +=
        " -device virtio-rng-pci,id=r\(number),max-bytes=\(number) -object rng-random,id=o\(number),filename=/dev/urandom"
      text += " -drive if=none,id=d\(number),file=/some/folder/with/a/long/name/disk\(number).qcow2,format=qcow2"
    }
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try NativeFormTests.convert(text) }
    #expect(time < .seconds(60))
    #expect(throws: VirtError.self) { try LaunchedCommand(shellText: String(repeating: "a", count: 9 << 20)) }
  }
}

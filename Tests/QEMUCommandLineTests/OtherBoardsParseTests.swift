import DomainModel
import DroverCore
import DroverXML
import Testing

@testable import QEMUCommandLine

/// Command lines for boards that are no PC, and what developers' launchers say of a PC.
@Suite struct OtherBoardsParseTests {
  private func convert(_ text: String) throws -> (definition: DomainDefinition, xml: String, kept: [String]) {
    let definition = try NativeFormTests.convert(text).definition
    let kept = definition.commandline?.arguments.map(\.value) ?? []
    return (definition, definition.xml(FormatOptions(isSecure: true)), kept)
  }

  @Test(
    arguments: [
      ("qemu-system-mipsel -M malta", "mipsel"), ("qemu-system-ppc -M mac99", "ppc"),
      ("qemu-system-sparc64 -M sun4u", "sparc64"), ("qemu-system-hppa", "parisc"), ("qemu-system-or1k", "or32"),
      ("qemu-system-m68k -M q800", "m68k"), ("qemu-system-xtensa -M lx60", "xtensa"),
    ])
  func `a definition names the processor family of every emulator that libvirt has a name for`(
    _ text: String, _ name: String
  ) throws {
    let type = try convert(text).definition.os?.type
    #expect(type?.arch?.rawValue == name)
    #expect(type?.arch.flatMap { GuestArchitecture(targetName: $0.targetName) } == type?.arch)
  }

  @Test func `a board has the memory that QEMU gives it`() throws {
    #expect(try convert("qemu-system-aarch64 -M raspi3b").definition.memory?.amount.kibibytes == 1 << 20)
    #expect(try convert("qemu-system-arm -M mps2-an385").definition.memory?.amount.kibibytes == 16 << 10)
    #expect(try convert("qemu-system-loongarch64 -M virt").definition.memory?.amount.kibibytes == 1 << 20)
    #expect(try convert("qemu-system-riscv64 -M virt").definition.memory?.amount.kibibytes == 128 << 10)
  }

  @Test func `on a mainframe devices have the numbers that QEMU gives them, and the short names are of its bus`() throws
  {
    let devices = try convert(
      "qemu-system-s390x -nodefaults -device virtio-blk-ccw,drive=d,devno=fe.0.0001 -drive if=none,id=d,file=a,format=raw "
        + "-device virtio-serial -device virtio-net,netdev=n -netdev user,id=n"
    ).definition.devices
    func number(_ info: DeviceInfo?) -> UInt64? {
      guard case .ccw(let address)? = info?.address else { return nil }
      return address.devno?.value
    }
    let infos = [devices?.controllers.first?.info, devices?.interfaces.first?.info, devices?.disks.first?.info]
    #expect(infos.map(number) == [2, 3, 1])
    #expect(try convert("qemu-system-s390x").definition.devices?.serials.count == 1)
  }

  @Test func `a transport of virtio-mmio that is named stays named`() throws {
    let result = try convert(
      "qemu-system-riscv64 -M virt -drive if=none,id=x0,file=fs.img,format=raw "
        + "-device virtio-blk-device,drive=x0,bus=virtio-mmio-bus.0")
    #expect(result.definition.devices?.disks.count == 1)
    #expect(result.xml.contains("<qemu:property name='bus' type='string' value='virtio-mmio-bus.0'/>"))
  }

  @Test func `devices of several kinds on virtio-mmio keep the transports that QEMU gives them`() throws {
    let xml = try convert(
      "qemu-system-aarch64 -M virt -nodefaults -netdev user,id=n -device virtio-net-device,netdev=n "
        + "-drive if=none,id=d,file=a,format=raw -device virtio-blk-device,drive=d"
    ).xml
    #expect(xml.contains("value='virtio-mmio-bus.31'") && xml.contains("value='virtio-mmio-bus.30'"))
  }

  @Test func `the virt board of RISC-V has no interface of its own, and leaves a drive to the device that names it`()
    throws
  {
    let devices = try convert(
      "qemu-system-riscv64 -M virt -drive file=a,id=hd0,format=raw -device virtio-blk-device,drive=hd0"
    ).definition.devices
    #expect(devices?.interfaces.isEmpty == true)
    #expect(devices?.disks.map { $0.target?.bus } == [.virtio])
  }

  @Test func `a disc on virtio is a disk that is only read`() throws {
    let disk = try convert("qemu-system-aarch64 -M virt -cdrom a.iso").definition.devices?.disks.first
    #expect(disk?.device ?? .disk == .disk && disk?.readonly == true)
  }

  @Test func `a folder that the guest writes to stays an argument in its place`() throws {
    #expect(
      try convert("qemu-system-x86_64 -nodefaults -drive file=a,format=raw -drive format=raw,file=fat:rw:esp").kept
        == ["-drive", "format=raw,file=fat:rw:esp,index=1"])
    #expect(
      try convert("qemu-system-x86_64 -nodefaults -device VGA -drive if=virtio,format=raw,file=fat:rw:esp").kept
        == [
          "-drive", "format=raw,file=fat:rw:esp,if=none,id=drover-drive2", "-device",
          "virtio-blk-pci,drive=drover-drive2,addr=0x3",
        ])
  }

  @Test func `names of the firmware's own configuration stay arguments`() throws {
    let result = try convert(
      "qemu-system-x86_64 -fw_cfg name=opt/ovmf/X,string=1 -fw_cfg name=opt/org.example/a,string=2")
    #expect(result.kept == ["-fw_cfg", "name=opt/ovmf/X,string=1"])
    #expect(result.xml.contains("<entry name='opt/org.example/a'>2</entry>"))
  }

  @Test func `keys with dots of a machine stay together`() throws {
    let kept = try convert(
      "qemu-system-x86_64 -M q35,cxl=on -M cxl-fmw.0.targets.0=cxl.1,cxl-fmw.0.size=4G"
    ).kept
    #expect(kept.contains("cxl=on") && kept.contains("cxl-fmw.0.targets.0=cxl.1,cxl-fmw.0.size=4G"))
  }

  @Test func `processors are given to nodes by their place`() throws {
    let cells = try convert(
      "qemu-system-x86_64 -m 2G -smp 4,sockets=2,cores=2,threads=1 -numa node,nodeid=0 -numa node,nodeid=1 "
        + "-numa cpu,node-id=0,socket-id=0 -numa cpu,node-id=1,socket-id=1,core-id=0,thread-id=0 "
        + "-numa cpu,node-id=1,socket-id=1,core-id=1,thread-id=0"
    ).definition.cpu?.numa?.cells
    #expect(cells?.map { $0.cpus?.members ?? [] } == [[0, 1], [2, 3]])
  }

  @Test func `a module without a node is in the first`() throws {
    let result = try convert(
      "qemu-system-x86_64 -M pc,nvdimm=on -m 1G,slots=2,maxmem=4G -object memory-backend-ram,id=m,size=1G "
        + "-device pc-dimm,memdev=m")
    #expect(result.definition.devices?.memories.first?.target?.node == 0)
  }

  @Test func `a screen without a card stays without one`() throws {
    let devices = try convert("qemu-system-x86_64 -nodefaults -vnc :1").definition.devices
    #expect(devices?.videos.map { $0.model?.type } == [VideoModel.Kind.none])
  }

  @Test func `the end of an interface that a filter names keeps its name`() throws {
    let kept = try convert(
      "qemu-system-x86_64 -nodefaults -netdev user,id=n1 -device rtl8139,netdev=n1 -object filter-dump,id=f,netdev=n1,file=x"
    ).kept
    #expect(kept == ["-netdev", "user,id=n1", "-object", "filter-dump,id=f,netdev=n1,file=x"])
  }

  @Test func `a controller of the first chipset's that sits elsewhere stays an argument, with what hangs on it`() throws
  {
    let result = try convert("qemu-system-x86_64 -nodefaults -device piix3-usb-uhci -device usb-tablet")
    #expect(result.kept == ["-device", "piix3-usb-uhci,addr=0x2.0x0", "-device", "usb-tablet"])
    #expect(result.definition.devices?.controllers.map(\.model) == [ControllerModel.none])
  }

  @Test func `a debug console is where the globals say`() throws {
    let xml = try convert("qemu-system-x86_64 -debugcon stdio -global isa-debugcon.iobase=0x402").xml
    #expect(xml.contains("iobase='0x402'"))
  }
}

import DomainModel
import DroverCore
import DroverXML
import Testing

@testable import QEMUCommandLine

/// Devices of command lines for which a definition has no plain element: what becomes of them, and of those beside them.
@Suite struct ParsedDeviceTests {
  private func convert(_ options: String) throws -> ConvertedCommand {
    try NativeFormTests.convert("qemu-system-x86_64 \(options)")
  }

  private func kept(_ options: String) throws -> [String] {
    try convert(options).definition.commandline?.arguments.map(\.value) ?? []
  }

  /// What the builder makes of it.
  private func built(_ options: String) throws -> [String] {
    let xml = try convert(options).definition.xml(FormatOptions(isSecure: true))
    return try CommandLineFixtureTests.commandLine(xml, .everything).arguments
  }

  // MARK: - Networks

  @Test func `a card without another end is on no network`() throws {
    let devices = try #require(convert("-M q35 -nodefaults -device e1000e,mac=52:54:00:00:00:01").definition.devices)
    #expect(devices.interfaces.map(\.type) == [.null])
    let line = try built("-M q35 -nodefaults -device e1000e,mac=52:54:00:00:00:01")
    #expect(!line.contains("-netdev"))
    #expect(line.contains { $0.contains("\"driver\":\"e1000e\"") && !$0.contains("netdev") })
  }

  @Test func `ports that are passed on are said of the host's end`() throws {
    let options = "-M q35 -netdev user,id=n,hostfwd=tcp::1-:22,hostfwd=tcp::2-:80,restrict=on -device e1000,netdev=n"
    let line = try built(options)
    #expect(line.filter { $0 == "-netdev" }.count == 1)
    let end = try #require(line.first { $0.contains("hostfwd") })
    #expect(end.contains("\"hostfwd\":[{\"str\":\"tcp::1-:22\"},{\"str\":\"tcp::2-:80\"}]"))
    #expect(end.contains("\"restrict\":true"))
  }

  @Test func `an end that stays an argument has no other one beside it`() throws {
    let options = "-M q35 -netdev user,id=n -object filter-dump,id=f,netdev=n,file=/d -device e1000,netdev=n"
    let line = try built(options)
    #expect(line.filter { $0 == "-netdev" }.count == 1)
    #expect(line.contains { $0.contains("\"driver\":\"e1000\"") && $0.contains("\"netdev\":\"n\"") })
  }

  @Test func `cards that share a hub hang on its ports`() throws {
    let options = "-M pc -net nic,model=e1000 -net nic,model=rtl8139 -net user,hostfwd=tcp::2222-:22"
    let kept = try kept(options)
    let ports = kept.filter { $0.hasPrefix("hubport,") }
    #expect(ports.count == 3 && ports.allSatisfy { $0.contains("hubid=0") })
    #expect(kept.contains { $0.hasPrefix("user,id=drover-end") && $0.hasSuffix(",hostfwd=tcp::2222-:22") })
    let line = try built(options)
    #expect(line.filter { $0 == "-netdev" }.count == 4)
    #expect(line.filter { $0.contains("\"netdev\":\"drover-hub") }.count == 2)
  }

  @Test func `two ends of one card are joined by a hub`() throws {
    let kept = try kept("-M pc -net nic -net user -net socket,mcast=230.0.0.1:1234")
    #expect(kept.filter { $0.hasPrefix("hubport,") }.count == 3)
  }

  @Test func `a kept card has the address that QEMU would give it`() throws {
    let options = "-M pc -netdev user,id=a -device e1000,netdev=a -netdev user,id=b -device ne2k_isa,netdev=b"
    let definition = try convert(options).definition
    #expect(definition.devices?.interfaces.first?.mac?.address.description == "52:54:00:12:34:56")
    #expect(try kept(options).contains("ne2k_isa,netdev=b,mac=52:54:00:12:34:57"))
  }

  @Test func `a network of QEMU's own has no MTU`() throws {
    let definition = try convert("-M q35 -netdev user,id=n -device virtio-net-pci,netdev=n,host_mtu=1400").definition
    #expect(definition.devices?.interfaces.first?.mtu == nil)
    #expect(definition.override?.devices.first?.frontend?.properties.first?.name == "host_mtu")
  }

  @Test(arguments: [("pc-q35-2.11", "e1000"), ("pc-q35-2.12", "e1000e"), ("q35", "e1000e")])
  func `a board has the card of its version`(_ machine: String, _ card: String) throws {
    let devices = try convert("-M \(machine)").definition.devices
    #expect(devices?.interfaces.map { $0.model?.type } == [card])
  }

  // MARK: - Lines

  @Test func `a PC connects four serial lines`() throws {
    let result = try convert("-M pc -serial null -serial null -serial null -serial null -serial file:/e")
    #expect(result.definition.devices?.serials.count == 4)
    #expect(result.definition.commandline == nil)
    #expect(result.notes.contains { $0.fate == .lost && $0.option == "-serial file:/e" })
  }

  @Test func `a line that devices share stays one`() throws {
    let options = """
      -M q35 -chardev null,id=c,mux=on -device virtio-serial -device virtconsole,chardev=c -device isa-debugcon,chardev=c
      """
    let line = try built(options)
    #expect(line.filter { $0.contains("\"chardev\":\"c\"") }.count == 2)
    #expect(line.contains("null,id=c,mux=on"))
  }

  @Test func `a line through SPICE without SPICE stays an argument`() throws {
    let options = "-M q35 -device qemu-xhci -chardev spicevmc,id=c,name=usbredir -device usb-redir,chardev=c"
    let result = try convert(options)
    #expect(result.definition.devices?.redirectedDevices.isEmpty == true)
    #expect(try kept(options).contains("spicevmc,id=c,name=usbredir"))
    #expect(try !built(options).isEmpty)
  }

  @Test func `a console stays on the controller that was made last before it`() throws {
    let options = """
      -M q35 -device virtio-serial-pci,id=s0 -chardev null,id=a -device virtconsole,chardev=a \
      -device virtio-serial-pci,id=s1 -chardev null,id=b -device virtconsole,chardev=b
      """
    let consoles = try convert(options).definition.devices?.consoles ?? []
    let places = consoles.map { console -> UInt32? in
      guard case .virtioSerial(let address)? = console.info.address else { return nil }
      return address.controller
    }
    // The last one is where the builder puts one that is left open.
    #expect(places == [0, nil])
  }

  // MARK: - Boards

  @Test func `what a -global names is not added by QEMU`() throws {
    let devices = try convert("-M pc -vnc :1 -global VGA.vgamem_mb=32 -global isa-fdc.fdtypeA=none").definition.devices
    #expect(devices?.videos.map { $0.model?.type } == [VideoModel.Kind.none])
    #expect(devices?.disks.map(\.device) == [.cdrom])
  }

  @Test func `a -global counts for a property that the builder says`() throws {
    let devices = try convert("-M pc -global qxl-vga.ram_size=33554432 -device qxl-vga").definition.devices
    #expect(devices?.videos.first?.model?.ram == 32768)
  }

  @Test func `sleep is of the board's own chip`() throws {
    #expect(try convert("-M q35 -global PIIX4_PM.disable_s3=1").definition.pm == nil)
    #expect(try convert("-M q35 -global ICH9-LPC.disable_s3=1").definition.pm?.suspendToMem?.enabled == .no)
  }

  @Test(arguments: [("q35,smm=off", false), ("pc", false), ("q35,smm=on", true), ("q35", true)])
  func `variables are guarded where system management mode is on`(_ machine: String, _ isGuarded: Bool) throws {
    let options =
      "-M \(machine) -global driver=cfi.pflash01,property=secure,value=on -drive if=pflash,file=/c,readonly=on"
    let result = try convert("\(options),format=raw")
    #expect((result.definition.os?.loader?.secure == .yes) == isGuarded)
    let isKept = try kept("\(options),format=raw").contains("driver=cfi.pflash01,property=secure,value=on")
    #expect(isKept != isGuarded)
  }

  @Test func `a processor is refused where the host has not all of it`() throws {
    #expect(try kept("-M pc -cpu qemu64,enforce").contains("x86_64-cpu.enforce=on"))
  }

  @Test func `a table of memory's speed exists without figures`() throws {
    #expect(try kept("-M q35,hmat=on").contains("hmat=on"))
  }

  // MARK: - Buses

  @Test func `bridges that stay arguments leave no number unused`() throws {
    let options = """
      -M q35 -nodefaults -device pci-bridge,id=b,chassis_nr=1,addr=2 -device pcie-root-port,id=r,chassis=2,addr=3 \
      -device pcie-pci-bridge,id=p,addr=4
      """
    let controllers = try convert(options).definition.devices?.controllers ?? []
    let ports = controllers.filter { $0.model == .pcieRootPort }
    #expect(ports.map(\.index) == [1])
    #expect(!controllers.contains { $0.model == .pciBridge || $0.model == .pcieToPCIBridge })
    #expect(try kept(options).filter { $0 == "-device" }.count == 2)
  }

  @Test func `a sound card without a codec gets none`() throws {
    let devices = try convert("-M q35 -device ich9-intel-hda").definition.devices
    #expect(devices?.sounds.isEmpty == true)
    let others = try convert("-M q35 -device ich9-intel-hda,id=h -device hda-micro,bus=h.0").definition.devices
    #expect(others?.sounds.map { $0.codecs.map(\.type) } == [[.micro]])
  }

  @Test func `a medium that is only read has no changes to throw away`() throws {
    let options = "-M q35 -drive id=d,if=none,snapshot=on,file=/i.iso,format=raw -device ide-cd,drive=d,bus=ide.0"
    let disks = try convert(options).definition.devices?.disks ?? []
    #expect(disks.map(\.device).contains(.cdrom) && disks.allSatisfy { $0.transient == nil })
  }

  // MARK: - Names

  @Test func `a kept device gives way with its name, and what hangs on it follows`() throws {
    let options =
      "-M q35 -device nvme,id=nvme0,serial=a -drive if=none,id=d,file=/n,format=raw -device nvme-ns,drive=d,bus=nvme0"
    let kept = try kept(options)
    #expect(kept.contains { $0.hasPrefix("nvme,id=ua-nvme0,serial=a") })
    #expect(kept.contains { $0.contains("\"bus\":\"ua-nvme0\"") })
  }

  @Test func `kept lines and ends give way to the builder's`() throws {
    let options = """
      -M q35 -chardev socket,id=charmonitor,path=/m,server=on,wait=off -mon chardev=charmonitor,id=monitor,mode=control \
      -netdev user,id=hostnet0 -object filter-dump,id=f,netdev=hostnet0,file=/d -device e1000,netdev=hostnet0
      """
    let kept = try kept(options)
    #expect(kept.contains { $0.hasPrefix("socket,id=drover-charmonitor,") })
    #expect(kept.contains("chardev=drover-charmonitor,id=drover-monitor,mode=control"))
    #expect(kept.contains("filter-dump,id=f,netdev=drover-hostnet0,file=/d"))
    let line = try built(options)
    #expect(line.filter { $0.contains("\"netdev\":\"drover-hostnet0\"") }.count == 1)
  }

  @Test func `the names of drivers are told by any of their spellings`() throws {
    #expect(try convert("-M pc -device es1370").definition.devices?.sounds.map(\.model) == [.es1370])
  }

  @Test func `a kept device is made after the one that it hangs on`() throws {
    let options = """
      -M q35 -nodefaults -device i82801b11-bridge,id=a -device i82801b11-bridge,bus=a,id=b -device edu,bus=b
      """
    let kept = try kept(options)
    #expect(kept.filter { $0.hasPrefix("{") }.count == 2)
    #expect(kept.contains { $0.contains("\"driver\":\"edu\"") && $0.contains("\"bus\":\"b\"") })
  }

  @Test func `a kept device is served by the thread under its number`() throws {
    let options =
      "-M q35 -object iothread,id=mine -blockdev driver=null-co,node-name=n -device virtio-blk-pci,drive=n,iothread=mine"
    #expect(try kept(options).contains { $0.hasPrefix("virtio-blk-pci,") && $0.hasSuffix(",iothread=iothread1") })
  }

  @Test func `the first slot behind a bridge is QEMU's and no definition's`() throws {
    let options = "-M pc -nodefaults -device pci-bridge,id=b,chassis_nr=1 -device e1000,bus=b -device e1000,bus=b"
    let places = try convert(options).definition.devices?.interfaces.compactMap { $0.info.address?.pci?.slot }
    #expect(places == [1])
    #expect(try kept(options).contains { $0.contains("\"driver\":\"e1000\"") })
  }

  @Test(arguments: [("off", "false"), ("false", "false"), ("true", "true")])
  func `a switch is one in each of its words`(_ word: String, _ value: String) throws {
    let override = try convert("-M q35 -device virtio-scsi-pci,id=s,disable-modern=\(word)").definition.override
    let property = try #require(override?.devices.first?.frontend?.properties.first)
    #expect(property.type == .bool && property.value == value)
  }

  @Test func `a size with a unit is a number of bytes`() throws {
    let options = "-M q35 -nodefaults -device pcie-root-port,id=r,chassis=1,pref64-reserve=2M"
    let override = try convert(options).definition.override
    #expect(override?.devices.first?.frontend?.properties.first?.value == "2097152")
  }
}

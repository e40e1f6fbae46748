import DroverCore
import Testing

@testable import QEMUCommandLine

/// Files that were named from the folder of the start are named from the root on; nothing else of an option changes.
@Suite struct RelativePathTests {
  private func named(_ words: String...) throws -> String? {
    let option = try #require(try OptionReader.options(words).first)
    return RelativePaths(from: "/vm,1").named(option)?.words.joined(separator: " ")
  }

  @Test func `files, images and lines`() throws {
    #expect(try named("-kernel", "boot/vmlinuz") == "-kernel /vm,1/boot/vmlinuz")
    #expect(try named("-hda", "./a.img") == "-hda /vm,1/a.img")
    #expect(try named("a.img") == "/vm,1/a.img")
    #expect(try named("-cdrom", "file:c.iso") == "-cdrom file:/vm,1/c.iso")
    #expect(try named("-serial", "mon:unix:s.sock,server") == "-serial mon:unix:/vm,1/s.sock,server")
    #expect(try named("-monitor", "unix:m,server,nowait") == "-monitor unix:/vm,1/m,server,nowait")
    #expect(try named("-fda", "fat:floppy:rw:dir") == "-fda fat:floppy:rw:/vm,1/dir")
    #expect(try named("-hda", "fat:./dir") == "-hda fat:/vm,1/dir")
    #expect(try named("-hda", "fat:/dir") == nil)
    #expect(
      try named("-hda", #"json:{"driver":"raw","file":{"driver":"file","filename":"a"}}"#)
        == #"-hda json:{"driver":"raw","file":{"driver":"file","filename":"/vm,1/a"}}"#)
    #expect(try named("-bios", "out/fw.bin") == "-bios /vm,1/out/fw.bin")
  }

  @Test func `keys, with the commas of the folder doubled`() throws {
    #expect(
      try named("-drive", "file=a,,b.qcow2,if=none,id=d,serial=x,,y")
        == "-drive file=/vm,,1/a,,b.qcow2,if=none,id=d,serial=x,,y")
    #expect(
      try named("-drive", "file.driver=qcow2,file.file.filename=a")
        == "-drive file.driver=qcow2,file.file.filename=/vm,,1/a")
    #expect(
      try named("-netdev", "tap,id=n,script=up.sh,downscript=no")
        == "-netdev tap,id=n,script=/vm,,1/up.sh,downscript=no")
    #expect(
      try named("-netdev", "stream,id=n,addr.type=unix,addr.path=g")
        == "-netdev stream,id=n,addr.type=unix,addr.path=/vm,,1/g")
    #expect(try named("-acpitable", "sig=A,data=t") == "-acpitable sig=A,data=/vm,,1/t")
    #expect(try named("-fw_cfg", "name=opt/a,file=x.ign") == "-fw_cfg name=opt/a,file=/vm,,1/x.ign")
  }

  @Test func `names within JSON, at any depth`() throws {
    let text = try #require(
      try named("-blockdev", #"{"driver":"qcow2","node-name":"f","file":{"driver":"file","filename":"a.qcow2"}}"#))
    #expect(text.contains(#""filename":"/vm,1/a.qcow2""#) && text.contains(#""node-name":"f""#))
  }

  @Test(arguments: [
    ["-hda", "/abs/a.img"], ["-hda", "nbd:host:10809"], ["-bios", "bios-256k.bin"],
    ["-bios", "none"], ["-serial", "stdio"], ["-serial", "tcp::4444,server"], ["-qmp", "unix:fd=3,server=on"],
    ["-drive", "file=rbd:pool/image,if=virtio"], ["-drive", "if=none,id=a.b"], ["-netdev", "tap,id=n,script=no"],
    ["-device", "virtio-net-pci,romfile="], ["-device", "e1000,romfile=efi-e1000.rom"], ["-append", "root=a"],
    ["-blockdev", #"{"driver":"raw","node-name":"r","file":"node"}"#], ["-vnc", ":1"],
    ["-chardev", "socket,id=m,path=name,abstract=on,server=on"], ["-qmp", "unix:name,abstract=on,server=on"],
    ["-netdev", "stream,id=n,addr.type=unix,addr.path=name,addr.abstract=on"],
    ["-chardev", #"{"backend":"socket","id":"m","path":"name","abstract":true}"#], ["-m", "1G"], ["-S"],
  ])
  func `what names no file from there stays as it is`(_ words: [String]) throws {
    let option = try #require(try OptionReader.options(words).first)
    #expect(RelativePaths(from: "/vm").named(option) == nil)
  }
}

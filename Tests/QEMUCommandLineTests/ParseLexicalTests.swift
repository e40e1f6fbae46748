import DomainModel
import DroverCore
import Testing

@testable import QEMUCommandLine

/// How a command line is parted: words, options, keys, files of options.
@Suite struct ParseLexicalTests {
  @Test(
    arguments: [
      ("a  b\tc\n", ["a", "b", "c"]), ("'a b' c", ["a b", "c"]), ("a'b'\"c\"d", ["abcd"]), ("''", [""]),
      ("a \\\n b", ["a", "b"]), ("a\\\nb", ["ab"]), ("a \\\r\n b", ["a", "b"]), ("a\\ b", ["a b"]),
      (#""a \" \x \\""#, [#"a " \x \"#]), ("# note\na#b #c\nd", ["a#b", "d"]), ("é '日 本'", ["é", "日 本"]),
    ] as [(String, [String])])
  func `words are parted as a shell parts them`(_ text: String, _ words: [String]) throws {
    #expect(try ShellWords.split(text) == words)
  }

  @Test(arguments: ["'open", "qemu \"x", "a\n\n'b"])
  func `a quote that stays open is refused with its line`(_ text: String) {
    #expect { try ShellWords.split(text) } throws: { error in
      (error as? VirtError).map { $0.code == .invalidArg && $0.detail.contains("line") } ?? false
    }
  }

  @Test func `variables and commands that run others stand before the emulator`() throws {
    let command = try LaunchedCommand(shellText: "A=1 sudo -E /usr/bin/qemu-system-x86_64 -S")
    #expect(command.environment == [.init("A", "1")])
    #expect(command.emulator == "/usr/bin/qemu-system-x86_64")
    #expect(command.arguments == ["-S"])
    #expect(command.architectureName == "x86_64")
    #expect(throws: VirtError.self) { try LaunchedCommand(shellText: "  \n") }
  }

  @Test(
    arguments: [
      ("pc,accel=kvm", [("type", "pc"), ("accel", "kvm")]), ("a=b,,c,d=", [("a", "b,c"), ("d", "")]),
      ("socket,server,nowait", [("type", "socket"), ("server", "on"), ("wait", "off")]), ("x,,y", [("type", "x,y")]),
      (",a", [("type", ""), ("a", "on")]),
    ] as [(String, [(String, String)])])
  func `keys and values`(_ text: String, _ expected: [(String, String)]) {
    let parts = KeyValueReader.parts(text, impliedKey: "type")
    #expect(parts.map(\.key) == expected.map(\.0))
    #expect(parts.map(\.value) == expected.map(\.1))
  }

  @Test(
    arguments: [
      ("512", 512 << 20), ("2G", 2 << 30), ("1.5G", 3 << 29), ("219136k", 219_136 << 10), ("0x10", 16 << 20),
      ("b", nil),
      ("99999999999999E", nil), ("-1", nil),
    ] as [(String, UInt64?)])
  func `sizes in units of MiB`(_ text: String, _ bytes: UInt64?) {
    #expect(SizeText.bytes(text, unit: 1 << 20) == bytes)
  }

  @Test func `dots part levels, and contradictions are no object`() {
    let parts = KeyValueReader.parts("driver=raw,file.driver=nbd,file.server.0.host=a", impliedKey: nil)
    let object = NestedKeys.object(parts)
    #expect(object?["file"]?["server"]?["0"]?["host"] == "a")
    #expect(NestedKeys.object(KeyValueReader.parts("a=1,a.b=2", impliedKey: nil)) == nil)
  }

  @Test func `options of every spelling`() throws {
    let options = try OptionReader.options(["--smp", "2", "disk.img", "-M", "pc", "-S", "-odd", "v", "-odder", "-x"])
    #expect(options.map(\.name) == ["smp", "hda", "machine", "S", "odd", "odder", "x"])
    #expect(options.map(\.value) == ["2", "disk.img", "pc", nil, "v", nil, nil])
    #expect(throws: VirtError.self) { try OptionReader.options(["-m"]) }
  }

  @Test func `a file of options is read in the place of its option`() throws {
    struct Files: LaunchSurroundings {
      var folder: String? { nil }
      func optionFile(at path: String) -> String? {
        """
        # topology
        [machine]
          type = "q35"
        [device "rp1"]
          driver = "pcie-root-port"
          bus = "pcie.0"
          addr = "2.0"
          chassis = "1"
        [device]
          driver = "virtio-balloon-pci"
          bus = "rp1"
        """
      }
      func descriptor(_ number: Int32) -> InheritedDescriptor? { nil }
      func imageFormat(at path: String) -> StorageFormat? { nil }
    }
    let command = try LaunchedCommand(shellText: "qemu-system-x86_64 -nodefaults -readconfig x.cfg")
    let definition = try CommandLineConverter(platform: nil, surroundings: Files()).convert(command).definition
    #expect(definition.os?.type?.machine == "q35")
    let port = definition.devices?.controllers.first { $0.model == .pcieRootPort }
    #expect(port?.index == 1)
    #expect(port?.info.address?.pci?.slot == 2)
    #expect(definition.devices?.balloon?.info.address?.pci?.bus == 1)
    #expect(definition.commandline == nil)
  }

  @Test func `files of options have one limit together, whatever the number of their options`() throws {
    struct Files: LaunchSurroundings {
      var folder: String? { nil }
      let text: String
      func optionFile(at path: String) -> String? { text }
      func descriptor(_ number: Int32) -> InheritedDescriptor? { nil }
      func imageFormat(at path: String) -> StorageFormat? { nil }
    }
    let words = ["q"] + Array(repeating: ["-readconfig", "x"], count: 1000).flatMap { $0 }
    let command = try LaunchedCommand(words: words)
    #expect(throws: VirtError(.invalidArg, "the command line and its files have more than 16384 options")) {
      try CommandModel(command, surroundings: Files(text: String(repeating: "[device]\n", count: 100)))
    }
    let long = try CommandModel(command, surroundings: Files(text: String(repeating: "# nothing\n", count: 50_000)))
    #expect(long.notes.count > 900)
  }

  @Test func `a broken file of options is refused with its line`() {
    #expect(throws: VirtError.self) { try OptionFile.entries("[device]\nnonsense", path: "x") }
  }

  @Test(
    arguments: [
      ([0x51, 0x46, 0x49, 0xFB, 0, 0, 0, 3], .qcow2), ([0x51, 0x46, 0x49, 0xFB, 0, 0, 0, 1], .qcow),
      (Array("KDMV".utf8), .vmdk), ([0, 1, 2], .raw), ([], .raw),
    ] as [([UInt8], StorageFormat)])
  func `the head of an image tells its format`(_ head: [UInt8], _ format: StorageFormat) {
    #expect(ImageHead.format(of: head) == format)
  }
}

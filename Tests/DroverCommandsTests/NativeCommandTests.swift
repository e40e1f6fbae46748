import DroverClient
import DroverCore
import Foundation
import Testing

@testable import DroverCommands

@Suite struct NativeCommandTests {
  @Test(
    "words are parted as a shell parts them",
    arguments: [
      ("", []), ("  ", []), ("a  b\tc\n", ["a", "b", "c"]), ("'a b' c", ["a b", "c"]), ("a'b'\"c\"d", ["abcd"]),
      ("''", [""]), ("'it'\\''s'", ["it's"]), ("a\\ b", ["a b"]), ("a \\\nb", ["a", "b"]), ("a\\\nb", ["ab"]),
      (#""a \" \x \\""#, [#"a " \x \"#]), ("'open", ["open"]), ("end\\", ["end"]), ("é '日 本'", ["é", "日 本"]),
    ] as [(String, [String])])
  func words(text: String, words: [String]) {
    #expect(NativeCommand.words(text) == words)
  }

  @Test("variables stand before the emulator; what has a slash before its equals sign is none") func variables() {
    let command = NativeCommand(text: "LC_ALL=C HOME='/a b' /usr/bin/qemu -name guest=x,y=z A=B")
    #expect(command.environment.map(\.name) == ["LC_ALL", "HOME"])
    #expect(command.environment.last?.value == "/a b")
    #expect(command.arguments == ["/usr/bin/qemu", "-name", "guest=x,y=z", "A=B"])
    #expect(NativeCommand(text: "/a=b/qemu -S").arguments == ["/a=b/qemu", "-S"])
  }

  @Test("the form for programs") func json() {
    let json = NativeCommand(text: "A=1 /q '-x y'").json
    #expect(json["environment"] == ["A": "1"])
    #expect(json["arguments"] == ["/q", "-x y"])
  }

  @Test(
    "options of work without a daemon go with --offline only",
    arguments: [
      ["domxml-to-native", "qemu-argv", "--capabilities", "x", "f"], ["domxml-complete", "f"],
      ["domxml-to-native", "qemu-argv", "--offline", "--domain", "a"],
      ["domxml-from-native", "qemu-argv", "--firmware-dir", "x", "f"],
    ])
  func misuse(arguments: [String]) async {
    let console = TestConsole()
    let status = await Tool(console: console, variables: [:], user: .current).run(arguments)
    #expect(status == .usage)
  }

  @Test("a command line becomes a definition without a daemon, with a report of what has no element")
  func fromNative() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "drover-from-native-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "vm.args")
    let topology = folder.appending(path: "more.cfg")
    try "[memory]\n  size = \"256\"\n".write(to: topology, atomically: true, encoding: .utf8)
    try "qemu-system-x86_64 -name lab -nodefaults -readconfig \(topology.path) -gdb tcp::1\n".write(
      to: file, atomically: true, encoding: .utf8)
    let console = TestConsole()
    let arguments = ["domxml-from-native", "qemu-argv", "--offline", "--report", file.path]
    let status = await Tool(console: console, variables: [:], user: .current).run(arguments)
    #expect(status == .success)
    #expect(console.output.contains("<name>lab</name>"))
    #expect(console.output.contains("<memory unit='KiB'>262144</memory>"))
    #expect(console.error.contains("kept: -gdb tcp::1: "))
  }

  @Test("an unknown format is refused with libvirt's number") func format() {
    #expect { try NativeFormat.check("xen-xl") } throws: { ($0 as? VirtError)?.code == .invalidArg }
  }
}

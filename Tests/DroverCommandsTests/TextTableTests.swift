import Testing

@testable import DroverCommands

@Suite struct TextTableTests {
  @Test("an empty table is its head and a line as long as its columns") func empty() {
    let table = TextTable(head: ["Id", "Name", "State"])
    #expect(table.text(showsHead: true, colours: false) == " Id   Name   State\n--------------------\n")
    #expect(table.text(showsHead: false, colours: false) == "")
  }

  @Test("columns are as wide as their widest cell") func widths() {
    var table = TextTable(head: ["Id", "Name", "State", "Title"])
    table.append(["1", "drover-a", "running", "My title"])
    table.append(["-", "b", "shut off", ""])
    let lines = table.text(showsHead: true, colours: false).split(separator: "\n")
    #expect(
      lines == [
        " Id   Name       State      Title", "--------------------------------------",
        " 1    drover-a   running    My title", " -    b          shut off   ",
      ])
  }

  @Test("without a head the widths are those of the rows") func quiet() {
    var table = TextTable(head: ["Id", "Name"])
    table.append(["-", "a"])
    #expect(table.text(showsHead: false, colours: false) == " -   a\n")
  }

  @Test("wide characters and marks are counted as a terminal shows them") func unicode() {
    #expect(TextWidth.of("Größe T") == 7)
    #expect(TextWidth.of("e\u{301}") == 1)
    #expect(TextWidth.of("日本") == 4)
    #expect(TextWidth.of("🐑") == 2)
    var table = TextTable(head: ["Name", "X"])
    table.append(["日本", "1"])
    table.append(["abcde", "2"])
    #expect(table.text(showsHead: false, colours: false) == " 日本    1\n abcde   2\n")
  }

  @Test("a name cannot steer the terminal") func controls() {
    #expect(TextWidth.printable("a\u{1B}[31mb\n\u{85}") == "a\\x1b[31mb\\x0a\\x85")
    #expect(TextWidth.printable("plain ä") == "plain ä")
  }

  @Test("colours do not change the columns") func colours() {
    var table = TextTable(head: ["State", "X"])
    table.append([TextTable.Cell("running", style: .good), "1"])
    #expect(table.text(showsHead: false, colours: true) == " \u{1B}[32mrunning\u{1B}[0m   1\n")
  }
}

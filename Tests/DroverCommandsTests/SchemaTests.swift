import DroverCore
import Foundation
import Testing

@testable import DroverCommands

@Suite struct SchemaTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/reference").standardizedFileURL

  @Test("what the reference page is made from is what the declarations say; make reference writes it anew") func fresh()
    throws
  {
    let kept = try String(contentsOf: Self.folder.appending(path: "domain.json"), encoding: .utf8)
    #expect(kept == SchemaCommand.json.text(.pretty) + "\n")
  }

  @Test("the reference page names every type's place and every attribute") func complete() throws {
    let page = try String(contentsOf: Self.folder.appending(path: "domain.md"), encoding: .utf8)
    let types = SchemaCommand.json["types"]?.array ?? []
    #expect(types.count > 150)
    for type in types {
      for attribute in type["attributes"]?.array ?? [] {
        #expect(page.contains("| `\(attribute["name"]?.string ?? "?")` |"))
      }
      for child in type["children"]?.array ?? [] {
        #expect(page.contains("`<\(child["name"]?.string ?? "?")>`"))
      }
    }
  }
}

import DomainModel
import Foundation
import Testing

@testable import QEMUCommandLine

/// Reading what was written gives the same value, and completing what is complete changes nothing.
///
/// `DROVER_DEFINITIONS=DIR` takes the definitions of a folder as well; those that are refused are none.
@Suite struct RoundTripTests {
  static let texts: [(name: String, xml: String)] = {
    var files = CommandLineFixtureTests.cases.map { CommandLineFixtureTests.folder.appending(path: "\($0)/in.xml") }
    if let folder = ProcessInfo.processInfo.environment["DROVER_DEFINITIONS"].map({ URL(filePath: $0) }) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      files += names.filter { $0.hasSuffix(".xml") }.sorted().map { folder.appending(path: $0) }
    }
    return files.compactMap { file in
      (try? String(contentsOf: file, encoding: .utf8)).map { (file.path, $0) }
    }
  }()

  @Test func `reading what was written gives the same definition`() throws {
    var count = 0
    for (name, xml) in Self.texts {
      guard let first = try? DomainDefinition.parse(xml).definition else { continue }
      let text = first.xml(FormatOptions(isSecure: true, isInactive: false))
      let second = try DomainDefinition.parse(text, options: ParseOptions(isStrict: true)).definition
      #expect(second == first, "\(name)")
      count += 1
    }
    #expect(count >= CommandLineFixtureTests.cases.count)
    print("read, written and read again: \(count) definitions")
  }

  @Test(arguments: [CompletionOptions(), .stored])
  func `completing a completed definition changes nothing`(options: CompletionOptions) throws {
    var count = 0
    for (name, xml) in Self.texts {
      guard var once = try? DomainDefinition.parse(xml).definition,
        (try? once.complete(for: .everything, options: options)) != nil,
        // What is refused was never kept.
        once.findings(for: .everything).isEmpty
      else { continue }
      var twice = once
      try twice.complete(for: .everything, options: options)
      #expect(twice == once, "\(name): as a value")
      let text = once.xml(FormatOptions(isSecure: true))
      var read = try DomainDefinition.parse(text).definition
      #expect(read == once, "\(name): as a text")
      try read.complete(for: .everything, options: options)
      #expect(read.xml(FormatOptions(isSecure: true)) == text, "\(name)")
      count += 1
    }
    #expect(count >= CommandLineFixtureTests.cases.count)
    print("completed twice: \(count) definitions")
  }
}

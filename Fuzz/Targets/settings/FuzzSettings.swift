import DroverCore
import FuzzSupport

@testable import DroverHost

/// The configuration file, and the names of the files of domains.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSettings(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let text = UnsafeRawBufferPointer(input: input, count: count).text else { return Verdict.useless.code }
  checkConfiguration(text)
  for line in text.split(separator: "\n", maxSplits: 8) { checkName(String(line)) }
  return Verdict.taken.code
}

/// Whatever the file says, what comes out can be used.
private func checkConfiguration(_ text: String) {
  let (configuration, problems) = Configuration.parse(text)
  expect(configuration.vncPortMin <= configuration.vncPortMax, "no ports")
  _ = configuration.vncPorts
  expect(configuration.maxClients > 0 && configuration.maxClientRequests > 0, "no clients")
  expect(configuration.readWriteMode <= 0o777 && configuration.readOnlyMode <= 0o777, "strange permissions")
  let lines = text.utf8.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
  for problem in problems {
    expect((0...lines).contains(problem.line), "\(problem) in a file of \(lines) lines")
    expect(!problem.text.isEmpty, "a problem without words")
  }
}

/// A domain has one file, the file is in its folder, and it leads back to the domain.
private func checkName(_ name: String) {
  if let file = StoredName.file(name) {
    expect(StoredName.name(file) == name, "the file of '\(name)' leads elsewhere")
    expect(!file.utf8.contains(UInt8(ascii: "/")) && !file.hasPrefix("."), "the file of '\(name)' leaves its folder")
    expect(file.utf8.count <= StoredName.limit, "the file of '\(name)' has too long a name")
  }
  if let domain = StoredName.name(name) { expect(StoredName.file(domain) == name, "two files for one domain") }
}

import ArgumentParser
import DroverClient
import DroverCore
import DroverXML

struct CPUModelsRow: HostRow {
  static let row = CommandRow(
    "cpu-models", "List the CPU models of an architecture.", places: ["arch"], failing: "failed to get CPU model names")
  @Argument(help: "The architecture: x86_64.") var arch: String

  func report(on connection: Connection) async throws -> Report {
    .list(try await connection.cpuModels(architecture: arch))
  }
}

/// Which hypervisor a CPU is compared with or made for.
struct EmulatorOptions: ParsableArguments {
  @Option(help: "The kind of virtualisation: kvm, qemu.") var virttype: String?
  @Option(help: "The path of QEMU.", completion: .file()) var emulator: String?
  @Option(help: "The architecture of the guest.") var arch: String?
  @Option(help: "The kind of machine: q35, pc.") var machine: String?

  var choice: EmulatorChoice {
    EmulatorChoice(emulator: emulator, architecture: arch, machine: machine, virtType: virttype)
  }
}

/// A comparison of the CPU in a file with what there is.
struct CPUComparisonOptions: ParsableArguments {
  @Flag(help: "Fail, and say what is missing.") var error = false
  @Flag(help: "Refuse names that are not known.") var validate = false

  func report(_ file: String, with choice: EmulatorChoice?, _ what: String, on connection: Connection) async throws
    -> Report
  {
    let cpus = try CPUFile.elements(in: InputFile.read(file))
    guard let cpu = cpus.first else { throw CommandFailure("No host CPU specified in '\(file)'") }
    let result = try await connection.compareCPU(cpu, with: choice, failing: error, validating: validate)
    let (word, sentence): (String, String) =
      switch result {
      case .incompatible: ("incompatible", "CPU described in \(file) is incompatible with \(what)")
      case .identical: ("identical", "CPU described in \(file) is identical to \(what)")
      case .superset:
        ("superset", "\(what.prefix(1).uppercased() + what.dropFirst()) is a superset of CPU described in \(file)")
      case nil: ("unknown", "the daemon's answer is not known here")
      }
    var report = Report(.answer(sentence + "\n"), json: ["result": .string(word)])
    report.isFailure = result == .incompatible
    return report
  }
}

struct CPUCompareRow: HostRow {
  static let row = CommandRow(
    "cpu-compare", "Compare a CPU with the host's.", places: ["file"], failing: "Failed to compare host CPU")
  @Argument(help: "It, or capabilities that name it; - reads standard input.", completion: .file()) var file: String
  @OptionGroup var comparison: CPUComparisonOptions

  func report(on connection: Connection) async throws -> Report {
    try await comparison.report(file, with: nil, "host CPU", on: connection)
  }
}

struct HypervisorCPUCompareRow: HostRow {
  static let row = CommandRow(
    "hypervisor-cpu-compare", "Compare a CPU with what a QEMU can give.", places: ["file"],
    failing: "Failed to compare hypervisor CPU")
  @Argument(help: "It, or capabilities that name it; - reads standard input.", completion: .file()) var file: String
  @OptionGroup var emulator: EmulatorOptions
  @OptionGroup var comparison: CPUComparisonOptions

  func report(on connection: Connection) async throws -> Report {
    try await comparison.report(
      file, with: emulator.choice, "the CPU provided by hypervisor on the host", on: connection)
  }
}

/// How a common CPU is written.
struct CPUBaselineOptions: ParsableArguments {
  @Flag(help: "With the features of the model.") var features = false
  @Flag(help: "Without features that bind a guest to its host.") var migratable = false

  var chosen: CPUOptions {
    var options: CPUOptions = []
    if features { options.insert(.expandFeatures) }
    if migratable { options.insert(.migratable) }
    return options
  }
}

struct CPUBaselineRow: HostRow {
  static let row = CommandRow(
    "cpu-baseline", "Show the best CPU that all of some hosts have.", places: ["file"])
  @Argument(help: "Their CPUs or capabilities; - reads standard input.", completion: .file()) var file: String
  @OptionGroup var baseline: CPUBaselineOptions

  func report(on connection: Connection) async throws -> Report {
    let cpus = try CPUFile.elements(in: InputFile.read(file))
    return .text(try await connection.commonCPU(of: cpus, baseline.chosen), key: "xml")
  }
}

struct HypervisorCPUBaselineRow: HostRow {
  static let row = CommandRow(
    "hypervisor-cpu-baseline", "Show the best CPU that a QEMU can give on all of some hosts.", places: ["file"])
  @Argument(help: "Their CPUs or capabilities; - reads standard input.", completion: .file()) var file: String?
  @OptionGroup var emulator: EmulatorOptions
  @OptionGroup var baseline: CPUBaselineOptions
  @Option(help: "One model, in the place of a file.") var model: String?

  mutating func validate() throws {
    if (file == nil) == (model == nil) { throw ValidationError("either a file or --model is needed") }
  }

  func report(on connection: Connection) async throws -> Report {
    let cpus: [String] =
      if let file {
        try CPUFile.elements(in: InputFile.read(file))
      } else {
        [CPUFile.text(XMLElement("cpu", content: [.element(XMLElement("model", content: [.text(model ?? "")]))]))]
      }
    return .text(try await connection.commonCPU(of: cpus, for: emulator.choice, baseline.chosen), key: "xml")
  }
}

/// A file with `<cpu>` elements: alone, behind each other, in capabilities of hosts or of domains.
enum CPUFile {
  static func elements(in text: String) throws -> [String] {
    let root: XMLElement
    do throws(XMLError) {
      root = try XMLReader.element("<cpus>" + declarationless(text) + "</cpus>")
    } catch {
      throw error.virtError
    }
    let found = cpus(in: root)
    guard !found.isEmpty else { throw CommandFailure("No host CPU specified in the file") }
    return found.map(Self.text)
  }

  private static func declarationless(_ text: String) -> Substring {
    let start = text.drop { $0.isWhitespace }
    guard start.hasPrefix("<?xml"), let end = start.firstIndex(of: ">") else { return start }
    return start[start.index(after: end)...]
  }

  /// Those in it; of what a QEMU can do with a machine, the model that it gives by itself.
  private static func cpus(in element: XMLElement) -> [XMLElement] {
    if element.name == "cpu" { return [element] }
    if element.name == "domainCapabilities" {
      let modes = element.first("cpu")?.all("mode") ?? []
      guard var model = modes.first(where: { $0["name"] == "host-model" }) else { return [] }
      model.name = "cpu"
      model.attributes = []
      return [model]
    }
    return element.elements.flatMap(cpus)
  }

  static func text(_ element: XMLElement) -> String {
    let attributes = element.attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
    let content = element.content.map { piece in
      switch piece {
      case .element(let element): text(element)
      case .text(let text): escaped(text)
      }
    }.joined()
    return "<\(element.name)\(attributes)>\(content)</\(element.name)>"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}

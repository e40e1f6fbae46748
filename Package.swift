// swift-tools-version: 6.1
import PackageDescription

/// What every target is compiled with: strict where the compiler lets us be.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let collections = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A library target, in the folder of its area.
func library(_ area: String, _ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Sources/\(area)/\(name)", swiftSettings: settings)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: "Sources/Programs/\(name)", swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: settings)
}

let package = Package(
  name: "drover",
  products: [
    .library(name: "DroverClient", targets: ["DroverClient"]),
    .executable(name: "drover", targets: ["drover"]),
    .executable(name: "droverd", targets: ["droverd"]),
    .executable(name: "drover-log-keeper", targets: ["drover-log-keeper"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    // Core
    library("Core", "DroverCore"),
    .systemLibrary(
      name: "CLibXML2", path: "Sources/Host/CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    library("Core", "DroverXML", ["DroverCore", "CLibXML2", "CShims"]),
    // Model
    library("Model", "DomainModel", ["DroverCore", "DroverXML"]),
    // QEMU
    library("QEMU", "QEMUCapabilities", ["DroverCore", "DomainModel"]),
    library("QEMU", "QEMUCommandLine", ["DroverCore", "DroverXML", "DomainModel", "QEMUCapabilities"]),
    library("QEMU", "QEMUMonitor", ["DroverCore"]),
    library(
      "QEMU", "QEMUProcess",
      [
        "DroverCore", "DroverXML", "DomainModel", "QEMUCapabilities", "QEMUCommandLine", "QEMUMonitor",
        "Domains", "DroverHost", "CShims", logging,
      ]),
    // Domains
    library("Domains", "Domains", ["DroverCore", "DroverXML", "DomainModel", collections, logging]),
    // Host
    .target(name: "CShims", dependencies: ["CLibXML2"], path: "Sources/Host/CShims"),
    library("Host", "DroverHost", ["DroverCore", "DomainModel", "Domains", "CShims", collections, logging]),
    // RPC
    library("RPC", "LibvirtWire", ["DroverCore", collections]),
    library(
      "RPC", "DroverServer",
      ["DroverCore", "DomainModel", "Domains", "LibvirtWire", "DroverHost", logging, collections]),
    library("RPC", "DroverClient", ["DroverCore", "LibvirtWire", "DroverHost", "Domains"]),
    library("RPC", "DroverPeer", ["DroverCore", "Domains", "DroverClient", "LibvirtWire"]),
    // Programs
    library(
      "Programs", "DroverCommands",
      [
        "DroverCore", "DroverXML", "DomainModel", "QEMUCapabilities", "QEMUCommandLine", "DroverClient", "DroverHost",
        arguments,
      ]),
    program("drover", ["DroverCommands"]),
    // C alone: without the flag SwiftPM would put Swift's runtime into a process that there is once for each guest.
    .executableTarget(
      name: "drover-log-keeper", path: "Sources/Programs/drover-log-keeper",
      linkerSettings: [.unsafeFlags(["-nostartfiles"])]),
    program(
      "droverd",
      [
        "DroverCore", "DomainModel", "QEMUCapabilities", "QEMUMonitor", "QEMUProcess", "Domains", "DroverHost",
        "LibvirtWire", "DroverServer", "DroverPeer", logging,
        // Nothing of it is linked: it has to lie beside the daemon, which runs it.
        "drover-log-keeper",
      ]),
    // Tests
    tests("DroverCoreTests", ["DroverCore"]),
    tests("DroverXMLTests", ["DroverCore", "DroverXML"]),
    tests("DomainModelTests", ["DroverCore", "DroverXML", "DomainModel"]),
    tests("QEMUCapabilitiesTests", ["DroverCore", "DomainModel", "QEMUCapabilities"]),
    tests(
      "QEMUCommandLineTests", ["DroverCore", "DroverXML", "DomainModel", "QEMUCapabilities", "QEMUCommandLine"]),
    tests("QEMUMonitorTests", ["DroverCore", "QEMUMonitor"]),
    tests(
      "QEMUProcessTests",
      [
        "DroverCore", "DomainModel", "QEMUCapabilities", "QEMUCommandLine", "QEMUMonitor", "QEMUProcess", "Domains",
        "DroverHost", logging,
      ]),
    tests("DomainsTests", ["DroverCore", "DroverXML", "DomainModel", "Domains", logging]),
    tests("DroverHostTests", ["DroverCore", "DomainModel", "Domains", "DroverHost", "CShims", logging]),
    tests("LibvirtWireTests", ["DroverCore", "LibvirtWire"]),
    tests(
      "DroverServerTests",
      ["DroverCore", "DomainModel", "Domains", "LibvirtWire", "DroverHost", "DroverServer", logging]),
    .target(
      name: "ScriptedDaemon", dependencies: ["DroverCore", "LibvirtWire", "DroverClient"],
      path: "Tests/ScriptedDaemon", swiftSettings: settings),
    tests("DroverClientTests", ["DroverCore", "LibvirtWire", "DroverHost", "DroverClient", "ScriptedDaemon"]),
    tests(
      "DroverCommandsTests",
      ["DroverCore", "DomainModel", "LibvirtWire", "DroverClient", "DroverCommands", "ScriptedDaemon", arguments]),
    // A daemon of a test's own, with the clients that drive it: what all tests of the whole stand on.
    .target(name: "SystemHarness", path: "Tests/SystemHarness", swiftSettings: settings),
    tests("SystemTests", ["DroverCore", "SystemHarness"]),
    tests("FaultTests", ["DroverCore", "DroverClient", "SystemHarness"]),
    // An emulator that plays a script: what the faults of QEMU are made of.
    .executableTarget(name: "fake-qemu", path: "Tests/FakeQEMU", swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzers (Tools/fuzz) are built apart: libFuzzer brings a `main` of its own, so that nothing else that runs can be
// linked beside them, and all that they test is compiled with its marks.
if Context.environment["DROVER_FUZZ"] != nil {
  func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    let folder = name.dropFirst("Fuzz".count).lowercased()
    return .executableTarget(
      name: name, dependencies: ["FuzzSupport"] + dependencies, path: "Fuzz/Targets/\(folder)",
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])])
  }
  package.products = []
  package.targets.removeAll { $0.type == .executable || $0.path?.hasPrefix("Tests/") ?? false }
  package.targets += [
    .target(name: "FuzzSupport", path: "Fuzz/Support", swiftSettings: settings),
    .target(
      name: "MachineChecks", dependencies: ["FuzzSupport", "DroverCore", "DomainModel", "QEMUCommandLine"],
      path: "Fuzz/MachineChecks", swiftSettings: settings),
    .target(
      name: "FuzzSessions", dependencies: ["FuzzSupport", "DroverCore", "QEMUMonitor"], path: "Fuzz/Sessions",
      swiftSettings: settings),
    fuzzer("FuzzFrames", ["LibvirtWire"]),
    fuzzer("FuzzMessages", ["LibvirtWire"]),
    fuzzer("FuzzServer", ["DroverCore", "DomainModel", "Domains", "LibvirtWire", "DroverServer", logging]),
    fuzzer("FuzzJSON", ["DroverCore"]),
    fuzzer("FuzzXML", ["DroverXML"]),
    fuzzer("FuzzDefinition", ["DroverCore", "DomainModel"]),
    fuzzer("FuzzMachine", ["MachineChecks"]),
    fuzzer("FuzzSchema", ["MachineChecks", "DroverXML", "DomainModel"]),
    fuzzer("FuzzMonitor", ["FuzzSessions", "DroverCore", "Domains", "QEMUMonitor", "QEMUProcess"]),
    fuzzer("FuzzAgent", ["FuzzSessions", "DroverCore", "Domains", "QEMUMonitor", "QEMUProcess"]),
    fuzzer("FuzzHuman", ["FuzzSessions", "DroverCore", "QEMUMonitor"]),
    fuzzer("FuzzLaunched", ["MachineChecks", "DroverCore", "DomainModel", "QEMUCommandLine"]),
    fuzzer("FuzzState", ["DroverCore", "DomainModel", "Domains"]),
    fuzzer("FuzzSettings", ["DroverCore", "DroverHost"]),
    fuzzer("FuzzProbe", ["DroverCore", "DomainModel", "QEMUCapabilities"]),
    fuzzer("FuzzTool", ["DroverCore", "DomainModel", "QEMUCapabilities", "DroverClient", "DroverCommands"]),
    fuzzer("FuzzJobs", ["Domains"]),
    fuzzer("FuzzMigration", ["DroverCore", "Domains", "QEMUProcess"]),
  ]
}

import ArgumentParser
import DroverClient
import DroverCore

/// The commands about the host and the daemon.
enum HostCommands {
  static let all: [any ParsableCommand.Type] = [
    CapabilitiesCommand.self, DomCapabilitiesCommand.self, HostnameCommand.self, MaxVCPUsCommand.self,
    NodeInfoCommand.self, URICommand.self, VersionCommand.self, OnHost<ProcessorMapRow>.self,
    OnHost<ProcessorFiguresRow>.self, OnHost<HostMemoryRow>.self, OnHost<FreeMemoryRow>.self,
    OnHost<FreePagesRow>.self, OnHost<AllocatePagesRow>.self, OnHost<SharedMemoryRow>.self,
    OnHost<SystemInformationRow>.self, OnHost<EncryptionRow>.self, OnHost<HostSleepRow>.self,
    OnHost<CPUModelsRow>.self, OnHost<CPUCompareRow>.self, OnHost<CPUBaselineRow>.self,
    OnHost<HypervisorCPUCompareRow>.self, OnHost<HypervisorCPUBaselineRow>.self,
  ]
}

struct CapabilitiesCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "capabilities", abstract: "Show what the host and its QEMUs can do.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions

  func run(in session: ToolSession) async throws {
    let xml = try await session.asking("failed to get capabilities") { connection async throws(VirtError) in
      try await connection.capabilities()
    }
    session.show(Report(.answer(xml + "\n"), json: ["xml": .string(xml)]))
  }
}

struct DomCapabilitiesCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domcapabilities", abstract: "Show what one QEMU can do with one kind of machine.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Option(help: "The kind of virtualisation: kvm, qemu.") var virttype: String?
  @Option(help: "The path of QEMU.", completion: .file()) var emulatorbin: String?
  @Option(help: "The architecture of the guest.") var arch: String?
  @Option(help: "The kind of machine: q35, pc.") var machine: String?

  func run(in session: ToolSession) async throws {
    let xml = try await session.asking("failed to get emulator capabilities") {
      connection async throws(VirtError) in
      try await connection.domainCapabilities(
        emulator: emulatorbin, architecture: arch, machine: machine, virtType: virttype)
    }
    session.show(Report(.answer(xml + "\n"), json: ["xml": .string(xml)]))
  }
}

struct HostnameCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "hostname", abstract: "Show the name of the daemon's host.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions

  func run(in session: ToolSession) async throws {
    let name = try await session.asking("failed to get hostname") { connection async throws(VirtError) in
      try await connection.hostname()
    }
    session.show(Report(.answer(name + "\n"), json: ["hostname": .string(name)]))
  }
}

struct URICommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "uri", abstract: "Show the URI that the daemon gives itself.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions

  func run(in session: ToolSession) async throws {
    let uri = try await session.asking("failed to get URI") { connection async throws(VirtError) in
      try await connection.uri()
    }
    session.show(Report(.answer(uri + "\n"), json: ["uri": .string(uri)]))
  }
}

struct MaxVCPUsCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "maxvcpus", abstract: "Show the most CPUs that a guest can have.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Argument(help: ArgumentHelp("The kind of virtualisation: kvm, qemu.", valueName: "type")) var place: String?
  @Option(name: .customLong("type"), help: .hidden) var named: String?

  func run(in session: ToolSession) async throws {
    let type = named ?? place
    let count = try await session.asking(nil) { connection async throws(VirtError) in
      // What the machine can have says more than what the kind of virtualisation can; virsh asks in this order too.
      if let xml = try? await connection.domainCapabilities(virtType: type), let count = Self.maximum(in: xml) {
        return count
      }
      return try await connection.maximumVirtualCPUs(virtType: type)
    }
    session.show(Report(.answer("\(count)\n"), json: ["maxVCPUs": JSON(count)]))
  }

  /// The number in `<vcpu max='255'/>`.
  static func maximum(in capabilities: String) -> Int? {
    for line in capabilities.split(separator: "\n") where line.contains("<vcpu ") {
      let parts = line.split(separator: "'", omittingEmptySubsequences: false)
      guard let place = parts.firstIndex(where: { $0.hasSuffix(" max=") }), parts.indices.contains(place + 1) else {
        continue
      }
      return Int(parts[place + 1])
    }
    return nil
  }
}

extension ToolSession {
  /// Asks the daemon one thing.
  ///
  /// - Parameter failing: what to say before the daemon's words when it has no answer.
  func asking<Result: Sendable>(
    _ failing: String?, _ body: (Connection) async throws(VirtError) -> Result
  ) async throws -> Result {
    try await connected { connection in
      do throws(VirtError) {
        return try await body(connection)
      } catch {
        throw CommandFailure(failing, cause: error)
      }
    }
  }
}

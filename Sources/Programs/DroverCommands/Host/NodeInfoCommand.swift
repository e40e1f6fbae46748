import ArgumentParser
import DroverClient
import DroverCore

struct NodeInfoCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "nodeinfo", abstract: "Show CPUs and memory of the host.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions

  func run(in session: ToolSession) async throws {
    let info = try await session.asking("failed to get node information") { connection async throws(VirtError) in
      try await connection.nodeInfo()
    }
    session.show(Self.report(info))
  }

  static func report(_ info: NodeInfo) -> Report {
    var fields: [(name: String, value: String)] = [("CPU model", info.model), ("CPU(s)", "\(info.cpus)")]
    if info.megahertz > 0 { fields.append(("CPU frequency", "\(info.megahertz) MHz")) }
    fields += [
      ("CPU socket(s)", "\(info.sockets)"),
      ("Core(s) per socket", "\(info.cores)"),
      ("Thread(s) per core", "\(info.threads)"),
      ("NUMA cell(s)", "\(info.nodes)"),
      ("Memory size", "\(info.memory.kibibytes) KiB"),
    ]
    return .fields(
      fields, width: 21,
      json: [
        "model": .string(info.model), "cpus": JSON(info.cpus), "mhz": JSON(info.megahertz),
        "sockets": JSON(info.sockets), "cores": JSON(info.cores), "threads": JSON(info.threads),
        "nodes": JSON(info.nodes), "memoryKiB": JSON(info.memory.kibibytes),
      ])
  }
}

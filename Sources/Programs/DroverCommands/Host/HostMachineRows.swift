import ArgumentParser
import DroverClient
import DroverCore
import DroverXML

struct SystemInformationRow: HostRow {
  static let row = CommandRow(
    "sysinfo", "Show what the host's firmware tells of the machine.", failing: "failed to get sysinfo")

  func report(on connection: Connection) async throws -> Report {
    .text(try await connection.systemInformation(), key: "xml")
  }
}

struct SharedMemoryRow: HostRow {
  static let row = CommandRow(
    "node-memory-tune", "Show or change how the host shares pages that are the same.",
    failing: "Unable to change memory parameters")
  @Option(help: "How many pages are looked at before a pause.") var shmPagesToScan: UInt32?
  @Option(help: "How long the pause is.") var shmSleepMillisecs: UInt32?
  @Option(help: "1: across the host's cells.") var shmMergeAcrossNodes: UInt32?

  func report(on connection: Connection) async throws -> Report {
    let given = [
      ("shm_pages_to_scan", shmPagesToScan), ("shm_sleep_millisecs", shmSleepMillisecs),
      ("shm_merge_across_nodes", shmMergeAcrossNodes),
    ]
    let changes = given.compactMap { name, value in value.map { TypedParameter(name, .uint($0)) } }
    guard changes.isEmpty else {
      try await connection.setSharedMemoryParameters(changes)
      return Report(.done("Memory parameters of the host set"), json: ["action": "parameters-set"])
    }
    let figures = try await connection.sharedMemoryParameters().map { parameter in
      var figure = Figure(parameter)
      figure.name += String(repeating: " ", count: max(0, 15 - figure.name.count))
      return figure
    }
    var report = Report.figures(figures, .words(prefix: "\t"), head: "Shared memory:\n")
    var json = JSONObject()
    for figure in figures { json[String(figure.name.prefix { $0 != " " })] = figure.json }
    report.json = .object(json)
    return report
  }
}

struct EncryptionRow: HostRow {
  static let row = CommandRow(
    "nodesevinfo", "Show what the host can do to encrypt the memory of guests.",
    failing: "Unable to get host SEV information")

  func report(on connection: Connection) async throws -> Report {
    let parameters = try await connection.memoryEncryption()
    return .figures(
      parameters.map { parameter in
        var figure = Figure(parameter)
        figure.name += String(repeating: " ", count: max(0, 18 - figure.name.count)) + ":"
        return figure
      }, .words(prefix: ""))
  }
}

struct LaunchSecurityRow: DomainRow {
  static let row = CommandRow("domlaunchsecinfo", "Show what is known of the encryption of a guest's memory.")

  func report(on domain: Domain) async throws -> Report { .parameters(try await domain.launchSecurity()) }
}

struct HostSleepRow: HostRow {
  static let row = CommandRow(
    "nodesuspend", "Send the host to sleep, where the daemon does that.", places: ["target", "duration"],
    failing: "The host was not suspended")
  @Argument(help: "mem, disk or hybrid.") var target: SleepWord
  @Argument(help: ArgumentHelp("When it wakes: at least 60.", valueName: "seconds")) var duration: UInt64

  func report(on connection: Connection) async throws -> Report {
    try await connection.suspendHost(target.target, seconds: duration)
    return Report(.done("The host is being suspended"), json: ["action": "host-suspended"])
  }
}

/// A NUMA cell of the host.
struct HostCell: Sendable, Equatable {
  var number: Int32
  /// The sizes of its pages, in KiB.
  var pageSizes: [UInt32]

  /// Those that the capabilities name.
  static func all(in capabilities: XMLElement) -> [HostCell] {
    let cells = capabilities.at("host", "topology", "cells")?.all("cell") ?? []
    return cells.compactMap { cell in
      guard let number = cell["id"].flatMap({ Int32($0) }) else { return nil }
      return HostCell(number: number, pageSizes: cell.all("pages").compactMap { $0["size"].flatMap { UInt32($0) } })
    }
  }
}

extension Connection {
  /// The cells of the host.
  func hostCells() async throws(VirtError) -> [HostCell] {
    let text = try await capabilities()
    do throws(XMLError) {
      return HostCell.all(in: try XMLReader.element(text))
    } catch {
      throw error.virtError
    }
  }
}

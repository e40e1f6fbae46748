import ArgumentParser
import DroverClient
import DroverCore

struct AdoptCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Take over the guests that another manager left running.",
    discussion: """
      Stop its daemon first: a guest goes on without a pause, and keeps its name, its uuid, its number and the names of \
      its devices. libvirt's own files stay as they are, so that libvirtd can take the guests back. Without names: all \
      of them. droverd only, on this host.
      """)

  enum Manager: String, ExpressibleByArgument, CaseIterable {
    case libvirt
  }

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Argument(help: "The names of the guests.") var names: [String] = []
  @Option(help: "Who left them: libvirt.") var from: Manager = .libvirt
  @Option(help: "Where they are written down.", completion: .directory) var folder = "/run/libvirt/qemu"
  @Flag(help: "Only show which they are.") var dryRun = false

  func run(in session: ToolSession) async throws {
    let guests = try chosen()
    if dryRun {
      return session.show(Self.report(guests.map { Outcome(guest: $0, words: $0.isAlive ? "runs" : "ended") }))
    }
    let outcomes = try await session.connected { connection in
      var outcomes: [Outcome] = []
      for guest in guests where guest.isAlive {
        do throws(VirtError) {
          let domain = try await connection.attach(pid: guest.pid).domain
          outcomes.append(Outcome(guest: guest, words: "adopted", id: domain.id))
        } catch {
          outcomes.append(Outcome(guest: guest, words: error.message, error: error))
        }
      }
      return outcomes
    }
    session.show(Self.report(outcomes))
    if let first = outcomes.first(where: { $0.error != nil }), let error = first.error {
      throw CommandFailure("Failed to adopt domain '\(first.guest.name)'", cause: error)
    }
  }

  private func chosen() throws -> [LeftGuestFile] {
    let all: [LeftGuestFile]
    do throws(VirtError) {
      all = try LeftGuestFile.all(in: folder)
    } catch {
      throw CommandFailure("Failed to look for guests", cause: error)
    }
    for name in names where !all.contains(where: { $0.name == name }) {
      throw CommandFailure(
        "Failed to adopt domain '\(name)'", cause: VirtError(.noDomain, "nothing is written down of it in \(folder)"))
    }
    return names.isEmpty ? all : all.filter { names.contains($0.name) }
  }

  struct Outcome {
    var guest: LeftGuestFile
    var words: String
    var id: Int32?
    var error: VirtError?
  }

  static func report(_ outcomes: [Outcome]) -> Report {
    var table = TextTable(head: ["Id", "Name", "UUID", "PID", "Outcome"])
    for outcome in outcomes {
      table.append([
        TextTable.Cell(outcome.id.map { "\($0)" } ?? "-"), TextTable.Cell(outcome.guest.name),
        TextTable.Cell(outcome.guest.uuid), TextTable.Cell("\(outcome.guest.pid)"),
        TextTable.Cell(outcome.words, style: outcome.error != nil ? .bad : .plain),
      ])
    }
    let rows = outcomes.map { outcome -> JSON in
      [
        "id": outcome.id.map { JSON.integer(Int64($0)) } ?? .null, "name": .string(outcome.guest.name),
        "uuid": .string(outcome.guest.uuid), "pid": .integer(Int64(outcome.guest.pid)),
        "outcome": .string(outcome.words), "failed": .bool(outcome.error != nil),
      ]
    }
    return Report(.table(table), json: .array(rows))
  }
}

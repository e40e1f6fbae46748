import Domains
import DroverCore
import DroverHost
import Glibc
import Logging

/// What lies where guests have their things and belongs to none of them: an undo failed, or a state was lost.
struct LeftoverRuns: Sendable {
  /// All guests that there are.
  let guests: [DomainReference]
  let context: HypervisorContext

  /// Removes it. What a process was started with is left alone: nobody knows what it is doing.
  func remove() async {
    let configuration = context.configuration
    let known = Set(guests.map { FileName.ofRun(id: $0.id, name: $0.name) })
    let left = await FileWork.shared.run {
      Self.names(configuration.runFolder).filter { $0.hasPrefix(FileName.runPrefix) && !known.contains($0) }
    }
    for name in left {
      let folder = RunFolder(path: "\(configuration.runFolder)/\(name)")
      // What runs beside a guest that lives is the guest's.
      guard await FileWork.shared.run({ folder.user == nil }) else { continue }
      await LeftCompanions.end(of: folder, reactor: context.reactor)
    }
    let marks = OverlayMarks(configuration)
    for name in await FileWork.shared.run({ marks.runs }) where !known.contains(name) {
      let folder = RunFolder(path: "\(configuration.runFolder)/\(name)")
      guard await FileWork.shared.run({ folder.user == nil }) else { continue }
      await folder.removeOverlays(of: name, context: context)
    }
    await FileWork.shared.run {
      AtomicFile.removeUnfinished(in: configuration.variablesFolder, isOurs: true)
      for name in left { remove(RunFolder(path: "\(configuration.runFolder)/\(name)")) }
      let runs = Set(Self.names(configuration.runFolder))
      for name in Self.names(configuration.runFolder + "/channel") where !runs.contains(FileName.runPrefix + name) {
        // Others may keep folders of their own there: ours begin with a number.
        guard Int32(name.prefix { $0 != "-" }) != nil else { continue }
        remove(RunFolder(path: "\(configuration.runFolder)/channel/\(name)"))
      }
    }
  }

  private func remove(_ folder: RunFolder) {
    if let pid = folder.user {
      if let uuid = ProcessArguments.argument(after: "-uuid", of: pid).flatMap({ UUID($0) }) {
        context.strays.note(pid, is: uuid)
      }
      context.logger.error(
        "a guest runs of which nothing is written down",
        metadata: ["pid": "\(pid)", "folder": "\(folder.path)"])
      return
    }
    context.logger.notice("removed what a guest left", metadata: ["folder": "\(folder.path)"])
    folder.removeOwn(of: folder.path, logger: context.logger)
  }

  private static func names(_ path: String) -> [String] {
    (try? FolderListing.names(path)) ?? []
  }
}

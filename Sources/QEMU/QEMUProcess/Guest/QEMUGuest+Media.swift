import DomainModel
import Domains
import DroverCore
import DroverHost
import Glibc
import Logging
import QEMUCommandLine
import QEMUMonitor

// Another medium for a drive: its nodes are made first, so that what is wrong with it is known while the old one is
// still in the drive.
extension QEMUGuest {
  func changeMedium(_ change: MediumChange) async throws(VirtError) {
    guard let alias = change.before.info.alias?.name else {
      throw VirtError(.internalError, "a drive without an alias")
    }
    try await lookFor(change.after)
    guard understands(.addBlockNode([:])) else { return try await changeMedium(change, of: drive(alias)) }
    let platform = try await context.platform(for: change.definition)
    var launch = LaunchContext(
      context.configuration, name: places.name, id: change.definition.id ?? -1)
    launch.secrets = NoSecrets()
    let wanted = try DiskNodes(of: change.after, in: change.definition, platform: platform, context: launch)
    let old = try? DiskNodes(of: change.before, in: change.definition, platform: platform, context: launch)
    let present = try await drive(alias)
    try await add(wanted)
    do throws(VirtError) {
      try await swap(present, for: wanted.top, isForced: change.isForced)
    } catch {
      await remove(wanted)
      throw error
    }
    if let old { await remove(old) }
    if let limits = change.after.iotune, wanted.top != nil { try? await setLimits(limits, ofDisk: alias) }
  }

  /// The same without nodes: one command takes the old medium out and opens the new one.
  private func changeMedium(_ change: MediumChange, of drive: QMPDrive) async throws(VirtError) {
    guard let source = change.after.source, !change.after.hasNoMedium else {
      _ = try await ask(.eject(drive.name, force: change.isForced))
      return
    }
    // What is more than a file needs nodes.
    guard let path = source.file ?? source.dev, change.after.encryption == nil else {
      throw VirtError.needsQMP(QMPCommand.addBlockNode([:]).name)
    }
    let format = change.after.driver?.type?.rawValue
    _ = try await ask(.changeMedium(drive.name, to: path, format: format ?? "raw", force: change.isForced))
    if let limits = change.after.iotune { try? await setLimits(limits, ofDisk: change.before.info.alias?.name ?? "") }
  }

  /// A file that is not there is an error of the caller's, whatever QEMU would say.
  private func lookFor(_ disk: Disk) async throws(VirtError) {
    guard let path = disk.source?.file ?? disk.source?.dev ?? disk.source?.dir, !path.isEmpty else { return }
    let failure = try await ForeignFiles(reactor: reactor).run(path) { () throws(VirtError) -> SystemFailure? in
      var facts = stat()
      return stat(path, &facts) == 0 ? nil : SystemFailure(errno)
    }
    if let failure {
      throw VirtError(
        .systemError, "Cannot access storage file '\(path)'", origin: .storage, causes: [failure.words])
    }
  }

  /// Makes the nodes of a medium; none is left when one of them cannot be made.
  private func add(_ wanted: DiskNodes) async throws(VirtError) {
    var made = DiskNodes()
    do throws(VirtError) {
      for object in wanted.objects {
        _ = try await ask(.addObject(object))
        made.objects.append(object)
      }
      for node in wanted.nodes {
        _ = try await ask(.addBlockNode(node))
        made.nodes.append(node)
      }
    } catch {
      await remove(made)
      throw error
    }
  }

  /// Takes nodes away that no drive uses any more. What stays costs a descriptor, and goes with QEMU.
  private func remove(_ nodes: DiskNodes) async {
    let commands =
      nodes.names.map { QMPCommand.removeBlockNode($0) } + nodes.objectNames.map { QMPCommand.removeObject($0) }
    for command in commands {
      do throws(VirtError) {
        _ = try await ask(command)
      } catch {
        logger.warning("a medium that was taken out stays open", metadata: metadata(["error": "\(error.message)"]))
      }
    }
  }

  /// Opens the tray, takes out what is in it, puts the new medium in, and closes it.
  private func swap(_ drive: QMPDrive, for node: String?, isForced: Bool) async throws(VirtError) {
    if drive.isOpen == false { try await openTray(drive.path, isForced: isForced) }
    if drive.node != nil { _ = try await ask(.removeMedium(drive.path)) }
    if let node {
      do throws(VirtError) {
        _ = try await ask(.insertMedium(drive.path, node: node))
      } catch {
        if let old = drive.node { _ = try? await ask(.insertMedium(drive.path, node: old)) }
        _ = try? await ask(.closeTray(drive.path))
        throw error
      }
    }
    if drive.isOpen != nil { _ = try await ask(.closeTray(drive.path)) }
  }

  /// A guest that holds the tray shut is asked to let it go; whether it does shows when the tray moves.
  private func openTray(_ path: String, isForced: Bool) async throws(VirtError) {
    let outcome = try await departures.wait(
      for: DeviceDepartures.tray(DeviceName.inPath(path) ?? path), within: Self.trayLimit, reactor: reactor
    ) { [self] () async throws(VirtError) in _ = try await ask(.openTray(path, force: isForced)) }
    switch outcome {
    case .gone: return
    case .ended: throw .notRunning
    case .refused, .silent:
      throw VirtError(.operationFailed, "timed out waiting for disk tray status update")
    }
  }

  /// How long a guest may hold on to a tray that it is asked to open.
  private static let trayLimit = Duration.seconds(5)
}

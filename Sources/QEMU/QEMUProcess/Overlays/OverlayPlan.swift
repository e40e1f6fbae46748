import DomainModel
import DroverCore
import DroverHost
import Glibc
import QEMUCommandLine

/// The image that takes what a guest writes to one disk, and how it is made: by `qemu-img`, which knows how large an
/// image of any format is to the guest. It only looks at the head of that image, and takes no lock.
struct OverlayPlan: Sendable, Hashable {
  /// How long it may take: it writes four clusters.
  static let limit = Duration.seconds(30)

  /// The name of the disk.
  let disk: String
  /// Where the overlay is.
  let path: String
  /// The image below, as QEMU names it.
  let image: String
  /// What QEMU calls the driver of that image.
  let driver: String
  /// The program that makes it.
  let program: String

  /// What makes it, in a file that is there already.
  ///
  /// - Parameters:
  ///   - user: whom it runs as; nil: the daemon's.
  ///   - run: the folder of the guest's run.
  func making(as user: UserIdentity?, run: RunFolder) -> HelperProgram {
    HelperProgram(
      executable: program, arguments: ["create", "-q", "-f", "qcow2", "-F", driver, "-b", image, path], user: user,
      folder: run)
  }

  /// Makes an empty file for one who alone may use it. Blocks on the disk.
  ///
  /// A mark says first that the file is this run's.
  ///
  /// - Parameter user: whose it is to be; nil: the daemon's.
  /// - Throws: `operationUnsupported` when it is there already, and somebody else's.
  func makeFile(for user: UserIdentity?, of run: RunFolder, _ marks: OverlayMarks) throws(VirtError) {
    let taken = VirtError(
      .operationUnsupported,
      "the image '\(path)' for the changes of disk '\(disk)' is there already; it has to go before the guest can start")
    var facts = stat()
    if lstat(path, &facts) == 0 { throw taken }
    try marks.note(path, of: run)
    do throws(SystemFailure) {
      try DurableStep.create.reached(path)
      let file = try Descriptor.opening(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
      guard let user, fchown(file.rawValue, user.uid, user.gid) != 0 else { return }
      let failure = SystemFailure(errno)
      unlink(path)
      throw failure
    } catch {
      guard error.number == EEXIST else { throw error.error("make \(path)") }
      marks.strike(path, of: run)
      throw taken
    }
  }
}

extension LaunchPlan {
  /// Decides how overlays are made, and lays them above the images in the definition. Blocks on the disk.
  ///
  /// Errors: `configUnsupported` for a disk that can have none, for an image without a whole path, and without a program
  /// that makes them.
  mutating func planOverlays(
    _ overlays: [TransientOverlay], _ configuration: HypervisorConfiguration
  ) throws(VirtError) {
    let forgetful = (definition.devices?.disks ?? []).filter { $0.transient != nil }.compactMap(\.target?.dev)
    // What was defined before it was refused, or taken over, must not be written to either.
    if let other = forgetful.first(where: { name in !overlays.contains { $0.disk == name } }) {
      throw VirtError(
        .configUnsupported,
        "disk '\(other)' is to forget its changes (<transient/>), which only one with an image in a file can")
    }
    guard let first = overlays.first else { return }
    guard let program = Self.imageProgram(beside: command.arguments.first, configuration) else {
      throw VirtError(
        .configUnsupported,
        "disk '\(first.disk)' is to forget its changes (<transient/>), which needs the program qemu-img")
    }
    for overlay in overlays {
      guard let disk = definition.devices?.disks.first(where: { $0.target?.dev == overlay.disk }),
        let source = disk.source, let file = source.file, file.hasPrefix("/")
      else {
        throw VirtError(
          .configUnsupported, "the image of disk '\(overlay.disk)', which is <transient/>, has no whole path")
      }
      let driver = (disk.driver?.type ?? .raw).imageDriver
      self.overlays.append(
        OverlayPlan(
          disk: overlay.disk, path: overlay.path, image: source.imageName(file, driver: driver), driver: driver,
          program: program))
    }
    definition.lay(overlays)
  }

  /// The emulator's own comes first: it knows the same formats.
  private static func imageProgram(beside emulator: String?, _ configuration: HypervisorConfiguration) -> String? {
    let beside = emulator.map { RunFolder.parent(of: $0) }
    let folders = (beside.map { [$0] } ?? []) + configuration.emulatorFolders
    return folders.map { "\($0)/qemu-img" }.first { access($0, X_OK) == 0 }
  }
}

extension StorageSource {
  /// What QEMU calls an image: the path of its file, unless it is a slice of that.
  fileprivate func imageName(_ file: String, driver: String) -> String {
    guard let slice = slices?.slices.first(where: { $0.type == "storage" || $0.type == nil }) else { return file }
    var part: JSONObject = ["driver": "raw", "file": ["driver": "file", "filename": .string(file)]]
    part["offset"] = JSON(slice.offset ?? 0)
    part["size"] = JSON(slice.size ?? 0)
    let image: JSONObject = driver == "raw" ? part : ["driver": .string(driver), "file": .object(part)]
    return "json:\(JSON.object(image))"
  }
}

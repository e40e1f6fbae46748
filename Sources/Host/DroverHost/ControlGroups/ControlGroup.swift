import DroverCore
import Glibc

/// The control group of one process, made when something limits it, and the groups of its threads below.
///
/// Its name follows from the process, so that any later daemon finds it. Everything reads and writes files of the
/// kernel: it may take a moment, and does not wait.
public struct ControlGroup: Sendable, Hashable {
  /// The process.
  public let process: Int32
  private let mounts: ControlGroupMounts
  private let name: String

  /// The group that all guests' are in.
  private static let parent = "machine"

  /// The group of a process, which need not be there.
  public init(of process: ProcessIdentity, mounts: ControlGroupMounts = .found()) {
    self.process = process.pid
    self.mounts = mounts
    name = "drover-\(process.pid)-\(process.startTime)"
  }

  /// Whether a controller has one hierarchy with the others. Errors: `operationInvalid` on a host without it.
  func isUnified(_ controller: ControlGroupController) throws(VirtError) -> Bool {
    try place(controller).isUnified
  }

  private func place(_ controller: ControlGroupController) throws(VirtError) -> ControlGroupMounts.Place {
    guard let place = mounts.place(controller) else { throw VirtError(.operationInvalid, controller.absence) }
    return place
  }

  /// Makes the group for a controller, unless it is there, and puts the process into it.
  ///
  /// - Returns: its folder.
  func enter(_ controller: ControlGroupController) throws(VirtError) -> String {
    let place = try place(controller)
    let parent = "\(place.folder)/\(Self.parent)"
    let folder = "\(parent)/\(name)"
    _ = try make(parent)
    if place.isUnified {
      try offer([controller], in: place.folder)
      try offer([controller], in: parent)
    } else if controller == .cpuset {
      try inherit(from: place.folder, to: parent)
    }
    guard try make(folder) else { return folder }
    if !place.isUnified, controller == .cpuset { try inherit(from: parent, to: folder) }
    try write("\(process)", to: "\(folder)/cgroup.procs")
    return folder
  }

  /// Makes a group for some threads of the process, and puts them into it.
  ///
  /// - Returns: its folder.
  func enter(_ controller: ControlGroupController, part: String, threads: [Int32]) throws(VirtError) -> String {
    let parent = try enter(controller)
    let folder = "\(parent)/\(part)"
    let isUnified = try isUnified(controller)
    if try make(folder), isUnified {
      try write("threaded", to: "\(folder)/cgroup.type")
      try offer([controller], in: parent)
    }
    for thread in threads {
      do throws(SystemFailure) {
        try KernelSetting.write("\(folder)/\(isUnified ? "cgroup.threads" : "tasks")", "\(thread)")
      } catch {
        // It may have ended meanwhile.
        if error.number != ESRCH { throw error.error("put thread \(thread) into '\(folder)'") }
      }
    }
    return folder
  }

  /// Removes the groups of a process that has ended; none is no error.
  public func remove() {
    for place in mounts.all {
      let folder = "\(place.folder)/\(Self.parent)/\(name)"
      guard access(folder, F_OK) == 0 else { continue }
      for part in (try? FolderListing.names(folder)) ?? [] { rmdir("\(folder)/\(part)") }
      rmdir(folder)
    }
  }

  /// Whether there is a group for the process.
  public var exists: Bool {
    mounts.all.contains { access("\($0.folder)/\(Self.parent)/\(name)", F_OK) == 0 }
  }

  /// Writes a setting.
  func write(_ text: String, to path: String) throws(VirtError) {
    try VirtError.whileDoing("write '\(text)' to '\(path)'") { () throws(SystemFailure) in
      try KernelSetting.write(path, text)
    }
  }

  /// - Returns: false when it was there.
  private func make(_ folder: String) throws(VirtError) -> Bool {
    if mkdir(folder, 0o755) == 0 { return true }
    let number = errno
    guard number == EEXIST else { throw SystemFailure(number).error("make the control group '\(folder)'") }
    return false
  }

  /// Lets the groups in a folder limit what a controller limits.
  private func offer(_ controllers: [ControlGroupController], in folder: String) throws(VirtError) {
    let offered = (FileContents.trimmed("\(folder)/cgroup.subtree_control") ?? "").split(separator: " ")
    for controller in controllers where !offered.contains(Substring(controller.unifiedName)) {
      try write("+\(controller.unifiedName)", to: "\(folder)/cgroup.subtree_control")
    }
  }

  /// A new group of this controller has no CPUs and no memory of its own.
  private func inherit(from parent: String, to folder: String) throws(VirtError) {
    for file in ["cpuset.cpus", "cpuset.mems"] where FileContents.trimmed("\(folder)/\(file)") ?? "" == "" {
      try write(FileContents.trimmed("\(parent)/\(file)") ?? "", to: "\(folder)/\(file)")
    }
  }
}

import Glibc

/// What a control group can limit. The names are those of the older hierarchies.
public enum ControlGroupController: String, Sendable, CaseIterable {
  case cpu, memory, blkio, cpuset

  /// What the one hierarchy calls it.
  var unifiedName: String { self == .blkio ? "io" : rawValue }

  /// What libvirt says when the host has none.
  var absence: String {
    switch self {
    case .cpu: "cgroup CPU controller is not mounted"
    case .memory: "cgroup memory controller is not mounted"
    case .blkio: "blkio cgroup isn't mounted"
    case .cpuset: "cgroup cpuset controller is not mounted"
    }
  }
}

/// Where this host has its control groups: a hierarchy for each controller, or one for all.
public struct ControlGroupMounts: Sendable, Hashable {
  /// One hierarchy.
  struct Place: Sendable, Hashable {
    /// Where it is mounted.
    var folder: String
    /// Whether it is the one for all.
    var isUnified: Bool
  }

  private var places: [ControlGroupController: Place] = [:]

  /// Reads a list of mounts (`/proc/self/mounts`).
  ///
  /// - Parameter unifiedControllers: the controllers of a hierarchy for all, by its folder.
  init(_ mounts: String, unifiedControllers: (String) -> [String]) {
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count >= 4 else { continue }
      let (folder, kind, options) = (fields[1], fields[2], fields[3].split(separator: ",").map(String.init))
      for controller in ControlGroupController.allCases {
        if kind == "cgroup", options.contains(controller.rawValue) {
          places[controller] = Place(folder: folder, isUnified: false)
        } else if kind == "cgroup2", places[controller] == nil,
          unifiedControllers(folder).contains(controller.unifiedName)
        {
          places[controller] = Place(folder: folder, isUnified: true)
        }
      }
    }
  }

  /// This host's. Reads files of the kernel, which never wait.
  public static func found() -> ControlGroupMounts {
    let mounts = (try? FileContents.text("/proc/self/mounts", limit: 1 << 20)) ?? ""
    return ControlGroupMounts(mounts) { folder in
      (FileContents.trimmed("\(folder)/cgroup.controllers") ?? "").split(separator: " ").map(String.init)
    }
  }

  /// Where a controller is; nil on a host without it.
  func place(_ controller: ControlGroupController) -> Place? { places[controller] }

  /// All hierarchies, each once.
  var all: Set<Place> { Set(places.values) }
}

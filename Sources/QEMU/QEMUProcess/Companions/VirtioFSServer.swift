import DomainModel
import DroverCore
import DroverHost
import DroverXML

/// The program that serves one folder of the host to a guest (virtiofsd).
struct VirtioFSServer: Sendable {
  let filesystem: Filesystem
  /// The file to execute.
  let executable: String

  /// The running program. Both the one in C and the one in Rust know these options.
  ///
  /// Errors: `configUnsupported` for a folder whose name the options cannot hold.
  func companion(in run: RunFolder) throws(VirtError) -> CompanionPlan {
    let alias = filesystem.info.alias?.name ?? ""
    let folder = filesystem.source?.dir ?? ""
    guard folder.hasPrefix("/"), !folder.contains(",") else {
      throw VirtError(
        .configUnsupported, "virtiofsd serves a folder by its whole path, without a comma in it, and not '\(folder)'")
    }
    guard !filesystem.readonly else {
      throw VirtError(.configUnsupported, "virtiofsd serves '\(folder)' for writing too; <readonly/> is not supported")
    }
    return CompanionPlan(
      program: "virtiofsd", alias: alias, executable: executable, arguments: arguments(folder),
      socket: "\(run.path)/\(alias)-fs.sock")
  }

  private func arguments(_ folder: String) -> [String] {
    let binary = filesystem.binary
    var options = ["source=\(folder)"]
    if let mode = binary?.cache?.mode { options.append("cache=\(mode.rawValue)") }
    if let mode = binary?.sandbox?.mode { options.append("sandbox=\(mode.rawValue)") }
    func add(_ name: String, _ value: OnOff?) {
      if let value { options.append(value == .on ? name : "no_\(name)") }
    }
    add("xattr", binary?.xattr)
    add("flock", binary?.lock?.flock)
    add("posix_lock", binary?.lock?.posix)
    var arguments = ["--fd=\(CompanionPlan.socketNumber)", "-o", options.joined(separator: ",")]
    if let size = binary?.threadPool?.size { arguments.append("--thread-pool-size=\(size)") }
    if let most = binary?.openfiles?.max { arguments.append("--rlimit-nofile=\(most)") }
    return arguments
  }
}

extension Filesystem {
  /// Whether a virtiofsd has to be started for it: not when the user's own waits at a socket.
  var needsServer: Bool { driver?.type == .virtiofs && source?.socket == nil }
}

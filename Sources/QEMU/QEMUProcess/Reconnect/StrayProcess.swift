import Domains
import DroverCore
import DroverHost
import Glibc

/// Finds the process of a start that the daemon did not live to write down.
enum StrayProcess {
  /// The numbers of processes whose command line names a run folder; blocks on /proc.
  ///
  /// The folder holds the number of the run, so its name is nobody else's.
  static func numbers(usingFolder folder: String) -> [Int32] {
    guard !folder.isEmpty, let list = opendir("/proc") else { return [] }
    defer { closedir(list) }
    var found: [Int32] = []
    while let entry = readdir(list) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let pid = Int32(name), pid > 1, pid != getpid() else { continue }
      if let line = commandLine(of: pid), names(folder, line) { found.append(pid) }
    }
    return found
  }

  /// Ends the processes whose command line names a run folder.
  ///
  /// - Parameter emulator: what such a process executes; anything else that names the folder is left alone.
  static func end(usingFolder folder: String, emulator: String, reactor: Reactor) async {
    for pid in await FileWork.shared.run({ numbers(usingFolder: folder) }) {
      guard let handle = try? ProcessHandle.open(pid: pid, reactor: reactor) else { continue }
      // Held now; looked at again, because the number may have changed hands before we held it.
      let isStill = await FileWork.shared.run {
        commandLine(of: pid).map { names(folder, $0) } ?? false
      }
      guard isStill, handle.identity.executable == emulator else {
        handle.abandon()
        continue
      }
      _ = await Task { try? await TerminationLadder.kill.run(on: handle) }.value
    }
  }

  /// At most two MiB: the kernel's own limit of a command line.
  private static func commandLine(of pid: Int32) -> [UInt8]? {
    let descriptor = open("/proc/\(pid)/cmdline", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < 2 << 20 {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return bytes
  }

  private static func names(_ folder: String, _ line: [UInt8]) -> Bool {
    // Arguments end with zero bytes, which no folder holds.
    String(decoding: line, as: UTF8.self).contains(folder + "/")
  }
}

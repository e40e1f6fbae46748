import Domains
import DroverCore
import DroverHost
import Glibc
import QEMUMonitor
import Synchronization

extension QEMUGuest {
  func openLine(_ place: LinePlace) async throws(VirtError) -> any ByteLine {
    if isOver { throw .notRunning }
    switch place {
    case .terminal(let path):
      return try await lineFiles.run(path, late: { $0.close() }) { [reactor] () throws(VirtError) in
        try DescriptorLine.terminal(path, reactor: reactor)
      }
    case .socket(let path): return try await openSocket(path)
    case .madeSocket(let alias):
      guard let folder = places.folder.channels else {
        throw VirtError(.operationUnsupported, "there is no socket for '\(alias)'")
      }
      return try await openSocket("\(folder.path)/\(alias)")
    }
  }

  /// The names may be anybody's.
  private var lineFiles: ForeignFiles { ForeignFiles(reactor: reactor) }

  private func openSocket(_ path: String) async throws(VirtError) -> any ByteLine {
    try await lineFiles.run(path, late: { $0.close() }) { [reactor] () throws(VirtError) in
      try DescriptorLine.socket(path, reactor: reactor)
    }
  }

  func screenshot(ofDevice device: String?, head: UInt32) async throws(VirtError) -> Screenshot {
    let mimeType = Mutex("image/png")
    let number = try await written("screenshot") { [self] (path) async throws(VirtError) in
      do throws(VirtError) {
        _ = try await ask(.screendump(to: path, device: device, head: head, format: "png"), limit: Self.dumpLimit)
      } catch {
        // Before 7.1 QEMU knew one format alone.
        guard error.message.contains("'format'") else { throw error }
        _ = try await ask(.screendump(to: path, device: device, head: head, format: nil), limit: Self.dumpLimit)
        mimeType.withLock { $0 = "image/x-portable-pixmap" }
      }
    }
    return Screenshot(
      mimeType: mimeType.withLock { $0 }, line: FileLine(adopting: Descriptor(adopting: number), reactor: reactor))
  }

  func peekMemory(at address: UInt64, count: UInt32, isVirtual: Bool) async throws(VirtError) -> [UInt8] {
    let number = try await written("memory") { [self] (path) async throws(VirtError) in
      _ = try await ask(.saveMemory(to: path, at: address, count: count, isVirtual: isVirtual), limit: Self.dumpLimit)
    }
    let bytes = try await FileWork.shared.run { () throws(VirtError) in
      let file = Descriptor(adopting: number)
      do throws(SystemFailure) {
        return try file.readAll(limit: Int(count))
      } catch {
        throw error.error("read what QEMU wrote")
      }
    }
    guard bytes.count == Int(count) else {
      throw VirtError(.internalError, "QEMU gave \(bytes.count) bytes of memory instead of \(count)")
    }
    return bytes
  }

  /// How long QEMU may take to write a file.
  private static var dumpLimit: Duration { .seconds(30) }
}

extension QMPCommand {
  /// Writes a picture of a screen; without a format it is a portable pixmap.
  static func screendump(to path: String, device: String?, head: UInt32, format: String?) -> QMPCommand {
    var arguments: JSONObject = ["filename": .string(path)]
    if let device {
      arguments["device"] = .string(device)
      arguments["head"] = JSON(UInt64(head))
    }
    if let format { arguments["format"] = .string(format) }
    return QMPCommand("screendump", arguments: arguments)
  }

  /// Writes memory to a file: of the machine, or virtual as the first CPU sees it.
  static func saveMemory(to path: String, at address: UInt64, count: UInt32, isVirtual: Bool) -> QMPCommand {
    QMPCommand(
      isVirtual ? "memsave" : "pmemsave",
      arguments: ["filename": .string(path), "val": JSON(address), "size": JSON(UInt64(count))])
  }
}

import Domains
import DroverCore
import DroverHost
import Glibc
import QEMUMonitor

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
    let path = try await freshFile("screenshot")
    do throws(VirtError) {
      var mimeType = "image/png"
      do throws(VirtError) {
        _ = try await ask(.screendump(to: path, device: device, head: head, format: "png"), limit: Self.dumpLimit)
      } catch {
        // Before 7.1 QEMU knew one format alone.
        guard error.message.contains("'format'") else { throw error }
        _ = try await ask(.screendump(to: path, device: device, head: head, format: nil), limit: Self.dumpLimit)
        mimeType = "image/x-portable-pixmap"
      }
      let number = try await FileWork.shared.run { () throws(VirtError) in try RunFolder.takeFile(path).take() }
      return Screenshot(
        mimeType: mimeType, line: FileLine(adopting: Descriptor(adopting: number), reactor: reactor))
    } catch {
      await FileWork.shared.run { _ = unlink(path) }
      throw error
    }
  }

  func peekMemory(at address: UInt64, count: UInt32, isVirtual: Bool) async throws(VirtError) -> [UInt8] {
    let path = try await freshFile("memory")
    do throws(VirtError) {
      _ = try await ask(.saveMemory(to: path, at: address, count: count, isVirtual: isVirtual), limit: Self.dumpLimit)
      let bytes = try await FileWork.shared.run { () throws(VirtError) in
        let file = try RunFolder.takeFile(path)
        do throws(SystemFailure) {
          return try file.readAll(limit: Int(count))
        } catch {
          throw error.error("read \(path)")
        }
      }
      guard bytes.count == Int(count) else {
        throw VirtError(.internalError, "QEMU gave \(bytes.count) bytes of memory instead of \(count)")
      }
      return bytes
    } catch {
      await FileWork.shared.run { _ = unlink(path) }
      throw error
    }
  }

  /// A name for what QEMU is to write. The folder of one that somebody else started is made when it is needed first.
  private func freshFile(_ purpose: String) async throws(VirtError) -> String {
    if isOver { throw .notRunning }
    let (folder, pid) = (places.folder, process.pid)
    try await FileWork.shared.run { () throws(VirtError) in try folder.provide(for: ProcessIdentity.user(of: pid)) }
    return places.folder.freshFile(purpose)
  }

  /// How long QEMU may take to write a file.
  private static var dumpLimit: Duration { .seconds(30) }
}

extension RunFolder {
  /// A name that no file here has.
  func freshFile(_ purpose: String) -> String {
    "\(path)/\(purpose)-\(String(UInt64.random(in: 0...UInt64.max), radix: 16))"
  }

  /// Opens what QEMU has written for us, and removes its name. QEMU may write what it likes here: what is not a file is
  /// not read.
  static func takeFile(_ path: String) throws(VirtError) -> Descriptor {
    do throws(SystemFailure) {
      let file = try Descriptor.opening(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
      guard try file.sizeOfFile() != nil else { throw SystemFailure(EINVAL) }
      _ = unlink(path)
      return file
    } catch {
      throw error.error("read \(path)")
    }
  }
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

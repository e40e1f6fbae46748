import DomainModel
import DroverCore
import DroverHost
import Glibc

/// The file in which the firmware keeps the variables of one guest. Every function may block on the disk.
struct FirmwareVariables: Sendable {
  /// No template is near this size.
  static let limit = 64 << 20

  /// Where it is.
  let path: String
  /// What a new one is copied from.
  let template: String?
  /// Whether the template has another format: then a copy would not do.
  let needsConversion: Bool
  /// For messages.
  let loader: String

  /// Takes what a definition says; nil when its variables are in no file of this host.
  init?(_ definition: DomainDefinition) {
    guard let os = definition.os, os.loader?.type == .pflash, let store = os.nvram, let path = store.localPath else {
      return nil
    }
    self.path = path
    template = store.template
    needsConversion = (store.templateFormat ?? .raw) != (store.format ?? .raw)
    loader = os.loader?.path ?? ""
  }

  /// Whether it is there.
  var exists: Bool {
    var facts = stat()
    return lstat(path, &facts) == 0
  }

  /// What has to be undone when a start fails.
  enum Change: Sendable {
    /// There was none before.
    case made
    /// There was one, with this in it.
    case replaced([UInt8])
  }

  /// What a start is going to change; nil when the file is used as it is.
  func change(resetting: Bool) throws(VirtError) -> Change? {
    guard exists else { return .made }
    guard resetting else { return nil }
    return .replaced(try Self.bytes(path))
  }

  /// Copies the template, for one who alone may read it: nil is the daemon itself.
  func fill(for user: UserIdentity?) throws(VirtError) {
    guard let template else {
      throw VirtError(.operationFailed, "unable to find any master var store for loader: \(loader)")
    }
    guard !needsConversion else {
      throw VirtError(
        .configUnsupported, "'\(path)' cannot be made from '\(template)', which has another format")
    }
    try write(Self.bytes(template), for: user)
  }

  /// Undoes a change.
  func undo(_ change: Change, for user: UserIdentity?) throws(VirtError) {
    switch change {
    case .made: try AtomicFile.remove(path, durability: .synced)
    case .replaced(let bytes): try write(bytes, for: user)
    }
  }

  /// Removes what a daemon left that was killed while it wrote the file.
  func removeUnfinished() {
    guard let slash = path.lastIndex(of: "/") else { return }
    // Daemons of other folders may keep variables at the same place.
    AtomicFile.removeUnfinished(in: String(path[..<slash]), isOurs: false)
  }

  private func write(_ bytes: [UInt8], for user: UserIdentity?) throws(VirtError) {
    try AtomicFile.write(path, bytes, durability: .synced)
    guard let user else { return }
    guard lchown(path, user.uid, user.gid) == 0 else {
      throw SystemFailure(errno).error("give \(path) to the user of QEMU")
    }
  }

  private static func bytes(_ path: String) throws(VirtError) -> [UInt8] {
    let bytes: [UInt8]?
    do throws(SystemFailure) {
      let file = try Descriptor.reading(path)
      bytes = try file.sizeOfFile() == nil ? nil : file.readAll(limit: limit)
    } catch {
      throw error.error("read \(path)")
    }
    guard let bytes else {
      throw VirtError(.operationFailed, "'\(path)' is no regular file, and cannot hold the variables of a firmware")
    }
    return bytes
  }
}

extension FirmwareStore {
  /// The file; nil when the variables are not in a file of this host.
  var localPath: String? {
    guard type == nil || type == .file else { return nil }
    guard let path = source?.file ?? path, path.hasPrefix("/") else { return nil }
    return path
  }
}

import DroverCore
import DroverHost
import Glibc
import Logging
import QEMUCapabilities
import Synchronization

/// What every emulator of this host can do, found out when somebody first asks, and kept.
///
/// Each binary is probed by itself: who asks for one waits for no other, and all who ask for the same wait for the
/// same probe. A result is kept in memory and on disk for as long as the binary is the same file.
final class ProbeStore: Sendable {
  private struct Entry {
    let key: CapabilitiesCacheKey
    let work: Task<Result<Capabilities, VirtError>, Never>
  }

  private let folder: String
  private let systemFolders: [String]
  private let reactor: Reactor
  private let logger: Logger
  private let user: UserIdentity?
  private let entries = Mutex<[String: Entry]>([:])

  /// - Parameters:
  ///   - folder: where results are kept; made when it is missing.
  ///   - systemFolders: where the host's own emulators are: whoever names one of these does not wait for those whose
  ///     files do not answer.
  init(
    folder: String, systemFolders: [String] = [], user: UserIdentity?, reactor: Reactor, logger: Logger
  ) {
    self.folder = folder
    self.systemFolders = systemFolders
    self.user = user
    self.reactor = reactor
    self.logger = logger
  }

  /// What a binary can do.
  ///
  /// - Throws: `systemError` for a file that is none or cannot be executed, in libvirt's words; `internalError` for one that is no
  ///   QEMU or a broken one, with what it wrote.
  func capabilities(of emulator: String) async throws(VirtError) -> Capabilities {
    var files = ForeignFiles(reactor: reactor)
    if systemFolders.contains(where: { emulator.hasPrefix($0 + "/") }) { files.work = .shared }
    let key = try await files.run(emulator) { () throws(VirtError) in try Self.key(of: emulator) }
    let work = entries.withLock { entries in
      if let entry = entries[key.path], entry.key == key { return entry.work }
      let work = Task { await self.find(key) }
      entries[key.path] = Entry(key: key, work: work)
      return work
    }
    let result = await work.value
    if case .failure = result {
      // A failure is not kept: what was missing may be there the next time.
      entries.withLock { entries in
        if entries[key.path]?.key == key { entries[key.path] = nil }
      }
    }
    return try result.get()
  }

  private func find(_ key: CapabilitiesCacheKey) async -> Result<Capabilities, VirtError> {
    if let kept = await FileWork.shared.run({ [self] in read(key) }) { return .success(kept) }
    do throws(VirtError) {
      let start = ContinuousClock.now
      let capabilities = try await probe(key)
      logger.info(
        "probed an emulator",
        metadata: [
          "emulator": "\(key.path)", "version": "\(capabilities.version)",
          "time": "\(ContinuousClock.now - start)",
        ])
      await FileWork.shared.run { [self] in
        write(capabilities, key)
        // What QEMU told is a hundred times what is kept of it.
        MemoryTuning.trim()
      }
      return .success(capabilities)
    } catch {
      logger.warning("an emulator cannot be used", metadata: ["emulator": "\(key.path)", "reason": "\(error)"])
      return .failure(error)
    }
  }
}

extension ProbeStore {
  private func probe(_ key: CapabilitiesCacheKey) async throws(VirtError) -> Capabilities {
    // Without a note a probe works as well; it is only lost if the daemon dies in it.
    let note = await FileWork.shared.run { [self] in
      try? AtomicFile.makeFolder(folder, mode: 0o700)
      return try? ProbeNote(in: folder)
    }
    let user = await FileWork.shared.run { [self] in self.user(for: key.path) }
    let probe = EmulatorProbe(
      emulator: key.path, usesKVM: key.hasKVM, user: user, name: ProbeNote.name(for: folder), reactor: reactor)
    let result: Result<Capabilities, VirtError>
    do throws(VirtError) { result = .success(try await probe.run()) } catch { result = .failure(error) }
    if let note { await FileWork.shared.run { note.remove() } }
    return try result.get()
  }
}

// MARK: - On disk; all of it may block

extension ProbeStore {
  /// Who a probe runs as. Root executes no file that somebody else may write, only because that user's QEMU is looked at:
  /// it runs as its owner.
  func user(for emulator: String) -> UserIdentity? {
    guard user == nil, geteuid() == 0, let file = FileIdentity(emulator), file.owner != 0 else { return user }
    return UserIdentity(uid: file.owner, gid: file.group)
  }

  /// Tells a binary apart from every other, and from what it was before an upgrade.
  static func key(of emulator: String) throws(VirtError) -> CapabilitiesCacheKey {
    guard let pointer = realpath(emulator, nil) else {
      throw VirtError(.systemError, "Cannot check QEMU binary \(emulator)", causes: [SystemFailure(errno).words])
    }
    defer { free(pointer) }
    let path = String(cString: pointer)
    var facts = stat()
    guard stat(path, &facts) == 0, access(path, X_OK) == 0 else {
      throw VirtError(.systemError, "Cannot check QEMU binary \(emulator)", causes: [SystemFailure(errno).words])
    }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw VirtError(.systemError, "Cannot check QEMU binary \(emulator)", causes: ["it is no regular file"])
    }
    let seconds = Int64(facts.st_mtim.tv_sec) &* 1_000_000_000
    return CapabilitiesCacheKey(
      path: path, size: UInt64(max(0, facts.st_size)), modified: seconds &+ Int64(facts.st_mtim.tv_nsec),
      inode: UInt64(facts.st_ino), hasKVM: Self.hasKVM)
  }

  /// Whether the host has hardware to run guests that we may use.
  static var hasKVM: Bool { access("/dev/kvm", R_OK | W_OK) == 0 }

  func file(of key: CapabilitiesCacheKey) -> String {
    // FNV-1a: the name only has to differ, the key inside decides.
    let hash = key.path.utf8.reduce(into: 0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return "\(folder)/\(String(hash, radix: 16)).json"
  }

  private func read(_ key: CapabilitiesCacheKey) -> Capabilities? {
    guard let bytes = try? FileContents.bytes(file(of: key), limit: 4 << 20), let entry = try? JSON.parse(bytes) else {
      return nil
    }
    return key.capabilities(from: entry)
  }

  /// A cache that cannot be written costs time at the next start, and nothing else.
  private func write(_ capabilities: Capabilities, _ key: CapabilitiesCacheKey) {
    let path = file(of: key)
    do throws(VirtError) {
      try AtomicFile.makeFolder(folder, mode: 0o700)
      try AtomicFile.write(path, key.entry(capabilities).bytes(), durability: .renamed)
    } catch {
      logger.warning("what an emulator can do is not kept", metadata: ["file": "\(path)", "reason": "\(error)"])
    }
  }
}

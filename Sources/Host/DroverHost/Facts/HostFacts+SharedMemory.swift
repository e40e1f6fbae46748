public import DroverCore
import Glibc

/// One setting or count of KSM, the kernel's merging of equal pages.
struct SharedMemorySetting: Sendable {
  /// What libvirt calls it.
  let name: String
  /// The file below `/sys/kernel/mm/ksm`.
  let file: String
  /// Whether it is a count of 64 bits.
  let isLong: Bool
  /// Whether it can be changed.
  let isSettable: Bool

  static let folder = "/sys/kernel/mm/ksm/"

  /// In libvirt's order.
  static let all = [
    SharedMemorySetting(name: "shm_pages_to_scan", file: "pages_to_scan", isLong: false, isSettable: true),
    SharedMemorySetting(name: "shm_sleep_millisecs", file: "sleep_millisecs", isLong: false, isSettable: true),
    SharedMemorySetting(name: "shm_pages_shared", file: "pages_shared", isLong: true, isSettable: false),
    SharedMemorySetting(name: "shm_pages_sharing", file: "pages_sharing", isLong: true, isSettable: false),
    SharedMemorySetting(name: "shm_pages_unshared", file: "pages_unshared", isLong: true, isSettable: false),
    SharedMemorySetting(name: "shm_pages_volatile", file: "pages_volatile", isLong: true, isSettable: false),
    SharedMemorySetting(name: "shm_full_scans", file: "full_scans", isLong: true, isSettable: false),
    SharedMemorySetting(name: "shm_merge_across_nodes", file: "merge_across_nodes", isLong: false, isSettable: true),
  ]
}

extension HostFacts {
  /// What the kernel says of merging equal pages; what it does not know is left out.
  public func sharedMemoryParameters() throws(VirtError) -> [TypedParameter] {
    let list = SharedMemorySetting.all.compactMap { setting -> TypedParameter? in
      guard let text = FileContents.trimmed(SharedMemorySetting.folder + setting.file), let value = UInt64(text) else {
        return nil
      }
      return TypedParameter(setting.name, setting.isLong ? .ulong(value) : .uint(UInt32(clamping: value)))
    }
    guard !list.isEmpty else {
      throw VirtError(.operationUnsupported, "the kernel does not merge equal pages", origin: .none)
    }
    return list
  }

  /// Changes how equal pages are merged: all is looked at before anything is written.
  public func setSharedMemory(_ parameters: [TypedParameter]) async throws(VirtError) {
    var changes: [(file: String, value: UInt32)] = []
    for parameter in parameters {
      guard let setting = SharedMemorySetting.all.first(where: { $0.name == parameter.name && $0.isSettable }) else {
        throw VirtError(.argumentUnsupported, "parameter '\(parameter.name)' not supported", origin: .none)
      }
      guard case .uint(let value) = parameter.value else {
        throw VirtError(.invalidArg, "'\(parameter.name)' is an unsigned number of 32 bits", origin: .none)
      }
      changes.append((setting.file, value))
    }
    let wanted = changes
    try await FileWork.shared.run { () throws(VirtError) in
      for (file, value) in wanted {
        try VirtError.whileDoing("set '\(file)' of the kernel's page merging") { () throws(SystemFailure) in
          try KernelSetting.write(SharedMemorySetting.folder + file, "\(value)")
        }
      }
    }
  }
}

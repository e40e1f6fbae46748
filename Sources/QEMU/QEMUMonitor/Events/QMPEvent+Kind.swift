public import DroverCore

extension QMPEvent {
  /// An event with its data read. What QEMU left out, or wrote in another kind, is nil or empty.
  public enum Kind: Hashable, Sendable {
    /// The machine is going down; `guest` tells whether the guest asked for it.
    case shutdown(guest: Bool, reason: ShutdownCause)
    /// The machine was reset.
    case reset(guest: Bool, reason: ShutdownCause)
    /// The CPUs stopped.
    case stop
    /// The CPUs run again.
    case resume
    /// The power button was pressed.
    case powerdown
    /// The guest suspended itself to memory.
    case suspend
    /// The guest suspended itself to disk.
    case suspendToDisk
    /// The guest woke up.
    case wakeup
    /// The guest's kernel panicked: what QEMU does about it (`pause`, `poweroff`, `run`).
    case guestPanicked(action: String, info: JSON?)
    /// The guest's kernel panicked and goes on into its crash kernel.
    case guestCrashLoaded(action: String)
    /// The watchdog went off: what QEMU does about it.
    case watchdog(action: String)
    /// The guest set its clock: seconds from the host's.
    case clockChanged(offset: Int64)
    /// The balloon changed: bytes that the guest has.
    case balloonChanged(size: ByteCount)
    /// Reading or writing a disk failed.
    case blockError(BlockError)
    /// A device is gone.
    case deviceDeleted(id: String?, path: String)
    /// The guest did not let a device go.
    case unplugRefused(id: String?, path: String)
    /// The tray of a drive moved.
    case trayMoved(id: String, open: Bool)
    /// A background job has another status.
    case jobStatusChanged(id: String, status: String)
    /// The guest opened or closed a virtio-serial port.
    case serialPortChanged(id: String, open: Bool)
    /// The guest changed the filter of a network card.
    case filterChanged(device: String?)
    /// A viewer of a display came, was let in, or went.
    case viewer(Viewer)
    /// A node of the block layer grew past its threshold, in bytes.
    case thresholdPassed(node: String, threshold: UInt64, excess: UInt64)
    /// The host's memory failed.
    case memoryFailed(MemoryFailure)
    /// The guest changed the size of a memory device, in bytes.
    case memoryDeviceChanged(id: String?, path: String, size: UInt64)
    /// A migration has another status.
    case migration(status: String)
    /// The memory of a guest that is sent is gone through once more.
    case migrationPass(Int64)
    /// Anything else; `name` and `data` have it all.
    case other
  }

  /// A failed read or write of a disk.
  public struct BlockError: Hashable, Sendable {
    /// The name of the drive; empty for a node without one.
    public let device: String
    /// The name of the node.
    public let node: String?
    /// The device that the guest sees, as its path among QEMU's objects.
    public let path: String?
    /// `read` or `write`.
    public let operation: String
    /// What QEMU does: `ignore`, `report` or `stop`.
    public let action: String
    /// Whether the host's disk is full.
    public let noSpace: Bool
    /// Words for people.
    public let reason: String

    /// Makes an error.
    init(_ data: JSONObject) {
      device = data["device"]?.string ?? ""
      node = data["node-name"]?.string
      path = data["qom-path"]?.string
      operation = data["operation"]?.string ?? ""
      action = data["action"]?.string ?? ""
      noSpace = data["nospace"]?.bool ?? false
      reason = data["reason"]?.string ?? ""
    }
  }

  /// The event with its data read.
  public var kind: Kind { machineKind ?? deviceKind ?? memoryKind ?? Viewer(self).map(Kind.viewer) ?? .other }

  private func text(_ key: String) -> String { data[key]?.string ?? "" }

  private var machineKind: Kind? {
    switch name {
    case "SHUTDOWN": .shutdown(guest: data["guest"]?.bool ?? false, reason: ShutdownCause(text("reason")))
    case "RESET": .reset(guest: data["guest"]?.bool ?? false, reason: ShutdownCause(text("reason")))
    case "STOP": .stop
    case "RESUME": .resume
    case "POWERDOWN": .powerdown
    case "SUSPEND": .suspend
    case "SUSPEND_DISK": .suspendToDisk
    case "WAKEUP": .wakeup
    case "GUEST_PANICKED": .guestPanicked(action: text("action"), info: data["info"])
    case "GUEST_CRASHLOADED": .guestCrashLoaded(action: text("action"))
    case "WATCHDOG": .watchdog(action: text("action"))
    case "RTC_CHANGE": .clockChanged(offset: data["offset"]?.int64 ?? 0)
    case "MIGRATION": .migration(status: text("status"))
    case "MIGRATION_PASS": .migrationPass(data["pass"]?.int64 ?? 0)
    default: nil
    }
  }

  private var memoryKind: Kind? {
    switch name {
    case "MEMORY_FAILURE": .memoryFailed(MemoryFailure(data))
    case "MEMORY_DEVICE_SIZE_CHANGE":
      .memoryDeviceChanged(id: data["id"]?.string, path: text("qom-path"), size: data["size"]?.uint64 ?? 0)
    default: nil
    }
  }

  private var deviceKind: Kind? {
    switch name {
    case "BLOCK_WRITE_THRESHOLD":
      .thresholdPassed(
        node: text("node-name"), threshold: data["write-threshold"]?.uint64 ?? 0,
        excess: data["amount-exceeded"]?.uint64 ?? 0)
    case "BALLOON_CHANGE": .balloonChanged(size: ByteCount(bytes: data["actual"]?.uint64 ?? 0))
    case "BLOCK_IO_ERROR": .blockError(BlockError(data))
    case "DEVICE_DELETED": .deviceDeleted(id: data["device"]?.string, path: text("path"))
    case "DEVICE_UNPLUG_GUEST_ERROR": .unplugRefused(id: data["device"]?.string, path: text("path"))
    case "DEVICE_TRAY_MOVED": .trayMoved(id: text("id"), open: data["tray-open"]?.bool ?? false)
    case "JOB_STATUS_CHANGE": .jobStatusChanged(id: text("id"), status: text("status"))
    case "VSERPORT_CHANGE": .serialPortChanged(id: text("id"), open: data["open"]?.bool ?? false)
    case "NIC_RX_FILTER_CHANGED": .filterChanged(device: data["name"]?.string)
    default: nil
    }
  }
}

public import DomainModel
public import DroverCore

/// The threads of a guest, and its processors and I/O threads that come and go. Implemented by `QEMUProcess`.
public protocol GuestThreads: AnyObject, Sendable {
  /// Lets threads run on some CPUs of the host alone. A processor or I/O thread that is not there is passed over.
  ///
  /// Errors: `systemError` when none of the CPUs can be used.
  func pin(_ pins: [ThreadPin]) async throws(VirtError)
  /// Makes an I/O thread.
  func addIOThread(_ id: UInt32) async throws(VirtError)
  /// Ends an I/O thread that nothing uses.
  func removeIOThread(_ id: UInt32) async throws(VirtError)
  /// Changes properties of an I/O thread, by QEMU's names, in this order.
  func setIOThread(_ id: UInt32, _ properties: [IOThreadProperty]) async throws(VirtError)
  /// Plugs one virtual CPU in.
  func plugVirtualCPU(_ number: UInt32) async throws(VirtError)
  /// Asks the guest to let a virtual CPU go that was plugged in, and waits for it.
  ///
  /// Errors: `operationTimeout` when the guest does not say in time what it does, `operationFailed` when it refuses.
  func unplugVirtualCPU(_ number: UInt32) async throws(VirtError)
}

/// A thread, or the threads, of one kind.
public enum GuestThread: Hashable, Sendable {
  /// QEMU's own: all that are none of the others.
  case emulator
  /// The thread of a virtual CPU.
  case virtualCPU(UInt32)
  /// An I/O thread by its number.
  case ioThread(UInt32)
}

/// Where a thread may run.
public struct ThreadPin: Hashable, Sendable {
  /// Which thread.
  public var thread: GuestThread
  /// The CPUs of the host.
  public var cpus: CPUSet

  /// Makes a pin.
  public init(_ thread: GuestThread, to cpus: CPUSet) {
    self.thread = thread
    self.cpus = cpus
  }
}

/// One property of an I/O thread.
public struct IOThreadProperty: Hashable, Sendable {
  /// QEMU's name, `poll-max-ns`.
  public var name: String
  /// Its value.
  public var value: Int64

  /// Makes a property.
  public init(_ name: String, _ value: Int64) {
    self.name = name
    self.value = value
  }
}

extension GuestThreads {
  private var unable: VirtError { VirtError(.operationUnsupported, "the threads of this guest cannot be changed") }

  /// A guest whose threads are its own.
  public func pin(_ pins: [ThreadPin]) async throws(VirtError) { throw unable }
  /// A guest whose threads are its own.
  public func addIOThread(_ id: UInt32) async throws(VirtError) { throw unable }
  /// A guest whose threads are its own.
  public func removeIOThread(_ id: UInt32) async throws(VirtError) { throw unable }
  /// A guest whose threads are its own.
  public func setIOThread(_ id: UInt32, _ properties: [IOThreadProperty]) async throws(VirtError) { throw unable }
  /// A guest whose threads are its own.
  public func plugVirtualCPU(_ number: UInt32) async throws(VirtError) { throw unable }
  /// A guest whose threads are its own.
  public func unplugVirtualCPU(_ number: UInt32) async throws(VirtError) { throw unable }
}

extension DomainDefinition {
  /// Where the definition wants its threads to run; empty when it does not care.
  public var threadPins: [ThreadPin] {
    let all = vcpu?.cpuset
    var pins: [ThreadPin] = []
    if let cpus = cputune?.emulatorpin?.cpuset ?? all { pins.append(ThreadPin(.emulator, to: cpus)) }
    for number in 0..<(vcpu?.count ?? 1) {
      if let cpus = cputune?.pin(ofVirtualCPU: number) ?? all { pins.append(ThreadPin(.virtualCPU(number), to: cpus)) }
    }
    for number in ioThreadNumbers {
      if let cpus = cputune?.pin(ofIOThread: number) ?? all { pins.append(ThreadPin(.ioThread(number), to: cpus)) }
    }
    return pins
  }
}

extension CPUTune {
  func pin(ofVirtualCPU number: UInt32) -> CPUSet? { vcpuPins.first { $0.vcpu == number }?.cpuset }

  func pin(ofIOThread number: UInt32) -> CPUSet? { iothreadPins.first { $0.iothread == number }?.cpuset }
}

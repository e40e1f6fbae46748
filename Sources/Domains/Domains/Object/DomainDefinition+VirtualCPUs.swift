public import DomainModel
import DroverXML

// Virtual CPUs one by one. A definition lists them only when somebody had to do with one of them.
extension DomainDefinition {
  /// All that there may be, in the order of their numbers: as they are listed, or as their count says.
  var virtualCPUList: [VirtualCPU] {
    if let list = vcpus?.cpus, !list.isEmpty { return list }
    let most = min(vcpu?.count ?? 1, 1 << 14)
    let online = vcpu?.current ?? most
    return (0..<most).map { number in
      var cpu = VirtualCPU()
      cpu.id = number
      cpu.enabled = number < online ? .yes : .no
      cpu.hotpluggable = number < online ? .no : .yes
      return cpu
    }
  }

  /// Lists all of them; how many are online follows from it.
  mutating func setVirtualCPUList(_ list: [VirtualCPU]) {
    var all = vcpus ?? VirtualCPUList()
    all.cpus = list
    vcpus = all
    let online = UInt32(clamping: list.count { $0.enabled == .yes })
    let most = vcpu?.count ?? 1
    vcpu?.current = online == most ? nil : online
  }

  /// Gives those that are online their place in the order in which they came, as a running guest has it.
  public mutating func orderVirtualCPUs() {
    setVirtualCPUList(Self.ordered(virtualCPUList))
  }

  private static func ordered(_ list: [VirtualCPU]) -> [VirtualCPU] {
    var list = list
    let online = list.indices.filter { list[$0].enabled == .yes }.sorted { first, second in
      // Those that were there from the beginning come first.
      let (one, other) = (list[first], list[second])
      let keys = [one, other].map { ($0.hotpluggable == .yes ? 1 : 0, $0.order ?? .max, $0.id) }
      return keys[0] < keys[1]
    }
    for index in list.indices where list[index].enabled == .no { list[index].order = nil }
    for (place, index) in online.enumerated() { list[index].order = UInt32(clamping: place + 1) }
    return list
  }

  /// Those that are online and were, or are to be, plugged in, in their order.
  public var pluggedVirtualCPUs: [UInt32] {
    (vcpus?.cpus ?? []).filter { $0.enabled == .yes && $0.hotpluggable == .yes }
      .sorted { ($0.order ?? .max, $0.id) < ($1.order ?? .max, $1.id) }.map(\.id)
  }

  /// A virtual CPU of the running guest came or went.
  mutating func setPlugged(_ number: UInt32, _ isThere: Bool) {
    var list = Self.ordered(virtualCPUList)
    guard let index = list.firstIndex(where: { $0.id == number }) else { return }
    list[index].enabled = isThere ? .yes : .no
    list[index].hotpluggable = .yes
    list[index].order = isThere ? .max : nil
    setVirtualCPUList(Self.ordered(list))
  }
}

/// What a virtual CPU that was plugged in is called among QEMU's devices.
enum VirtualCPUAlias {
  /// `vcpu2`
  static func of(_ number: UInt32) -> String { "vcpu\(number)" }

  /// The number in an alias; nil for that of any other device.
  static func number(_ alias: String) -> UInt32? {
    alias.hasPrefix("vcpu") ? UInt32(alias.dropFirst(4)) : nil
  }
}

import DomainModel
import DroverCore
import QEMUMonitor

extension GuestNames {
  /// The names in a machine that somebody else started, by its completed definition.
  ///
  /// - Parameter ioThreads: the numbers of the I/O threads, by their names in QEMU.
  init(of definition: DomainDefinition, answers: MachineAnswers, ioThreads: [String: UInt32]) {
    self.init()
    for (id, number) in ioThreads { set("iothread\(number)", to: id) }
    for slot in answers.slots ?? [] {
      if let id = slot.path.flatMap(DeviceName.inPath) { set("vcpu\(slot.number)", to: id) }
    }
    let devices = definition.devices ?? Devices()
    if let balloon = answers.devices?.first(where: { $0.type.hasPrefix("virtio-balloon") }) {
      set("balloon0", to: balloon.id ?? balloon.path)
    }
    // A card without an id of its own is found by its hardware address, under the name that QEMU made for it.
    for card in devices.interfaces {
      guard let alias = card.info.alias?.name, answers.device(alias) == nil,
        answers.networks?.contains(where: { $0.name == alias }) != true, let address = card.mac?.address.description,
        let client = answers.networks?.first(where: { $0.type == "nic" && $0.facts["macaddr"] == address })
      else { continue }
      set(alias, to: client.name)
    }
  }
}

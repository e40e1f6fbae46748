import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// `-smp`
  mutating func addTopology() {
    let greatest = definition.vcpu?.count ?? 1
    let online = definition.vcpu?.current ?? greatest
    var smp = KeyValueText("\(bootProcessors(online: online))")
    if bootProcessors(online: online) != greatest { smp.add("maxcpus", number: greatest) }
    guard let topology = definition.cpu?.topology else {
      smp.add("sockets", number: greatest)
      smp.add("cores", number: 1)
      smp.add("threads", number: 1)
      add("-smp", smp.text)
      return
    }
    smp.add("sockets", number: topology.sockets)
    if platform.supports(.smpDies) || topology.dies ?? 1 != 1 { smp.add("dies", number: topology.dies ?? 1) }
    if platform.supports(.smpClusters) || topology.clusters ?? 1 != 1 {
      smp.add("clusters", number: topology.clusters ?? 1)
    }
    smp.add("cores", number: topology.cores)
    smp.add("threads", number: topology.threads)
    add("-smp", smp.text)
  }

  /// How many processors are there from the beginning: those that may be plugged come later, one by one.
  private func bootProcessors(online: UInt32) -> UInt32 {
    guard let list = definition.vcpus?.cpus, !list.isEmpty else { return online }
    let fixed = list.filter { $0.enabled == .yes && $0.hotpluggable != .yes }.count
    return UInt32(clamping: max(1, fixed))
  }

  /// The threads that disks and other devices may be served by.
  mutating func addIOThreads() {
    if let main = definition.defaultiothread {
      var loop = Properties(object: "main-loop", id: "main-loop")
      loop.add("thread-pool-min", number: main.threadPoolMin)
      loop.add("thread-pool-max", number: main.threadPoolMax)
      add(object: loop)
    }
    let described = definition.iothreadids?.threads ?? []
    var ids = described.map(\.id)
    var next: UInt32 = 1
    while ids.count < Int(min(definition.iothreads ?? 0, 4096)) {
      if !ids.contains(next) { ids.append(next) }
      next += 1
    }
    for id in ids {
      var thread = Properties(object: "iothread", id: "iothread\(id)")
      if let said = described.first(where: { $0.id == id }) {
        thread.add("poll-max-ns", number: said.poll?.max)
        thread.add("poll-grow", number: said.poll?.grow)
        thread.add("poll-shrink", number: said.poll?.shrink)
        thread.add("thread-pool-min", number: said.threadPoolMin)
        thread.add("thread-pool-max", number: said.threadPoolMax)
      }
      add(object: thread)
    }
  }
}

import DroverCore
import DroverXML

// What `<driver>` may ask for on a disk of a kind.
extension Validation {
  /// Holds the driver's options against the disk.
  mutating func checkDriver(_ disk: Disk, _ target: DiskTarget, at path: String) {
    guard let driver = disk.driver else { return }
    let place = path + "/driver"
    if let name = driver.name {
      require(name == "qemu", "'\(name)' drives no disks here; 'qemu' does", at: place + "/@name")
    }
    checkVirtioOptions(driver, target, at: place)
    checkThreads(driver, target, at: place)
    if driver.copyOnRead == .on {
      require(
        !disk.readonly && disk.device != .cdrom, "a disk that is only read cannot be written to on reading",
        at: place + "/@copy_on_read")
    }
    if driver.io == .native {
      require(
        driver.cache == DiskDriver.Cache.none || driver.cache == .directsync,
        "io='native' needs cache='none' or cache='directsync'", at: place + "/@io")
    }
    if driver.metadataCache?.maxSize != nil {
      require(driver.type == .qcow2, "a cache of metadata is for the format 'qcow2'", at: place + "/metadata_cache")
    }
    if driver.discardNoUnref != nil {
      require(driver.type == .qcow2, "'discard_no_unref' is for the format 'qcow2'", at: place + "/@discard_no_unref")
    }
    if disk.shareable, let cache = driver.cache, cache != .default {
      require(
        cache == .none || cache == .directsync, "a disk that guests share is not cached", at: place + "/@cache")
    }
  }

  private mutating func checkVirtioOptions(_ driver: DiskDriver, _ target: DiskTarget, at place: String) {
    guard target.bus != .virtio else { return }
    let options: [(String, Bool)] = [
      ("queues", driver.queues != nil), ("queue_size", driver.queueSize != nil), ("event_idx", driver.eventIdx != nil),
      ("ioeventfd", driver.ioeventfd != nil), ("iommu", driver.iommu != nil), ("ats", driver.ats != nil),
      ("packed", driver.packed != nil), ("page_per_vq", driver.pagePerVq != nil),
    ]
    for (name, isThere) in options where isThere {
      refuse("'\(name)' is for the bus 'virtio'", at: place + "/@\(name)")
    }
  }

  private mutating func checkThreads(_ driver: DiskDriver, _ target: DiskTarget, at place: String) {
    let mapped = driver.iothreads?.threads ?? []
    guard driver.iothread != nil || !mapped.isEmpty else { return }
    require(
      driver.iothread == nil || mapped.isEmpty, "'iothread' and <iothreads> exclude each other",
      at: place + "/iothreads")
    require(driver.iothread != 0, .xmlError, "the I/O threads are numbered from 1", at: place + "/@iothread")
    let bus = target.bus?.rawValue ?? ""
    require(target.bus == .virtio, "an I/O thread serves no disk on the bus '\(bus)'", at: place + "/@iothread")
    checkMapping(mapped, queues: driver.queues, at: place + "/iothreads")
  }

  /// A mapping of queues to threads names each thread once, and all queues or none.
  mutating func checkMapping(_ threads: [DiskIOThread], queues: UInt32?, at path: String) {
    guard !threads.isEmpty else { return }
    var seen: Set<UInt32> = []
    var taken: Set<UInt32> = []
    for thread in threads {
      require(ioThreadNumbers.contains(Int(thread.id)), "there is no I/O thread \(thread.id)", at: path)
      require(seen.insert(thread.id).inserted, "I/O thread \(thread.id) is named twice", at: path)
      for queue in thread.queues {
        require(taken.insert(queue.id).inserted, "queue \(queue.id) is given to two I/O threads", at: path)
        if let queues { require(queue.id < queues, "there is no queue \(queue.id); there are \(queues)", at: path) }
      }
    }
    let isPartial = threads.contains { $0.queues.isEmpty } && threads.contains { !$0.queues.isEmpty }
    require(!isPartial, "queues are given to all I/O threads or to none", at: path)
    if !taken.isEmpty {
      require(queues != nil, "queues can be given to I/O threads when 'queues' counts them", at: path)
      if let queues { require(taken.count == Int(queues), "not every queue has an I/O thread", at: path) }
    }
  }

  /// A limit is for all, or for reading and for writing.
  mutating func checkLimits(_ tune: DiskIOTune?, at path: String) {
    guard let tune else { return }
    func has(_ amount: UInt64?) -> Bool { (amount ?? 0) > 0 }
    let groups: [(String, UInt64?, UInt64?, UInt64?)] = [
      ("bytes_sec", tune.totalBytesSec, tune.readBytesSec, tune.writeBytesSec),
      ("iops_sec", tune.totalIopsSec, tune.readIopsSec, tune.writeIopsSec),
      ("bytes_sec_max", tune.totalBytesSecMax, tune.readBytesSecMax, tune.writeBytesSecMax),
      ("iops_sec_max", tune.totalIopsSecMax, tune.readIopsSecMax, tune.writeIopsSecMax),
    ]
    for (name, total, read, write) in groups {
      require(
        !has(total) || (!has(read) && !has(write)), .xmlError,
        "total_\(name) excludes read_\(name) and write_\(name)", at: path)
    }
  }
}

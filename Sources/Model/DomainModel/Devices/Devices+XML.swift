public import DroverXML

extension Devices: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.element("emulator", &emulator)
    try m.children("disk", &disks)
    try m.children("controller", &controllers)
    try m.children("lease", &leases)
    try m.children("filesystem", &filesystems)
    try m.children("interface", &interfaces)
    try m.children("smartcard", &smartcards)
    try m.children("serial", &serials)
    try m.children("parallel", &parallels)
    try m.children("console", &consoles)
    try m.children("channel", &channels)
    try m.children("input", &inputs)
    try m.children("tpm", &tpms)
    try m.children("graphics", &graphics)
    try m.children("sound", &sounds)
    try m.children("audio", &audios)
    try m.children("video", &videos)
    try m.children("hostdev", &hostDevices)
    try m.children("redirdev", &redirectedDevices)
    try m.child("redirfilter", &redirectionFilter)
    try m.children("hub", &hubs)
    try m.children("watchdog", &watchdogs)
    try m.child("memballoon", &balloon)
    try m.children("rng", &rngs)
    try m.child("nvram", &nvram)
    try m.children("panic", &panics)
    try m.children("shmem", &sharedMemories)
    try m.children("memory", &memories)
    try m.children("iommu", &iommus)
    try m.child("vsock", &vsock)
    try m.children("crypto", &cryptos)
    try m.child("pstore", &persistentStore)
  }
}

import Domains
import DroverCore
import DroverHost
import DroverServer
import QEMUProcess

// What the configuration file says, in the words of each part.

extension Options {
  /// Where everything lies.
  var layout: Layout {
    if let root { return Layout(root: root) }
    return usesLibvirtPaths ? .libvirt() : .standard()
  }
}

extension HypervisorConfiguration {
  init(_ layout: Layout, _ configuration: Configuration) throws(VirtError) {
    self.init(
      runFolder: layout.guests, logFolder: layout.guestLogs, cacheFolder: layout.capabilitiesCache,
      stateFolder: layout.guests)
    emulatorFolders = configuration.emulatorFolders
    listenAddress = configuration.vncListen
    logLimit = UInt64(clamping: configuration.maxLogSize)
    if let path = configuration.logKeeper { logKeeper = path }
    if let name = configuration.user { user = try UserIdentity.lookUp(user: name, group: configuration.group) }
  }
}

extension DomainService.Settings {
  init(_ configuration: Configuration) {
    self.init()
    vncPorts = configuration.vncPorts
    jobDeadline = .seconds(configuration.jobTimeout)
  }
}

extension ServerSettings {
  init(_ configuration: Configuration, isSystem: Bool) {
    self.init()
    maximumClients = configuration.maxClients
    concurrentCalls = configuration.maxClientRequests
    eventBytes = configuration.maxClientQueue
    keepaliveInterval = configuration.keepaliveInterval > 0 ? .seconds(configuration.keepaliveInterval) : nil
    keepaliveCount = configuration.keepaliveCount
    uri = isSystem ? "qemu:///system" : "qemu:///session"
  }
}

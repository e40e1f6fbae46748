import Domains
import DroverCore
import DroverHost
import DroverServer
import QEMUMonitor
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
    monitorDeadlines.greeting = .seconds(configuration.monitorDeadlineGreeting)
    monitorDeadlines.quick = .seconds(configuration.monitorDeadlineQuick)
    monitorDeadlines.block = .seconds(configuration.monitorDeadlineBlock)
    monitorDeadlines.heavy = .seconds(configuration.monitorDeadlineHeavy)
    killPatience = .seconds(configuration.killDeadline)
    tpmFolder = layout.tpmStates
    swtpm = configuration.swtpm
    swtpmSetup = configuration.swtpmSetup
    vhostUserFolders = configuration.vhostUserFolders
    libvirtFolders = configuration.libvirtFolders
    if let name = configuration.swtpmUser {
      let named = try UserIdentity.lookUp(user: name, group: configuration.swtpmGroup)
      tpmUser = named.isOwn ? nil : named
    } else if layout.isSystem {
      // The packages of distributions make this user for such programs, and give it the folder of its authority.
      tpmUser = try? UserIdentity.lookUp(user: "tss")
    }
    if let path = configuration.logKeeper { logKeeper = path }
    if let name = configuration.user { user = try UserIdentity.lookUp(user: name, group: configuration.group) }
  }
}

extension DomainService.Settings {
  init(_ configuration: Configuration) {
    self.init()
    vncPorts = configuration.vncPorts
    jobDeadline = .seconds(configuration.jobTimeout)
    autodestroyGrace = .seconds(configuration.autodestroyGrace)
    migrationPorts = configuration.migrationPorts
    migrationListenAddress = configuration.migrationAddress
    migrationHost = configuration.migrationHost
    migrationStallLimit = .seconds(configuration.migrationStall)
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

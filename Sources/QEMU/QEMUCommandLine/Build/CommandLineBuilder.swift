public import DomainModel
public import DroverCore
import DroverXML

/// Makes the command line that starts the machine of a definition.
///
/// The definition must be complete and have its aliases, image numbers and ports (`assignAliases`,
/// `assignStorageIndexes`): the builder chooses nothing, it only says to QEMU what is written.
public struct CommandLineBuilder: Sendable {
  private let definition: DomainDefinition
  private let platform: GuestPlatform
  private let context: LaunchContext

  /// Takes what the command line follows from.
  public init(_ definition: DomainDefinition, platform: GuestPlatform, context: LaunchContext) {
    self.definition = definition
    self.platform = platform
    self.context = context
  }

  /// The command line.
  ///
  /// - Throws: `configUnsupported` with the device and the reason, where QEMU has no words for the definition.
  public func build() throws(VirtError) -> CommandLine {
    var assembly = CommandAssembly(definition, platform: platform, context: context)
    try assembly.addMachine()
    try assembly.addDevices()
    try assembly.addClosing()
    return CommandLine(
      environment: assembly.environment,
      arguments: [assembly.devices.emulator ?? platform.emulator]
        + assembly.arguments, descriptors: assembly.descriptors)
  }
}

extension CommandAssembly {
  /// What the guest is before it has devices.
  fileprivate mutating func addMachine() throws(VirtError) {
    addName()
    add("-S")
    addMasterKey()
    try addFirmwareBlocks()
    try addMachineType()
    try addAccelerator()
    try addProcessor()
    addBIOS()
    try addMemory()
    addTopology()
    addIOThreads()
    try addNUMA()
    try addMemoryDevices()
    add("-uuid", definition.uuid?.description ?? "")
    try addSystemInformation()
    if !hasScreen { add("-display", "none") }
    add("-no-user-config")
    add("-nodefaults")
    addMonitor()
    try addClock()
    addPowerManagement()
    try addBoot()
    try addIOMMUs()
    addBridgeGlobals()
  }

  /// The devices, in the order that decides nothing but is libvirt's.
  fileprivate mutating func addDevices() throws(VirtError) {
    try addControllers()
    try addHubs()
    try addDisks()
    try addFilesystems()
    try addInterfaces()
    try addSmartcards()
    try addSerials()
    try addParallels()
    try addChannels()
    try addConsoles()
    try addTPMs()
    try addInputs()
    try addAudio()
    try addGraphics()
    try addVideos()
    try addSounds()
    try addWatchdogs()
    try addRedirectedDevices()
    try addHostDevices()
  }

  /// What comes after the devices.
  fileprivate mutating func addClosing() throws(VirtError) {
    if let incoming = context.incoming { add("-incoming", incoming) }
    addBalloon()
    try addRNGs()
    addNVRAM()
    addVMCoreInfo()
    addGenerationID()
    try addLaunchSecurity()
    try addPanics()
    try addSharedMemories()
    addDeprecation()
    addAsyncTeardown()
    addExtraArguments()
    if !context.sandbox.isEmpty { add("-sandbox", context.sandbox) }
    try addCryptos()
    addPersistentStore()
    addVSock()
    add("-msg", "timestamp=on")
  }

  private mutating func addName() {
    var name = KeyValueText("guest", definition.name ?? "")
    name.add("debug-threads", switch: true)
    add("-name", name.text)
  }

  private mutating func addMasterKey() {
    var key = Properties(object: "secret", id: "masterKey0")
    key.add("format", "raw")
    key.add("file", "\(context.runFolder)/master-key.aes")
    add(object: key)
  }

  private mutating func addMonitor() {
    add("-chardev", "socket,id=charmonitor,fd=\(descriptor(for: .monitor)),server=on,wait=off")
    add("-mon", "chardev=charmonitor,id=monitor,mode=control")
  }

  private mutating func addPowerManagement() {
    add("-no-shutdown")
    guard board == .i440fx || board == .q35 else { return }
    let chip = board == .q35 ? "ICH9-LPC" : "PIIX4_PM"
    if let sleep = definition.pm?.suspendToMem?.enabled {
      add("-global", "\(chip).disable_s3=\(sleep == .yes ? 0 : 1)")
    }
    if let sleep = definition.pm?.suspendToDisk?.enabled {
      add("-global", "\(chip).disable_s4=\(sleep == .yes ? 0 : 1)")
    }
  }

  private mutating func addDeprecation() {
    guard let behavior = definition.deprecation?.behavior, behavior != .none else { return }
    var compat = Properties()
    switch behavior {
    case .omit: compat.add("deprecated-output", "hide")
    case .reject:
      compat.add("deprecated-output", "hide")
      compat.add("deprecated-input", "reject")
    case .crash:
      compat.add("deprecated-output", "hide")
      compat.add("deprecated-input", "crash")
    case .none: return
    }
    add("-compat", compat.text)
  }

  private mutating func addAsyncTeardown() {
    guard let enabled = definition.features?.asyncTeardown?.enabled else { return }
    if platform.supports(.runWithAsyncTeardown) {
      add("-run-with", "async-teardown=\(enabled == .yes ? "on" : "off")")
    } else if enabled == .yes, platform.supports(.asyncTeardownOption) {
      add("-async-teardown")
    }
  }

  private mutating func addExtraArguments() {
    for argument in definition.commandline?.arguments ?? [] { add(argument.value) }
  }
}

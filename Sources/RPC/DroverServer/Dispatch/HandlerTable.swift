import LibvirtWire

/// The procedures of a program by number, with what a dispatcher needs to know of each.
struct HandlerTable<Procedure: WireProcedure>: Sendable {
  /// One procedure that clients may call.
  struct Entry: Sendable {
    /// The library function that clients call.
    let function: String
    /// Whether a read-only connection may call it.
    let isAllowedReadOnly: Bool
    /// How it is answered; nil when it is not supported.
    var handler: Handler?
  }

  private var entries: [Entry?]

  /// All procedures, none with a handler.
  init() {
    let most = Procedure.allCases.map(\.rawValue).max() ?? 0
    entries = Array(repeating: nil, count: Int(most) + 1)
    for procedure in Procedure.allCases {
      guard let function = procedure.function, entries.indices.contains(Int(procedure.rawValue)) else { continue }
      entries[Int(procedure.rawValue)] = Entry(
        function: function.description, isAllowedReadOnly: procedure.isAllowedReadOnly)
    }
  }

  /// The procedure of a number; nil for an unknown one and for an event.
  func entry(_ number: Int32) -> Entry? {
    entries.indices.contains(Int(number)) ? entries[Int(number)] : nil
  }

  /// The handler of a procedure.
  subscript(procedure: Procedure) -> Handler? {
    get { entry(procedure.rawValue)?.handler }
    set {
      guard entries.indices.contains(Int(procedure.rawValue)) else { return }
      entries[Int(procedure.rawValue)]?.handler = newValue
    }
  }
}

extension HandlerTable<RemoteProcedure> {
  /// The main program.
  static let remote: HandlerTable = {
    var table = HandlerTable()
    table.addAuthentication()
    table.addConnection()
    table.addHost()
    table.addDomainLookUps()
    table.addDomainReads()
    table.addDomainLife()
    table.addDomainDefinitions()
    table.addDomainStatistics()
    table.addDomainFigures()
    table.addDomainBlocks()
    table.addVirtualCPUs()
    table.addThreads()
    table.addDomainTuning()
    table.addTuningChanges()
    table.addDiskChanges()
    table.addDeviceChanges()
    table.addHostFigures()
    table.addProcessors()
    table.addMetadata()
    table.addDomainControls()
    table.addMigration()
    table.addDomainEvents()
    table.addAgent()
    table.addStreams()
    table.addSnapshots()
    table.addNetworks()
    table.addStorage()
    table.addOtherObjects()
    return table
  }()
}

extension HandlerTable<QEMUProcedure> {
  /// QEMU's own program.
  static let qemu: HandlerTable = {
    var table = HandlerTable()
    table.addMonitor()
    table.addAgent()
    table.addAttach()
    return table
  }()
}

extension HandlerTable<DroverProcedure> {
  /// Drover's own program.
  static let drover: HandlerTable = {
    var table = HandlerTable()
    table.addAttach()
    return table
  }()
}

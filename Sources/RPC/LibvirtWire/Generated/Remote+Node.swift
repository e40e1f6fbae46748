// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote {
  /// The result of `virNodeGetInfo`.
  package struct NodeGetInfoResult: XDRCodable {
    package var model: [UInt8]
    package var memory: UInt64
    package var cpus: Int32
    package var mhz: Int32
    package var nodes: Int32
    package var sockets: Int32
    package var cores: Int32
    package var threads: Int32

    package init(
      model: [UInt8],
      memory: UInt64,
      cpus: Int32,
      mhz: Int32,
      nodes: Int32,
      sockets: Int32,
      cores: Int32,
      threads: Int32
    ) {
      self.model = model
      self.memory = memory
      self.cpus = cpus
      self.mhz = mhz
      self.nodes = nodes
      self.sockets = sockets
      self.cores = cores
      self.threads = threads
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      model = try decoder.chars(count: 32)
      memory = try decoder.uint64()
      cpus = try decoder.int32()
      mhz = try decoder.int32()
      nodes = try decoder.int32()
      sockets = try decoder.int32()
      cores = try decoder.int32()
      threads = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.chars(model, count: 32)
      encoder.uint64(memory)
      encoder.int32(cpus)
      encoder.int32(mhz)
      encoder.int32(nodes)
      encoder.int32(sockets)
      encoder.int32(cores)
      encoder.int32(threads)
    }
  }

  /// The arguments of `virNodeGetCellsFreeMemory`.
  package struct NodeGetCellsFreeMemoryArguments: XDRCodable {
    package var startCell: Int32
    package var maxcells: Int32

    package init(startCell: Int32, maxcells: Int32) {
      self.startCell = startCell
      self.maxcells = maxcells
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      startCell = try decoder.int32()
      maxcells = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(startCell)
      encoder.int32(maxcells)
    }
  }

  /// The result of `virNodeGetCellsFreeMemory`.
  package struct NodeGetCellsFreeMemoryResult: XDRCodable {
    package var cells: [UInt64]

    package init(cells: [UInt64]) {
      self.cells = cells
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cells = try decoder.list(max: WireLimit.nodeCells)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(cells, max: WireLimit.nodeCells)
    }
  }

  /// The result of `virNodeGetFreeMemory`.
  package struct NodeGetFreeMemoryResult: XDRCodable {
    package var freeMemory: UInt64

    package init(freeMemory: UInt64) {
      self.freeMemory = freeMemory
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      freeMemory = try decoder.uint64()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint64(freeMemory)
    }
  }

  /// The arguments of `virNodeNumOfDevices`.
  package struct NodeNumberOfDevicesArguments: XDRCodable {
    package var cap: String?
    package var flags: UInt32

    package init(cap: String?, flags: UInt32) {
      self.cap = cap
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cap = try decoder.optionalString()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(cap)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNodeNumOfDevices`.
  package struct NodeNumberOfDevicesResult: XDRCodable {
    package var num: Int32

    package init(num: Int32) {
      self.num = num
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      num = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(num)
    }
  }

  /// The arguments of `virNodeListDevices`.
  package struct NodeListDevicesArguments: XDRCodable {
    package var cap: String?
    package var maxnames: Int32
    package var flags: UInt32

    package init(cap: String?, maxnames: Int32, flags: UInt32) {
      self.cap = cap
      self.maxnames = maxnames
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cap = try decoder.optionalString()
      maxnames = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.optionalString(cap)
      encoder.int32(maxnames)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNodeListDevices`.
  package struct NodeListDevicesResult: XDRCodable {
    package var names: [String]

    package init(names: [String]) {
      self.names = names
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      names = try decoder.strings(max: WireLimit.nodeDeviceList)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.strings(names, max: WireLimit.nodeDeviceList)
    }
  }

  /// The result of `virNodeGetSecurityModel`.
  package struct NodeGetSecurityModelResult: XDRCodable {
    package var model: [UInt8]
    package var doi: [UInt8]

    package init(model: [UInt8], doi: [UInt8]) {
      self.model = model
      self.doi = doi
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      model = try decoder.chars(max: WireLimit.securityModel)
      doi = try decoder.chars(max: WireLimit.securityDoi)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.chars(model, max: WireLimit.securityModel)
      try encoder.chars(doi, max: WireLimit.securityDoi)
    }
  }

  /// The arguments of `virNodeGetCPUStats`.
  package struct NodeGetCPUStatsArguments: XDRCodable {
    package var cpuNumber: Int32
    package var parameterCount: Int32
    package var flags: UInt32

    package init(cpuNumber: Int32, parameterCount: Int32, flags: UInt32) {
      self.cpuNumber = cpuNumber
      self.parameterCount = parameterCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cpuNumber = try decoder.int32()
      parameterCount = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(cpuNumber)
      encoder.int32(parameterCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNodeGetCPUStats`.
  package struct NodeGetCPUStatsResult: XDRCodable {
    package var parameters: [Remote.NodeCPUStat]
    package var parameterCount: Int32

    package init(parameters: [Remote.NodeCPUStat], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.nodeCPUStats)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.nodeCPUStats)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virNodeGetMemoryStats`.
  package struct NodeGetMemoryStatsArguments: XDRCodable {
    package var parameterCount: Int32
    package var cellNumber: Int32
    package var flags: UInt32

    package init(parameterCount: Int32, cellNumber: Int32, flags: UInt32) {
      self.parameterCount = parameterCount
      self.cellNumber = cellNumber
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameterCount = try decoder.int32()
      cellNumber = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(parameterCount)
      encoder.int32(cellNumber)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNodeGetMemoryStats`.
  package struct NodeGetMemoryStatsResult: XDRCodable {
    package var parameters: [Remote.NodeMemoryStat]
    package var parameterCount: Int32

    package init(parameters: [Remote.NodeMemoryStat], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.nodeMemoryStats)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.nodeMemoryStats)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virNodeSuspendForDuration`.
  package struct NodeSuspendForDurationArguments: XDRCodable {
    package var target: UInt32
    package var duration: UInt64
    package var flags: UInt32

    package init(target: UInt32, duration: UInt64, flags: UInt32) {
      self.target = target
      self.duration = duration
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      target = try decoder.uint32()
      duration = try decoder.uint64()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.uint32(target)
      encoder.uint64(duration)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virNodeSetMemoryParameters`.
  package struct NodeSetMemoryParametersArguments: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var flags: UInt32

    package init(parameters: [Remote.TypedParameter], flags: UInt32) {
      self.parameters = parameters
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.nodeMemoryParameters)
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.nodeMemoryParameters)
      encoder.uint32(flags)
    }
  }

  /// The arguments of `virNodeGetMemoryParameters`.
  package struct NodeGetMemoryParametersArguments: XDRCodable {
    package var parameterCount: Int32
    package var flags: UInt32

    package init(parameterCount: Int32, flags: UInt32) {
      self.parameterCount = parameterCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameterCount = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(parameterCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNodeGetMemoryParameters`.
  package struct NodeGetMemoryParametersResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var parameterCount: Int32

    package init(parameters: [Remote.TypedParameter], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.nodeMemoryParameters)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.nodeMemoryParameters)
      encoder.int32(parameterCount)
    }
  }

  /// The arguments of `virNodeGetCPUMap`.
  package struct NodeGetCPUMapArguments: XDRCodable {
    package var needMap: Int32
    package var needOnline: Int32
    package var flags: UInt32

    package init(needMap: Int32, needOnline: Int32, flags: UInt32) {
      self.needMap = needMap
      self.needOnline = needOnline
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      needMap = try decoder.int32()
      needOnline = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(needMap)
      encoder.int32(needOnline)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNodeGetCPUMap`.
  package struct NodeGetCPUMapResult: XDRCodable {
    package var cpumap: [UInt8]
    package var online: UInt32
    package var result: Int32

    package init(cpumap: [UInt8], online: UInt32, result: Int32) {
      self.cpumap = cpumap
      self.online = online
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      cpumap = try decoder.opaque(max: WireLimit.cpumap)
      online = try decoder.uint32()
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.opaque(cpumap, max: WireLimit.cpumap)
      encoder.uint32(online)
      encoder.int32(result)
    }
  }

  /// The arguments of `virNodeGetFreePages`.
  package struct NodeGetFreePagesArguments: XDRCodable {
    package var pages: [UInt32]
    package var startCell: Int32
    package var cellCount: UInt32
    package var flags: UInt32

    package init(pages: [UInt32], startCell: Int32, cellCount: UInt32, flags: UInt32) {
      self.pages = pages
      self.startCell = startCell
      self.cellCount = cellCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pages = try decoder.list(max: WireLimit.nodeCells)
      startCell = try decoder.int32()
      cellCount = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(pages, max: WireLimit.nodeCells)
      encoder.int32(startCell)
      encoder.uint32(cellCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNodeGetFreePages`.
  package struct NodeGetFreePagesResult: XDRCodable {
    package var counts: [UInt64]

    package init(counts: [UInt64]) {
      self.counts = counts
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      counts = try decoder.list(max: WireLimit.nodeCells)
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(counts, max: WireLimit.nodeCells)
    }
  }

  /// The arguments of `virNodeAllocPages`.
  package struct NodeAllocPagesArguments: XDRCodable {
    package var pageSizes: [UInt32]
    package var pageCounts: [UInt64]
    package var startCell: Int32
    package var cellCount: UInt32
    package var flags: UInt32

    package init(pageSizes: [UInt32], pageCounts: [UInt64], startCell: Int32, cellCount: UInt32, flags: UInt32) {
      self.pageSizes = pageSizes
      self.pageCounts = pageCounts
      self.startCell = startCell
      self.cellCount = cellCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      pageSizes = try decoder.list(max: WireLimit.nodeCells)
      pageCounts = try decoder.list(max: WireLimit.nodeCells)
      startCell = try decoder.int32()
      cellCount = try decoder.uint32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(pageSizes, max: WireLimit.nodeCells)
      try encoder.list(pageCounts, max: WireLimit.nodeCells)
      encoder.int32(startCell)
      encoder.uint32(cellCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNodeAllocPages`.
  package struct NodeAllocPagesResult: XDRCodable {
    package var result: Int32

    package init(result: Int32) {
      self.result = result
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      result = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(result)
    }
  }

  /// The arguments of `virNodeGetSEVInfo`.
  package struct NodeGetSEVInfoArguments: XDRCodable {
    package var parameterCount: Int32
    package var flags: UInt32

    package init(parameterCount: Int32, flags: UInt32) {
      self.parameterCount = parameterCount
      self.flags = flags
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameterCount = try decoder.int32()
      flags = try decoder.uint32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      encoder.int32(parameterCount)
      encoder.uint32(flags)
    }
  }

  /// The result of `virNodeGetSEVInfo`.
  package struct NodeGetSEVInfoResult: XDRCodable {
    package var parameters: [Remote.TypedParameter]
    package var parameterCount: Int32

    package init(parameters: [Remote.TypedParameter], parameterCount: Int32) {
      self.parameters = parameters
      self.parameterCount = parameterCount
    }

    package init(from decoder: inout XDRDecoder) throws(WireError) {
      parameters = try decoder.list(max: WireLimit.nodeSEVInfo)
      parameterCount = try decoder.int32()
    }

    package func encode(into encoder: inout XDREncoder) throws(WireError) {
      try encoder.list(parameters, max: WireLimit.nodeSEVInfo)
      encoder.int32(parameterCount)
    }
  }
}

import DomainModel
import DroverCore
import DroverXML

/// One piece of guest memory, of which a backend of QEMU is made.
struct MemoryPiece {
  /// The id of the backend.
  var id: String
  /// KiB.
  var kibibytes: UInt64
  /// The node of the guest, if it has nodes.
  var node: UInt32?
  /// The name of its file, when it lies in one; the id if there is none.
  var fileName: String?
  /// Nodes of the host that the piece itself names.
  var hostNodes: CPUSet?
  /// A page size that the piece itself asks for, in KiB.
  var pageSize: UInt64?
  /// Sharing that the piece itself asks for.
  var isShared: Bool?
  /// Discarding that the piece itself asks for.
  var discards: Bool?
  /// The file of a persistent module.
  var path: String?
  /// Whether it is an nvdimm, whose file is filled before the guest starts.
  var isPersistentModule = false
  /// Whether it is the whole memory of the machine.
  var isMain = false
  /// Whether pages are only reserved as the guest plugs them.
  var isGradual = false
  /// More properties.
  var extra = Properties()
}

extension CommandAssembly {
  /// The id of the machine's only memory backend; nil when memory is split into nodes.
  var mainMemoryBackend: String? {
    guard !hasNUMA else { return nil }
    return definition.os?.type?.machine.flatMap { platform.machine($0) }?.memoryBackend
  }

  /// Adds the backend of a piece of memory, and the thread that fills it where one is needed.
  mutating func addBackend(_ piece: MemoryPiece) throws(VirtError) {
    let backing = definition.memoryBacking
    let page = try hugePage(for: piece)
    let isShared = piece.isShared ?? cellAccess(piece.node) ?? backing?.access.map { $0.mode == .shared }
    let discards = piece.discards ?? cellDiscard(piece.node) ?? (backing?.discard == true ? true : nil)
    var fills = backing?.allocation?.mode == .immediate
    var object: Properties
    var isFile = false
    if let path = piece.path {
      object = Properties(object: "memory-backend-file", id: piece.id)
      object.add("mem-path", path)
      isFile = true
      fills = fills || piece.isPersistentModule
    } else if backing?.source?.type == .memfd {
      object = Properties(object: "memory-backend-memfd", id: piece.id)
      if let page {
        object.add("hugetlb", flag: true)
        object.add("hugetlbsize", number: page.pageSize << 10)
        fills = true
      }
      isFile = true
    } else if let page {
      object = Properties(object: "memory-backend-file", id: piece.id)
      object.add("mem-path", "\(page.folder)/\(context.shortName(of: definition.name ?? ""))")
      isFile = true
      fills = true
    } else if backing?.source?.type == .file || isShared != nil {
      object = Properties(object: "memory-backend-file", id: piece.id)
      object.add(
        "mem-path",
        "\(context.memoryFolder)/\(context.shortName(of: definition.name ?? ""))/\(piece.fileName ?? piece.id)")
      isFile = true
    } else {
      object = Properties(object: "memory-backend-ram", id: piece.id)
    }
    if piece.isMain, isFile { object.add("x-use-canonical-path-for-ramblock-id", flag: false) }
    object.add("share", flag: isShared)
    object.merge(piece.extra)
    let nodes = hostNodes(of: piece)
    try checkHost(hasNodesOf: piece)
    if piece.isGradual { object.add("reserve", flag: false) }
    if fills, !piece.isGradual { try addFilling(of: piece, nodes: nodes?.set, to: &object) }
    if isFile { object.add("discard-data", flag: discards) }
    object.add("size", number: piece.kibibytes << 10)
    if let nodes {
      object.add("host-nodes", json: .array(nodes.set.members.map { JSON($0) }))
      object.add("policy", nodes.policy)
    }
    add(object: object)
  }

  /// Says that memory is filled before the guest starts, by threads near it where QEMU can.
  private mutating func addFilling(of piece: MemoryPiece, nodes: CPUSet?, to object: inout Properties) throws(VirtError)
  {
    object.add("prealloc", flag: true)
    if let threads = definition.memoryBacking?.allocation?.threads, threads > 0 {
      object.add("prealloc-threads", number: threads)
    }
    guard let nodes, platform.supports(.threadContext), platform.supports(.memoryBackendPreallocContext) else { return }
    var thread = Properties(object: "thread-context", id: "tc-\(piece.id)")
    thread.add("node-affinity", json: .array(nodes.members.map { JSON($0) }))
    add(object: thread)
    object.add("prealloc-context", "tc-\(piece.id)")
  }

  /// The mount from which a piece gets its huge pages; nil for ordinary ones.
  private func hugePage(for piece: MemoryPiece) throws(VirtError) -> LaunchContext.HugePageMount? {
    var size = piece.pageSize
    if size == nil, let pages = definition.memoryBacking?.hugepages {
      let own = pages.pages.first { page in piece.node.map { page.nodeset?.contains(Int($0)) ?? false } ?? false }
      let general = pages.pages.first { $0.nodeset == nil }
      if let page = own ?? general {
        size = page.size.kibibytes
      } else if pages.pages.isEmpty {
        guard let mount = context.hugePageMounts.first else {
          throw VirtError(.internalError, "the host has no mount of hugetlbfs", origin: .qemu)
        }
        return mount
      }
    }
    guard let size, size != LaunchContext.systemPageSize else { return nil }
    guard let mount = context.hugePageMounts.first(where: { $0.pageSize == size }) else {
      throw VirtError(.internalError, "the host has no mount of hugetlbfs for pages of \(size) KiB", origin: .qemu)
    }
    return mount
  }

  private func cell(_ node: UInt32?) -> NUMACell? {
    guard let node else { return nil }
    return definition.cpu?.numa?.cells.enumerated().first { ($0.element.id ?? UInt32($0.offset)) == node }?.element
  }

  private func cellAccess(_ node: UInt32?) -> Bool? { cell(node)?.memAccess.map { $0 == .shared } }
  private func cellDiscard(_ node: UInt32?) -> Bool? { cell(node)?.discard?.isTrue }

  /// Whether the host chooses the nodes: for memory by itself, or because it does so for processors.
  private var leavesNodesOpen: Bool {
    if let placement = definition.numatune?.memory?.placement { return placement == .auto }
    return definition.vcpu?.placement == .auto && definition.numatune?.memory?.nodeset == nil
  }

  /// On which nodes of the host a piece is to lie, and how strictly.
  private func hostNodes(of piece: MemoryPiece) -> (set: CPUSet, policy: String)? {
    guard let set = wantedNodes(of: piece) else { return nil }
    switch ownTune(of: piece)?.mode ?? definition.numatune?.memory?.mode ?? .strict {
    case .strict: return (set, "bind")
    case .preferred: return (set, "preferred")
    case .interleave: return (set, "interleave")
    case .restrictive: return nil
    }
  }

  private func ownTune(of piece: MemoryPiece) -> NUMATuneNode? {
    piece.node.flatMap { node in definition.numatune?.nodes.first { $0.cellid == node } }
  }

  private func wantedNodes(of piece: MemoryPiece) -> CPUSet? {
    let automatic = leavesNodesOpen ? context.automaticNodes : nil
    let set = piece.hostNodes ?? ownTune(of: piece)?.nodeset ?? definition.numatune?.memory?.nodeset ?? automatic
    return set.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Memory is not bound to a node that the host does not have.
  private func checkHost(hasNodesOf piece: MemoryPiece) throws(VirtError) {
    guard let present = context.hostNodes, let wanted = wantedNodes(of: piece) else { return }
    if let missing = wanted.members.first(where: { !present.contains($0) }) {
      throw unsupported("memory is to lie on NUMA node \(missing) of the host, which has \(present.xmlText)")
    }
  }
}

extension LaunchContext {
  /// An ordinary page of the host in KiB.
  static let systemPageSize: UInt64 = 4
}

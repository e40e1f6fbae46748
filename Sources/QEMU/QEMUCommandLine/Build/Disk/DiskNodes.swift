public import DomainModel
public import DroverCore

/// The nodes of QEMU's block layer for the medium of one drive, as a running QEMU is told of them.
public struct DiskNodes: Sendable, Hashable {
  /// What the nodes need, such as secrets; each before what needs it.
  public var objects: [JSONObject] = []
  /// The nodes, the lowest first.
  public var nodes: [JSONObject] = []
  /// The one that the drive is given; nil for an empty drive.
  public var top: String?

  /// The names of the nodes, the highest first: the order in which they go.
  public var names: [String] { nodes.reversed().compactMap { $0["node-name"]?.string } }

  /// The names of the objects, in the order in which they go.
  public var objectNames: [String] { objects.reversed().compactMap { $0["id"]?.string } }

  /// No nodes.
  public init() {}

  /// The nodes of a disk, whose images must have their numbers.
  ///
  /// - Throws: `configUnsupported` for what has no node, and for what can only be passed on at the start.
  public init(
    of disk: Disk, in definition: DomainDefinition, platform: GuestPlatform, context: LaunchContext
  ) throws(VirtError) {
    guard !disk.isEmpty else { return }
    guard disk.type != .vhostuser, disk.target?.bus != .sd else {
      throw unsupported("the medium of such a drive cannot be changed")
    }
    var assembly = CommandAssembly(definition, platform: platform, context: context)
    let chain = try assembly.layers(of: disk)
    try assembly.add(chain: chain)
    top = assembly.addFilters(of: disk, above: chain.first?.topNode)
    guard assembly.descriptors.isEmpty else {
      throw unsupported("an image of type '\(disk.type.rawValue)' can only be there from the start")
    }
    for (option, value) in zip(assembly.arguments, assembly.arguments.dropFirst()) {
      guard option == "-blockdev" || option == "-object" else { continue }
      guard let properties = (try? JSON.parse(value))?.object else {
        throw VirtError(.internalError, "'\(value)' is no JSON object")
      }
      if option == "-blockdev" { nodes.append(properties) } else { objects.append(properties) }
    }
  }
}

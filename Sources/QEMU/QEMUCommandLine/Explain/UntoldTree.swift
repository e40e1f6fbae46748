import DroverXML

/// Puts together what is in no argument: an element of which nothing is, for one and the same reason, stands for
/// everything in it.
struct UntoldTree {
  private struct Node {
    let path: String
    var parent: Int?
    var children: [Int] = []
    /// What everything in it has in common, when it is in no argument.
    var reason: CommandExplanation.Reason?
    var isUniform: Bool
  }

  private var nodes: [Node] = []
  private var indexes: [String: Int] = [:]

  /// Adds an item; the element around it comes first.
  mutating func add(_ item: XMLSourceItem, isLeaf: Bool, reason: CommandExplanation.Reason?) {
    let parent = item.parent.flatMap { indexes[$0] }
    nodes.append(Node(path: item.path, parent: parent, reason: reason, isUniform: isLeaf && reason != nil))
    if let parent { nodes[parent].children.append(nodes.count - 1) }
    indexes[item.path] = nodes.count - 1
  }

  /// The outermost items of one reason each, in the order in which they were added.
  var collapsed: [(path: String, reason: CommandExplanation.Reason)] {
    var nodes = nodes
    for index in nodes.indices.reversed() where !nodes[index].children.isEmpty {
      let children = nodes[index].children.map { nodes[$0] }
      let first = children[0].reason
      nodes[index].isUniform = children.allSatisfy { $0.isUniform && $0.reason == first }
      nodes[index].reason = first
    }
    return nodes.compactMap { node in
      let isInAnother = node.parent.map { nodes[$0].isUniform } ?? false
      guard node.isUniform, !isInAnother, let reason = node.reason else { return nil }
      return (node.path, reason)
    }
  }
}

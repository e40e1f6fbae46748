import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  /// There are no snapshots and checkpoints yet: lists of an existing domain are empty, look-ups find nothing.
  mutating func addSnapshots() {
    self[.domainSnapshotNumber] = .read { (arguments: Remote.DomainSnapshotNumberArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: Self.snapshotFilters)
      _ = try call.service.state(.init(arguments.domain))
      return Remote.DomainSnapshotNumberResult(num: 0)
    }
    self[.domainSnapshotListNames] = .read {
      (arguments: Remote.DomainSnapshotListNamesArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: Self.snapshotFilters)
      _ = try call.service.state(.init(arguments.domain))
      return Remote.DomainSnapshotListNamesResult(names: [])
    }
    self[.domainListAllSnapshots] = .read {
      (arguments: Remote.DomainListAllSnapshotsArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: Self.snapshotFilters)
      _ = try call.service.state(.init(arguments.domain))
      return Remote.DomainListAllSnapshotsResult(snapshots: [], result: 0)
    }
    self[.domainHasCurrentSnapshot] = .read {
      (arguments: Remote.DomainHasCurrentSnapshotArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      _ = try call.service.state(.init(arguments.domain))
      return Remote.DomainHasCurrentSnapshotResult(result: 0)
    }
    self[.domainSnapshotLookupByName] = .read {
      (arguments: Remote.DomainSnapshotLookupByNameArguments, call) throws(VirtError) -> XDRNothing in
      try call.refuseFlags(arguments.flags)
      _ = try call.service.state(.init(arguments.domain))
      throw VirtError(.noDomainSnapshot, "no domain snapshot with matching name '\(arguments.name)'")
    }
    self[.domainSnapshotCurrent] = .read {
      (arguments: Remote.DomainSnapshotCurrentArguments, call) throws(VirtError) -> XDRNothing in
      try call.refuseFlags(arguments.flags)
      _ = try call.service.state(.init(arguments.domain))
      throw VirtError(.noDomainSnapshot, "the domain does not have a current snapshot")
    }
    self[.domainListAllCheckpoints] = .read {
      (arguments: Remote.DomainListAllCheckpointsArguments, call) throws(VirtError) in
      try call.refuseFlags(arguments.flags, but: 0xF)
      _ = try call.service.state(.init(arguments.domain))
      return Remote.DomainListAllCheckpointsResult(checkpoints: [], result: 0)
    }
    self[.domainCheckpointLookupByName] = .read {
      (arguments: Remote.DomainCheckpointLookupByNameArguments, call) throws(VirtError) -> XDRNothing in
      try call.refuseFlags(arguments.flags)
      _ = try call.service.state(.init(arguments.domain))
      throw VirtError(.noDomainCheckpoint, "no domain checkpoint with matching name '\(arguments.name)'")
    }
  }

  /// By roots, leaves, metadata, state and kind (`virDomainSnapshotListFlags`).
  private static var snapshotFilters: UInt32 { 0x7FF }
}

import DomainModel
import Domains
import DroverCore
import DroverHost
import Glibc

// Phase 1: what can be refused without touching the host.
extension GuestLaunch {
  /// Checks what the definition needs of the host and plans the rest.
  func initialise() async throws(VirtError) -> LaunchPlan {
    try checkName()
    try checkInterfaces()
    try await FileWork.shared.run { [strays = context.strays, uuid = request.domain.uuid] () throws(VirtError) in
      try strays.check(uuid)
    }
    var request = request
    request.definition = try await withoutMissingMedia(request.definition)
    let vsock = try await takeVSock(&request.definition)
    var plan = try await context.planner.plan(request, context: context)
    plan.vsock = vsock
    return plan
  }

  /// Names become parts of paths.
  private func checkName() throws(VirtError) {
    guard !request.domain.name.isEmpty, !request.domain.name.utf8.contains(where: { $0 == 0x2F || $0 == 0 }) else {
      throw VirtError(.xmlError, "the name of a domain cannot be empty or hold a '/'")
    }
  }

  /// Looks for the images. A missing one is an error, unless the definition says that the drive may be empty.
  private func withoutMissingMedia(_ definition: DomainDefinition) async throws(VirtError) -> DomainDefinition {
    guard let disks = definition.devices?.disks else { return definition }
    var definition = definition
    for (index, disk) in disks.enumerated() {
      guard let path = disk.source?.file ?? disk.source?.dev ?? disk.source?.dir, !path.isEmpty else { continue }
      guard let failure = try await missing(path) else { continue }
      guard disk.source?.startupPolicy == .optional, disk.device != .disk else {
        throw VirtError(
          .systemError, "Cannot access storage file '\(path)'", origin: .storage, causes: [failure.words])
      }
      definition.devices?.disks[index].source = nil
    }
    return definition
  }

  /// Why a path leads nowhere; nil when it leads somewhere.
  private func missing(_ path: String) async throws(VirtError) -> SystemFailure? {
    try await files().run(path) { () throws(VirtError) in
      var facts = stat()
      return stat(path, &facts) == 0 ? nil : SystemFailure(errno)
    }
  }
}

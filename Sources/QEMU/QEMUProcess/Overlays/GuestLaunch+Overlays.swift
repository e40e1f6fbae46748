import DomainModel
import Domains
import DroverCore
import DroverHost

// Phase 2: the images that take what is to be forgotten.
extension GuestLaunch {
  /// Makes the overlays. Before QEMU runs, so that it only ever reads the images below: these may be for reading alone,
  /// or below several guests at the same time.
  func prepareOverlays(_ plan: LaunchPlan, _ rollback: inout Rollback) async throws(VirtError) {
    let (context, name, folder) = (context, request.domain.name, plan.folder)
    let user = context.configuration.user
    for overlay in plan.overlays {
      let late: @Sendable (()) -> Void = { _ in try? AtomicFile.remove(overlay.path, durability: .renamed) }
      try await files().run(overlay.path, late: late) { () throws(VirtError) in
        try overlay.makeFile(for: user, of: folder)
      }
      rollback.onFailure(of: "overlay of \(overlay.disk)") {
        await TransientOverlay.remove([overlay.path], of: name, context: context)
      }
      try await overlay.making(as: user, run: folder).run(within: OverlayPlan.limit, reactor: context.reactor)
    }
  }
}

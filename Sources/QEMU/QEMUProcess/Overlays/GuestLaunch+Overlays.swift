import Domains
import DroverCore
import DroverHost

// Phase 2: the images that take what is to be forgotten.
extension GuestLaunch {
  /// Makes the overlays. Before QEMU runs, so that it only ever reads the images below: these may be for reading alone,
  /// or below several guests at the same time.
  func prepareOverlays(_ plan: LaunchPlan, _ rollback: inout Rollback) async throws(VirtError) {
    guard !plan.overlays.isEmpty else { return }
    let (context, name, folder) = (context, request.domain.name, plan.folder)
    let (user, marks) = (context.configuration.user, OverlayMarks(context.configuration))
    rollback.onFailure(of: "overlays") { await folder.removeOverlays(of: name, context: context) }
    for overlay in plan.overlays {
      let late: @Sendable (()) -> Void = { _ in
        try? AtomicFile.remove(overlay.path, durability: .renamed)
        marks.strike(overlay.path, of: folder)
      }
      try await files().run(overlay.path, late: late) { () throws(VirtError) in
        try overlay.makeFile(for: user, of: folder, marks)
      }
      try await overlay.making(as: user, run: folder).run(within: OverlayPlan.limit, reactor: context.reactor)
    }
  }
}

import Domains
import DroverCore
import DroverHost
import Glibc
import Logging

// Phase 2: the variables of the firmware.
extension GuestLaunch {
  /// Makes the file of the variables from its template, where there is none or a fresh one is asked for.
  func prepareFirmware(_ plan: LaunchPlan, _ rollback: inout Rollback) async throws(VirtError) {
    guard let variables = FirmwareVariables(plan.definition) else { return }
    let (user, folder) = (context.configuration.user, context.configuration.variablesFolder)
    let resetting = request.resetsNVRAM
    let files = files()
    let change = try await files.run(variables.path) { () throws(VirtError) in
      try variables.change(resetting: resetting)
    }
    guard let change else { return }
    let (reactor, logger, name) = (context.reactor, context.logger, request.domain.name)
    rollback.onFailure(of: "firmware variables") {
      // A destroy has woken the start already; this is waited for all the same.
      let files = ForeignFiles(reactor: reactor)
      do throws(VirtError) {
        try await files.run(variables.path) { () throws(VirtError) in try variables.undo(change, for: user) }
      } catch {
        logger.error(
          "cannot restore the firmware's variables", metadata: ["domain": "\(name)", "error": "\(error.message)"])
      }
    }
    try await files.run(variables.template ?? variables.path, late: { try? variables.undo(change, for: user) }) {
      () throws(VirtError) in
      if variables.path.hasPrefix(folder + "/") {
        // QEMU under another user passes through; the files are for it alone.
        try AtomicFile.makeFolder(folder, mode: user == nil ? 0o700 : 0o711)
      }
      try variables.fill(for: user)
    }
  }
}

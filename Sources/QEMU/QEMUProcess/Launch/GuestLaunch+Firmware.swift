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
    let change = try await FileWork.shared.run { () throws(VirtError) in try variables.change(resetting: resetting) }
    guard let change else { return }
    rollback.onFailure(of: "firmware variables") { [name = request.domain.name, logger = context.logger] in
      await FileWork.shared.run {
        do throws(VirtError) {
          try variables.undo(change, for: user)
        } catch {
          logger.error(
            "cannot restore the firmware's variables", metadata: ["domain": "\(name)", "error": "\(error.message)"])
        }
      }
    }
    try await FileWork.shared.run { () throws(VirtError) in
      if variables.path.hasPrefix(folder + "/") {
        // QEMU under another user passes through; the files are for it alone.
        try AtomicFile.makeFolder(folder, mode: user == nil ? 0o700 : 0o711)
      }
      try variables.fill(for: user)
    }
  }
}

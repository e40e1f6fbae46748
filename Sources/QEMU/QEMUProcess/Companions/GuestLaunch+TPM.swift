import Domains
public import DroverCore
import DroverHost

// Phase 2: the state of the TPM.
extension GuestLaunch {
  /// Makes the keys and certificates of a TPM that is new; one that was made for this start goes when it fails.
  func prepareTPM(_ plan: LaunchPlan, _ rollback: inout Rollback) async throws(VirtError) {
    guard let emulator = plan.tpm else { return }
    let (folder, reactor) = (plan.folder, context.reactor)
    let state = TPMState(path: emulator.folder, user: context.configuration.tpmUser)
    if await FileWork.shared.run({ state.exists }) {
      guard !emulator.banks.isEmpty else { return }
      return try await emulator.setUp(in: state.path, isNew: false, run: folder, reactor: reactor)
    }
    rollback.onFailure(of: "state of the TPM") { await FileWork.shared.run { state.remove() } }
    try await FileWork.shared.run { () throws(VirtError) in try state.begin() }
    try await emulator.setUp(in: state.unfinished, isNew: true, run: folder, reactor: reactor)
    try await FileWork.shared.run { () throws(VirtError) in try state.finish() }
  }
}

extension QEMUHypervisor {
  /// Removes what a guest entrusted to its TPM; none is no error.
  public func removeTPMState(of uuid: UUID) async {
    let folder = "\(context.configuration.tpmFolder)/\(uuid)"
    await FileWork.shared.run { RunFolder.discard(folder) }
  }
}

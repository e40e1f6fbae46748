import DroverCore
import DroverXML

extension Validation {
  /// Holds each TPM against its model and what stands behind it.
  mutating func checkTPMs() {
    let path = "/domain/devices/tpm"
    require(
      devices.tpms.count(where: { $0.model != .spaprTPMProxy }) <= 1, "a guest has one TPM", at: path)
    for (index, tpm) in devices.tpms.enumerated() {
      let path = "\(path)[\(index + 1)]"
      guard let backend = tpm.backend else {
        refuse(.xmlError, "a TPM needs a <backend>", at: path)
        continue
      }
      switch tpm.model {
      case .tpmSPAPR, .spaprTPMProxy:
        require(
          context.board == .pseries, "the model '\(tpm.model?.rawValue ?? "")' is for pseries", at: path + "/@model")
      case .tpmTIS, .tpmCRB, nil: break
      }
      if backend.type != .passthrough, backend.version == .v12 {
        require(tpm.model == .tpmTIS, "a TPM 1.2 has the model 'tpm-tis'", at: path + "/@model")
      }
      if let banks = backend.activePcrBanks, banks != TPMBanks() {
        require(backend.version == .v20, .xmlError, "banks of PCRs are those of a TPM 2.0", at: path + "/backend")
      }
      if backend.profile != nil {
        require(
          backend.version == .v20 && backend.type == .emulator, "a <profile> is for the emulator of a TPM 2.0",
          at: path + "/backend/profile")
      }
      guard backend.type == .external else { continue }
      let place = path + "/backend/source"
      require(backend.source?.type != nil, .xmlError, "an external TPM has a <source type='unix'>", at: place)
      require(backend.source?.path != nil, .xmlError, "an external TPM has the 'path' of its socket", at: place)
      require(backend.source?.mode != .bind, .xmlError, "an external TPM is connected to", at: place + "/@mode")
    }
  }
}

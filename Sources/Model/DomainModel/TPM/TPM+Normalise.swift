extension TPM {
  /// The model of the machine; an emulator behind the oldest interface of a PC speaks version 1.2, else 2.0.
  mutating func normalise(_ context: NormalisationContext) {
    if model == nil { model = context.board == .pseries ? .tpmSPAPR : .tpmTIS }
    if backend?.type == .emulator, backend?.version == nil {
      backend?.version = model == .tpmTIS && context.architecture.isX86 ? .v12 : .v20
    }
  }
}

extension TPM {
  /// The model of the machine; an emulator speaks version 2 unless told otherwise.
  mutating func normalise(_ context: NormalisationContext) {
    if model == nil { model = context.board == .pseries ? .tpmSPAPR : .tpmTIS }
    if backend?.type == .emulator, backend?.version == nil { backend?.version = .v20 }
  }
}

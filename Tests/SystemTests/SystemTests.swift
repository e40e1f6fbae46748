import Testing

/// Tests of the whole: droverd as built, real QEMU, unmodified clients.
///
/// One at a time, as some of them say how long an answer may take while QEMU runs without KVM.
@Suite(.serialized, .timeLimit(.minutes(3)))
enum SystemTests {}

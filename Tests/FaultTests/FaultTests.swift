import Testing

/// What goes wrong, on purpose: a QEMU that lies or freezes, a daemon that is killed, a disk that is full.
///
/// One at a time, as some of them say how long an answer may take while QEMU runs without KVM.
@Suite(.serialized, .timeLimit(.minutes(5)))
enum FaultTests {}

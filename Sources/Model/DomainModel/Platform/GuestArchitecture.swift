/// The processor family of a guest, with libvirt's names.
public enum GuestArchitecture: String, Sendable, CaseIterable {
  case x86 = "x86_64"
  case i686
  case aarch64
  case armv7l
  case riscv64
  case riscv32
  case ppc64
  case ppc64le
  case s390x
  case loongarch64

  /// True for the PC families.
  public var isX86: Bool { self == .x86 || self == .i686 }
  /// True for 32- and 64-bit Arm.
  public var isArm: Bool { self == .aarch64 || self == .armv7l }
  /// True for both RISC-V widths.
  public var isRISCV: Bool { self == .riscv64 || self == .riscv32 }
  /// True for 64-bit POWER of either byte order.
  public var isPPC64: Bool { self == .ppc64 || self == .ppc64le }
  /// True for the mainframe.
  public var isS390: Bool { self == .s390x }

  /// The name of QEMU's target, which ends the name of its binary (`qemu-system-i386` for `i686`).
  public var targetName: String {
    switch self {
    case .i686: "i386"
    case .armv7l: "arm"
    case .ppc64le: "ppc64"
    default: rawValue
    }
  }

  /// The architecture of a QEMU target as `query-target` names it; nil for one that Drover does not know.
  public init?(targetName: String) {
    switch targetName {
    case "i386": self = .i686
    case "arm": self = .armv7l
    case "ppc64": self = .ppc64
    default: self.init(rawValue: targetName)
    }
  }

  /// How many bits an address of the guest has at most.
  public var wordSize: Int {
    switch self {
    case .i686, .armv7l, .riscv32: 32
    default: 64
    }
  }
}

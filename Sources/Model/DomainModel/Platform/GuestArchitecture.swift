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
  case alpha
  case m68k
  case microblaze
  case microblazeel
  case mips
  case mips64
  case mips64el
  case mipsel
  case or32
  case parisc
  case ppc
  case sh4
  case sh4eb
  case sparc
  case sparc64
  case xtensa
  case xtensaeb

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
    case .or32: "or1k"
    case .parisc: "hppa"
    default: rawValue
    }
  }

  /// The architecture of a QEMU target as `query-target` names it; nil for one that Drover does not know.
  public init?(targetName: String) {
    switch targetName {
    case "i386": self = .i686
    case "arm": self = .armv7l
    case "ppc64": self = .ppc64
    case "or1k": self = .or32
    case "hppa": self = .parisc
    default: self.init(rawValue: targetName)
    }
  }

  /// How many bits an address of the guest has at most.
  public var wordSize: Int {
    switch self {
    case .x86, .aarch64, .riscv64, .ppc64, .ppc64le, .s390x, .loongarch64, .alpha, .mips64, .mips64el, .sparc64: 64
    default: 32
    }
  }
}

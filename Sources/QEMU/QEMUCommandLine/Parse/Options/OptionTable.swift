// Data table.

/// What QEMU's options look like: those of today and those that were removed but are still written.
///
/// Names and forms are those of QEMU's manual page through the years.
enum OptionTable {
  /// The form of an option's value.
  enum Form: Equatable {
    /// None.
    case flag
    /// A text of its own grammar.
    case text
    /// Keys and values; the key that a first word without one stands for.
    case keys(implied: String?)
    /// Keys and values of the newer grammar, or a JSON object: dots part the levels.
    case nested(implied: String?)
  }

  /// The form of an option, by its name without dashes; nil when nobody knows it.
  static func form(of name: String) -> Form? { table[name] }

  /// The name under which an option is kept.
  static func canonical(_ name: String) -> String { synonyms[name] ?? name }

  /// Options of which all are one: a later key replaces the same key of an earlier option.
  static let merged: Set<String> = [
    "machine", "m", "smp", "boot", "name", "rtc", "overcommit", "icount", "msg", "sandbox", "run-with", "action",
    "semihosting-config", "spice",
  ]

  private static let synonyms: [String: String] = [
    "M": "machine", "h": "help", "net-user": "net", "curses": "curses", "no-user-config": "no-user-config",
    "nouserconfig": "no-user-config", "nodefconfig": "no-user-config", "qmp-pretty": "qmp-pretty",
    "one-insn-per-tb": "singlestep",
  ]

  private static let table: [String: Form] = {
    var table: [String: Form] = [:]
    for name in flags { table[name] = .flag }
    for name in texts { table[name] = .text }
    for (name, implied) in keyed { table[name] = .keys(implied: implied) }
    for (name, implied) in nested { table[name] = .nested(implied: implied) }
    return table
  }()

  private static let flags = [
    "h", "help", "version", "enable-kvm", "no-kvm", "no-kvm-irqchip", "no-kvm-pit", "no-kvm-pit-reinjection",
    "enable-nesting", "enable-kqemu", "kernel-kqemu", "no-kqemu", "enable-hax", "usb", "nographic", "S", "s",
    "daemonize", "no-reboot", "no-shutdown", "no-acpi", "no-hpet", "nodefaults", "no-user-config", "nouserconfig",
    "nodefconfig", "snapshot", "full-screen", "no-frame", "alt-grab", "ctrl-grab", "no-quit", "sdl", "curses",
    "portrait", "win2k-hack", "no-fd-bootchk", "rtc-td-hack", "localtime", "mem-prealloc", "only-migratable",
    "singlestep", "one-insn-per-tb", "semihosting", "old-param", "xen-attach", "xen-create", "enable-fips",
    "preconfig", "async-teardown", "tdf", "show-cursor", "audio-help", "std-vga", "enable-sync-profile",
    "nographic-serial", "allow-overcommit-mem",
  ]

  private static let texts = [
    "cpu", "uuid", "hda", "hdb", "hdc", "hdd", "fda", "fdb", "cdrom", "sd", "mtdblock", "pflash", "bios", "kernel",
    "initrd", "append", "dtb", "shim", "L", "D", "d", "dfilter", "seed", "k", "g", "vga", "serial", "parallel",
    "debugcon", "monitor", "qmp", "qmp-pretty", "usbdevice", "soundhw", "watchdog", "watchdog-action", "incoming",
    "loadvm", "pidfile", "runas", "chroot", "gdb", "echr", "prom-env", "virtioconsole", "option-rom-file", "rotate",
    "tb-size", "hdachs", "bt", "tftp", "bootp", "smb", "redir", "startdate", "clock", "cpu-throttle", "id",
    "readconfig", "writeconfig", "set", "global", "mem-path", "balloon", "readonly-fd", "xen-domid",
    "xen-domid-restrict", "audio", "qtest", "qtest-log", "nvram", "pcidevice", "perfmap", "jitdump", "tpm-fd",
    "drive-mirror", "vmsd-check", "dump-vmstate", "rom", "kvm-shadow-memory", "smb-server", "channel", "compat-level",
    "sockets",
  ]

  private static let keyed: [(String, String?)] = [
    ("machine", "type"), ("M", "type"), ("accel", "accel"), ("m", "size"), ("smp", "cpus"), ("numa", "type"),
    ("name", "guest"), ("boot", "order"), ("drive", nil), ("device", "driver"), ("chardev", "backend"),
    ("nic", "type"), ("net", "type"), ("fsdev", "fsdriver"), ("virtfs", "fsdriver"), ("tpmdev", "type"),
    ("mon", "chardev"), ("vnc", "vnc"), ("spice", nil), ("rtc", nil), ("smbios", nil), ("sandbox", "enable"),
    ("msg", nil), ("trace", "enable"), ("icount", "shift"), ("overcommit", nil), ("action", nil),
    ("run-with", nil), ("fw_cfg", "name"), ("acpitable", nil), ("option-rom", "romfile"), ("add-fd", nil),
    ("semihosting-config", "enable"), ("iscsi", nil), ("plugin", "file"), ("realtime", nil), ("virtfs_synth", nil),
    ("cpu-pm", nil), ("tdx", nil), ("smp-cache", nil),
  ]

  private static let nested: [(String, String?)] = [
    ("object", "qom-type"), ("blockdev", "driver"), ("netdev", "type"), ("audiodev", "driver"), ("display", "type"),
    ("compat", nil), ("vfio-user", nil),
  ]
}

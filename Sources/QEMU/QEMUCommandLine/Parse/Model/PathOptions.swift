// Data table.

/// Which parts of QEMU's options name files of the host.
///
/// Names are those of QEMU's manual page and of `qapi/*.json`.
enum PathOptions {
  /// How the text of an option names files.
  enum Form {
    /// The text is a file.
    case file
    /// The text is an image: a file, or a protocol with its own grammar.
    case image
    /// A file where there is a folder in the name; else QEMU looks into its own folders.
    case data
    /// A line: a file stands behind one of these words (`unix:`).
    case line
    /// Keys; those that name files. In JSON and with dots they stand at any depth.
    case keys(Set<String>)
  }

  /// The form of an option, by its name; nil when it names no files.
  static func form(of name: String) -> Form? { table[name] }

  /// Keys whose file is an image.
  static let images: Set<String> = ["file", "filename"]

  /// Keys whose file QEMU looks for in its own folders too.
  static let data: Set<String> = ["romfile", "bootfile", "splash"]

  /// The words before a file in a line.
  static let lineWords = ["unix:path=", "unix:", "file:", "pipe:"]

  private static let table: [String: Form] = {
    var table: [String: Form] = [:]
    for name in ["hda", "hdb", "hdc", "hdd", "fda", "fdb", "cdrom", "sd", "mtdblock", "pflash"] { table[name] = .image }
    for name in ["kernel", "dtb", "shim", "D", "mem-path", "readconfig", "dump-vmstate", "chroot", "qtest-log"] {
      table[name] = .file
    }
    table["initrd"] = .file
    table["bios"] = .data
    for name in ["serial", "parallel", "debugcon", "monitor", "qmp", "qmp-pretty", "gdb", "vnc", "incoming", "qtest"] {
      table[name] = .line
    }
    for (name, keys) in keyed { table[name] = .keys(keys) }
    return table
  }()

  private static let keyed: [(String, Set<String>)] = [
    ("drive", ["file", "filename", "dir"]),
    ("blockdev", ["filename", "dir", "path", "socket"]),
    ("chardev", ["path", "logfile", "input-path"]),
    ("device", ["romfile", "evdev", "rootdir", "hostdevice", "file"]),
    (
      "object",
      [
        "mem-path", "filename", "path", "dir", "file", "evdev", "session-file", "dh-cert-file", "vhostdev",
      ]
    ),
    ("fsdev", ["path", "socket"]), ("virtfs", ["path", "socket"]),
    ("netdev", networkKeys), ("nic", networkKeys), ("net", networkKeys),
    ("tpmdev", ["path", "cancel-path"]), ("fw_cfg", ["file"]), ("acpitable", ["file", "data"]),
    ("smbios", ["file", "path"]),
    ("audiodev", ["path"]), ("boot", ["splash"]), ("option-rom", ["romfile"]), ("plugin", ["file"]),
    ("spice", ["x509-dir", "x509-key-file", "x509-cert-file", "x509-cacert-file", "x509-dh-key-file"]),
    ("trace", ["file", "events"]), ("run-with", ["chroot"]),
  ]

  private static let networkKeys: Set<String> = [
    "path", "script", "downscript", "helper", "smb", "tftp", "vhostdev", "file",
  ]
}

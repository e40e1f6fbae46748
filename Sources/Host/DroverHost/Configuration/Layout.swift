import Glibc

/// Where everything lies. A value; it makes nothing.
public struct Layout: Hashable, Sendable {
  /// Configuration and definitions.
  public var configuration: String
  /// Sockets and live states: what need not survive the host.
  public var run: String
  /// What must survive the host and nobody edits.
  public var library: String
  /// Logs.
  public var logs: String
  /// The folder below each of the others that holds what belongs to QEMU's guests.
  public var driver = "qemu"
  /// Sockets for clients that may change things.
  public var readWriteSockets: [String]
  /// Sockets for clients that may look only.
  public var readOnlySockets: [String]
  /// Whether this is the host's daemon (and not one user's).
  public var isSystem: Bool

  /// Everything below one folder.
  public init(root: String) {
    let root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    self.init(etc: root + "/etc", run: root + "/run", lib: root + "/lib", log: root + "/log", isSystem: geteuid() == 0)
  }

  private init(etc: String, run: String, lib: String, log: String, isSystem: Bool) {
    configuration = etc
    self.run = run
    library = lib
    logs = log
    self.isSystem = isSystem
    readWriteSockets = [run + "/drover.sock"]
    readOnlySockets = [run + "/drover-ro.sock"]
  }

  /// The folders of the host's daemon for root, the XDG folders for an ordinary user.
  ///
  /// - Parameters:
  ///   - name: `drover`, or `libvirt` for its own folders and sockets.
  ///   - environment: looks a variable up.
  public static func standard(
    name: String = "drover", uid: UInt32 = processUser(), environment: (String) -> String? = processVariable
  ) -> Layout {
    var layout: Layout
    if uid == 0 {
      layout = Layout(
        etc: "/etc/\(name)", run: "/run/\(name)", lib: "/var/lib/\(name)", log: "/var/log/\(name)", isSystem: true)
    } else {
      // A variable that holds no absolute path is to be ignored, says the XDG specification.
      func folder(_ variable: String, _ fallback: String) -> String {
        if let value = environment(variable), value.hasPrefix("/") { return value }
        return fallback
      }
      let home = folder("HOME", "/")
      layout = Layout(
        etc: folder("XDG_CONFIG_HOME", home + "/.config") + "/\(name)",
        run: folder("XDG_RUNTIME_DIR", "/run/user/\(uid)") + "/\(name)",
        lib: folder("XDG_DATA_HOME", home + "/.local/share") + "/\(name)",
        log: folder("XDG_STATE_HOME", home + "/.local/state") + "/\(name)", isSystem: false)
    }
    return layout
  }

  /// libvirt's own folders and socket names, so that its clients find the daemon without a URI.
  ///
  /// An ordinary user has a read-write socket only, as with libvirt.
  public static func libvirt(
    uid: UInt32 = processUser(), environment: (String) -> String? = processVariable
  ) -> Layout {
    var layout = standard(name: "libvirt", uid: uid, environment: environment)
    layout.readWriteSockets = ["libvirt-sock", "virtqemud-sock"].map { "\(layout.run)/\($0)" }
    layout.readOnlySockets =
      layout.isSystem ? ["libvirt-sock-ro", "virtqemud-sock-ro"].map { "\(layout.run)/\($0)" } : []
    return layout
  }

  /// The user that this process acts as.
  public static func processUser() -> UInt32 { geteuid() }

  /// A variable of this process.
  public static func processVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

extension Layout {
  /// Definitions: `NAME.xml`.
  public var definitions: String { "\(configuration)/\(driver)" }
  /// Marks of what starts with the host.
  public var autostart: String { "\(definitions)/autostart" }
  /// Live states: `NAME.xml`.
  public var states: String { "\(run)/\(driver)" }
  /// What QEMU and its guests have on disk: domain folders, sockets, capabilities' cache.
  public var guests: String { "\(library)/\(driver)" }
  /// States of the TPMs of guests.
  public var tpmStates: String { "\(library)/swtpm" }
  /// QEMU's log files.
  public var guestLogs: String { "\(logs)/\(driver)" }
  /// What daemons remember of probing QEMU binaries.
  public var capabilitiesCache: String { "\(library)/cache" }
  /// The configuration file.
  public var configurationFile: String { "\(configuration)/drover.conf" }
  /// The lock of the one daemon.
  public var lockFile: String { "\(run)/droverd.pid" }
  /// The identity of the host, when its firmware has none.
  public var hostUUIDFile: String { "\(library)/host-uuid" }
}

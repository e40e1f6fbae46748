// Data table.

/// Elements that QEMU is never told of, and who acts on them instead.
public struct HostSide: Sendable, Equatable {
  /// Who acts on it.
  public enum Actor: String, Sendable {
    /// droverd itself, over the monitor or when something happens.
    case daemon
    /// The host's kernel: networks, cgroups, security modules.
    case host
    /// People and applications.
    case application
    /// Nobody here: another hypervisor.
    case other
  }

  /// The way to the element or attribute, without numbers; everything in it belongs to it.
  public let path: String
  /// Who acts on it.
  public let actor: Actor
  /// What becomes of it.
  public let words: String

  private init(_ path: String, _ actor: Actor, _ words: String) {
    self.path = path
    self.actor = actor
    self.words = words
  }

  /// The row of a path; nil for what QEMU may be told of.
  public static func of(_ path: String) -> HostSide? {
    let plain = path.split(separator: "/").map { $0.prefix { $0 != "[" } }
    return rows.first { row in
      let parts = row.path.split(separator: "/")
      return parts.count <= plain.count && zip(parts, plain).allSatisfy { $0 == "*" || $0 == $1 }
    }
  }

  /// All rows; the first that fits counts. `*` stands for any name.
  public static let rows: [HostSide] = [
    HostSide("/domain/title", .application, "words for people"),
    HostSide("/domain/description", .application, "words for people"),
    HostSide("/domain/metadata", .application, "kept for applications"),
    HostSide("/domain/@id", .daemon, "the number of a running guest"),
    HostSide("/domain/on_poweroff", .daemon, "what droverd does when the guest has ended"),
    HostSide("/domain/on_reboot", .daemon, "what droverd does when the guest reboots"),
    HostSide("/domain/on_crash", .daemon, "what droverd does when the guest has crashed"),
    HostSide("/domain/on_lockfailure", .other, "there are no locks on disks here"),
    HostSide("/domain/bootloader", .other, "for Xen"),
    HostSide("/domain/bootloader_args", .other, "for Xen"),
    HostSide("/domain/idmap", .other, "for containers"),
    HostSide("/domain/os/init", .other, "for containers"),
    HostSide("/domain/os/initarg", .other, "for containers"),
    HostSide("/domain/os/initenv", .other, "for containers"),
    HostSide("/domain/os/initdir", .other, "for containers"),
    HostSide("/domain/os/inituser", .other, "for containers"),
    HostSide("/domain/os/initgroup", .other, "for containers"),
    HostSide("/domain/features/privnet", .other, "for containers"),
    HostSide("/domain/features/capabilities", .other, "for containers"),
    HostSide("/domain/features/xen", .other, "for Xen"),
    HostSide("/domain/features/viridian", .other, "for Xen"),
    HostSide("/domain/features/hap", .other, "for Xen"),
    HostSide("/domain/resource", .host, "the host's group of processes"),
    HostSide("/domain/cputune", .host, "shares and places on the host's processors"),
    HostSide("/domain/blkiotune", .host, "shares of the host's disks"),
    HostSide("/domain/memtune", .host, "limits of the host's memory"),
    HostSide("/domain/perf", .host, "counters of the host"),
    HostSide("/domain/seclabel", .host, "labels of a security module"),
    HostSide("/domain/vcpu/@cpuset", .host, "the host's processors"),
    HostSide("/domain/vcpu/@placement", .host, "the host's processors"),
    HostSide("/domain/os/firmware", .daemon, "which firmware is chosen"),
    HostSide("/domain/os/@firmware", .daemon, "which firmware is chosen"),
    HostSide("/domain/os/nvram/@template", .daemon, "where the variables are copied from"),
    HostSide("/domain/os/nvram/@templateFormat", .daemon, "where the variables are copied from"),
    HostSide("/domain/cpu/@check", .daemon, "how the guest's processor is checked"),
    HostSide("/domain/cpu/@migratable", .daemon, "whether features that cannot migrate are left out"),
    HostSide("/domain/cpu/model/@fallback", .daemon, "whether another model may do"),
    HostSide("/domain/devices/lease", .other, "there are no locks on disks here"),
    HostSide("/domain/devices/*/source/seclabel", .host, "labels of a security module"),
    HostSide("/domain/devices/*/seclabel", .host, "labels of a security module"),
    HostSide("/domain/devices/disk/target/@dev", .daemon, "the name of the disk in calls"),
    HostSide("/domain/devices/disk/source/@startupPolicy", .daemon, "what happens when the image is missing"),
    HostSide("/domain/devices/disk/source/@index", .daemon, "the number of a running guest's image"),
    HostSide("/domain/devices/disk/backingStore/@index", .daemon, "the number of a running guest's image"),
    HostSide("/domain/devices/disk/transient", .daemon, "an image for what the guest writes, made at the start"),
    HostSide("/domain/devices/disk/mirror", .daemon, "a copy that is being made"),
    HostSide("/domain/devices/disk/@snapshot", .daemon, "what a snapshot does with the disk"),
    HostSide("/domain/devices/interface/source", .host, "the host's end of the line"),
    HostSide("/domain/devices/interface/target/@dev", .host, "the name of the device on the host"),
    HostSide("/domain/devices/interface/target/@managed", .host, "the device on the host"),
    HostSide("/domain/devices/interface/bandwidth", .host, "limits of the host's network"),
    HostSide("/domain/devices/interface/filterref", .host, "filters of the host's network"),
    HostSide("/domain/devices/interface/virtualport", .host, "the port of a switch"),
    HostSide("/domain/devices/interface/vlan", .host, "the port of a switch"),
    HostSide("/domain/devices/interface/port", .host, "the port of a switch"),
    HostSide("/domain/devices/interface/script", .host, "a program that sets up the line"),
    HostSide("/domain/devices/interface/downscript", .host, "a program that takes down the line"),
    HostSide("/domain/devices/interface/backend", .host, "the helper or device behind the line"),
    HostSide("/domain/devices/interface/guest", .other, "for containers"),
    HostSide("/domain/devices/interface/ip", .host, "an address for the helper of the line"),
    HostSide("/domain/devices/interface/route", .other, "for containers"),
    HostSide("/domain/devices/interface/coalesce", .host, "the device on the host"),
    HostSide("/domain/devices/interface/link", .daemon, "whether the cable is in"),
    HostSide("/domain/devices/interface/portForward", .host, "the helper of the line"),
    HostSide("/domain/devices/channel/target/@state", .daemon, "whether the guest's agent answers"),
    HostSide("/domain/devices/graphics/@autoport", .daemon, "the port is chosen at the start"),
    HostSide("/domain/devices/graphics/@passwd", .daemon, "given over the monitor"),
    HostSide("/domain/devices/graphics/@passwdValidTo", .daemon, "given over the monitor"),
    HostSide("/domain/devices/graphics/@connected", .daemon, "given over the monitor"),
    HostSide("/domain/devices/hostdev/@managed", .host, "whether the device is taken from the host's driver"),
    HostSide("/domain/devices/memballoon/stats", .daemon, "how often the guest's figures are asked for"),
    HostSide("/domain/devices/tpm/backend/encryption", .daemon, "given to the helper that plays the TPM"),
    HostSide("/domain/devices/tpm/backend/active_pcr_banks", .daemon, "given to the helper that plays the TPM"),
    HostSide("/domain/devices/tpm/backend/@persistent_state", .daemon, "the state of the helper"),
  ]
}

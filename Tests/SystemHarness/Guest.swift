import Foundation
import Testing

/// Definitions of the guests that the tests run.
struct Guest: Sendable {
  let name: String
  let uuid: String
  var memory = 32
  var processors = "<vcpu>1</vcpu>"
  var emulator = "/usr/bin/qemu-system-x86_64"
  /// Goes into `<os>` after `<type>`.
  var boot = ""
  /// Goes into `<devices>`.
  var devices = ""
  /// Goes to the end of `<domain>`.
  var rest = ""

  init(_ name: String) {
    self.name = name
    uuid = UUID().uuidString.lowercased()
  }

  /// The guest that `make guest` packs; what it says comes on a socket of its own.
  static func linux(_ name: String, on daemon: DaemonUnderTest) throws -> Guest {
    let image = Checkout.root + "/.build/guest"
    try #require(
      FileManager.default.fileExists(atPath: image + "/manifest"), "there is no test guest in \(image): make guest")
    var guest = Guest(daemon.name(name))
    guest.memory = 96
    guest.boot = """
      <kernel>\(image)/vmlinuz</kernel>
      <initrd>\(image)/initramfs.gz</initrd>
      <cmdline>console=ttyS0</cmdline>
      """
    guest.devices = """
      <serial type='unix'>
        <source mode='bind' path='\(daemon.file(name)).console'/>
        <target port='0'/>
      </serial>
      """
    return guest
  }

  /// A machine without anything to boot: quick to start, and it runs for ever.
  static func idle(_ name: String, on daemon: DaemonUnderTest) -> Guest {
    Guest(daemon.name(name))
  }

  var xml: String {
    """
    <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
      <name>\(name)</name>
      <uuid>\(uuid)</uuid>
      <memory unit='MiB'>\(memory)</memory>
      \(processors)
      <os>
        <type arch='x86_64' machine='pc'>hvm</type>
        \(boot)
      </os>
      <features><acpi/></features>
      <devices>
        <emulator>\(emulator)</emulator>
        \(devices)
      </devices>
      \(rest)
    </domain>
    """
  }
}

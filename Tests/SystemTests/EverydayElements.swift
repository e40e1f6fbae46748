@testable import SystemHarness
import Testing

/// Definitions of one kind of thing, each with one element of everyday definitions.
struct EverydayElements: Sendable, CustomTestStringConvertible {
  let name: String
  let elements: [EverydayElement]

  var testDescription: String { name }

  static let groups = [machines, memory, disks, controllers, lines, screens, devices]
}

/// One element, in a machine that is otherwise empty.
struct EverydayElement: Sendable {
  var what: String
  var machine = "pc"
  /// Goes into `<os>`.
  var boot = ""
  /// Goes into `<domain>`.
  var general = ""
  /// Goes into `<devices>`.
  var devices = ""

  /// The text; `@FOLDER@` in it becomes the folder of the test.
  func definition(name: String, folder: String) -> String {
    """
    <domain type='qemu'>
      <name>\(name)</name>
      <memory unit='MiB'>32</memory>
      \(general.contains("<vcpu") ? "" : "<vcpu>1</vcpu>")
      <os><type arch='x86_64' machine='\(machine)'>hvm</type>\(boot)</os>
      \(general)
      <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>\(devices)</devices>
    </domain>
    """.replacing("@FOLDER@", with: folder)
  }

  /// Something in `<domain>`.
  static func general(_ what: String, _ text: String, machine: String = "pc", boot: String = "") -> EverydayElement {
    EverydayElement(what: what, machine: machine, boot: boot, general: text)
  }

  /// Something in `<devices>`.
  static func device(
    _ what: String, _ text: String, machine: String = "pc", general: String = ""
  ) -> EverydayElement {
    EverydayElement(what: what, machine: machine, general: general, devices: text)
  }
}

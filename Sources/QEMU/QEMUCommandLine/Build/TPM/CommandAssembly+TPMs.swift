import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// Trusted platform modules.
  mutating func addTPMs() throws(VirtError) {
    for tpm in devices.tpms {
      let alias = tpm.info.alias?.name ?? ""
      let backend = "tpm-\(alias)"
      switch tpm.backend?.type ?? .passthrough {
      case .passthrough:
        let path = tpm.backend?.device?.path ?? "/dev/tpm0"
        let device = descriptorSet(for: .device(path: path), name: "\(alias)-tpm")
        let cancel = descriptorSet(for: .device(path: Self.cancelPath(of: path)), name: "\(alias)-cancel")
        var text = KeyValueText("passthrough")
        text.add("id", backend)
        text.add("path", device)
        text.add("cancel-path", cancel)
        add("-tpmdev", text.text)
      case .emulator, .external:
        let path = tpm.backend?.type == .external ? tpm.backend?.source?.path : context.tpmSocket
        var line = Self.line("socket", "chrtpm")
        line.add("path", path ?? "\(context.runFolder)/\(alias)-swtpm.sock")
        add("-chardev", line.text)
        var text = KeyValueText("emulator")
        text.add("id", backend)
        text.add("chardev", "chrtpm")
        add("-tpmdev", text.text)
      }
      guard let model = tpm.model else { continue }
      var device = Properties(driver: model.rawValue)
      device.add("tpmdev", backend)
      finish(&device, tpm.info)
      add(device: device)
    }
  }

  /// Where the kernel is told to give up a command of a module.
  private static func cancelPath(of device: String) -> String {
    let name = device.split(separator: "/").last.map(String.init) ?? "tpm0"
    return "/sys/class/tpm/\(name)/device/cancel"
  }
}

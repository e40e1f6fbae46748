public import DroverXML

extension XMLNamespace {
  /// The namespace of what is handed to QEMU as it stands.
  public static let qemu = XMLNamespace(prefix: "qemu", uri: "http://libvirt.org/schemas/domain/qemu/1.0")
}

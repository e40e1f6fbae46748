extension LaunchContext {
  /// A context in which nothing belongs to this host: the folders and numbers are those that libvirt's documents
  /// and records show, so that a command line can be compared.
  public static func offline(name: String) -> LaunchContext {
    var context = LaunchContext(
      stateFolder: "/var/lib/libvirt/qemu", runtimeFolder: "/var/run/libvirt/qemu", name: name, id: -1,
      secrets: UnknownSecrets())
    context.runFolder = "/var/lib/libvirt/qemu/domain-\(shortName(id: -1, name: name))"
    context.channelFolder = "/var/lib/libvirt/qemu/channel/target"
    context.hugePageMounts = [
      HugePageMount(pageSize: 2048, folder: "/dev/hugepages2M/libvirt/qemu"),
      HugePageMount(pageSize: 1_048_576, folder: "/dev/hugepages1G/libvirt/qemu"),
    ]
    context.environment = [
      .init("PATH", "/bin"), .init("USER", "test"), .init("LOGNAME", "test"),
    ]
    return context
  }
}

/// No secret is known: each stands as a note of what it is, which no emulator would take.
struct UnknownSecrets: SecretSource {
  func properties(of reference: SecretReference) -> [(name: String, value: String)]? {
    switch reference {
    case .uuid(let uuid): [("data", "<secret \(uuid)>"), ("keyid", "masterKey0"), ("format", "base64")]
    case .usage(let usage): [("data", "<secret \(usage)>"), ("keyid", "masterKey0"), ("format", "base64")]
    case .text: [("data", "<text>"), ("keyid", "masterKey0"), ("format", "base64")]
    }
  }
}

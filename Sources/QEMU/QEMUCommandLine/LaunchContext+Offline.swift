import DomainModel

extension LaunchContext {
  /// A context in which nothing belongs to this host: the folders and numbers are those that libvirt's documents
  /// and records show, so that a command line can be compared.
  public static func offline(name: String) -> LaunchContext {
    var context = LaunchContext(
      stateFolder: "/var/lib/libvirt/qemu", runtimeFolder: "/var/run/libvirt/qemu", name: name, id: -1,
      secrets: Self.secretsStandIn)
    context.runFolder = "/var/lib/libvirt/qemu/domain-\(shortName(id: -1, name: name))"
    context.channelFolder = "/var/lib/libvirt/qemu/channel/target"
    context.hugePageMounts = [
      HugePageMount(pageSize: 2048, folder: "/dev/hugepages2M/libvirt/qemu"),
      HugePageMount(pageSize: 1_048_576, folder: "/dev/hugepages1G/libvirt/qemu"),
    ]
    context.hasVHostNet = true
    context.renderNode = "/dev/dri/foo"
    context.automaticNodes = CPUSet(0...3)
    context.hostNodes = CPUSet(0...7)
    context.tpmSocket = "/dev/test"
    context.environment = [
      .init("PATH", "/bin"), .init("USER", "test"), .init("LOGNAME", "test"),
    ]
    return context
  }
}

extension LaunchContext {
  /// Stands in for secrets that only a daemon knows: one and the same text, under a key that counts upwards.
  ///
  /// The text is the key of a cluster's user in the form that Ceph gives it.
  private static var secretsStandIn: any SecretSource {
    let count = [UInt8](0..<UInt8(SecretCipher.keySize))
    let secrets = EncryptedSecrets(
      masterKey: count, makeVector: { [UInt8](0..<UInt8(SecretCipher.blockSize)) },
      lookUp: { _ in Array("AQCVn5hO6HzFAhAAq0NCv8jtJcIcE+HOBlMQ1A".utf8) })
    return secrets ?? NoSecrets()
  }
}

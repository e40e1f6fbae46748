import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// The secrets and certificates that an image is opened with.
  mutating func addSecrets(of layer: BlockChain.Layer) throws(VirtError) {
    if let auth = layer.source.auth, let secret = auth.secret {
      try addSecret("\(layer.name)-storage-auth-secret0", SecretReference(uuid: secret.uuid, usage: secret.usage))
    }
    if let cookies = layer.source.cookies?.cookies, !cookies.isEmpty {
      let text = cookies.map { "\($0.name)=\($0.value ?? "")" }.joined(separator: "; ")
      try addSecret("\(layer.name)-storage-httpcookie-secret0", .text(text))
    }
    if let encryption = layer.encryption {
      let place = layer.hasFormatNode ? "format" : "storage"
      for (index, secret) in encryption.secrets.enumerated() {
        try addSecret(
          "\(layer.name)-\(place)-encryption-secret\(index)",
          SecretReference(uuid: secret.uuid, usage: secret.usage))
      }
    }
    if layer.type == .network, layer.source.protocol == .nbd, layer.source.tls == .yes {
      addCertificates(
        "obj\(layer.name)-storage_tls0", folder: context.certificates.disks, isServer: false, verifies: true)
    }
    if let reservations = layer.source.reservations, reservations.managed != .yes {
      var helper = Properties(object: "pr-manager-helper", id: "pr-helper-\(layer.name)-storage")
      helper.add("path", reservations.source?.path ?? "")
      add(object: helper)
    }
  }

  /// A secret that QEMU knows by a name.
  mutating func addSecret(_ id: String, _ reference: SecretReference) throws(VirtError) {
    guard let properties = context.secrets.properties(of: reference) else {
      throw VirtError(.noSecret, "the secret for '\(id)' is not known here", origin: .secret)
    }
    var secret = Properties(object: "secret", id: id)
    for (name, value) in properties { secret.add(name, value) }
    add(object: secret)
  }

  /// The certificates of an encrypted line.
  mutating func addCertificates(_ id: String, folder: String, isServer: Bool, verifies: Bool) {
    var credentials = Properties(object: "tls-creds-x509", id: id)
    credentials.add("dir", folder)
    credentials.add("endpoint", isServer ? "server" : "client")
    credentials.add("verify-peer", flag: verifies)
    add(object: credentials)
  }
}

extension SecretReference {
  init(uuid: UUID?, usage: String?) { self = uuid.map { .uuid($0.description) } ?? .usage(usage ?? "") }
}

import DroverClient
import DroverCore

/// Which daemon is meant: `--root`, `--connect`, the variable `DROVER_URI`, else the droverd of host or user.
enum Address: Sendable, Equatable {
  case root(String)
  case uri(String)
  case standard

  init(options: GlobalOptions, variables: [String: String]) {
    if let root = options.root {
      self = .root(root)
    } else if let uri = options.connect {
      self = .uri(uri)
    } else if let uri = variables["DROVER_URI"], !uri.isEmpty {
      self = .uri(uri)
    } else {
      self = .standard
    }
  }

  func endpoint(readOnly: Bool, in environment: UserEnvironment) throws(VirtError) -> Endpoint {
    switch self {
    case .root(let folder): Endpoint.root(folder, readOnly: readOnly)
    case .uri(let text): try Endpoint(ConnectionURI(text), readOnly: readOnly, in: environment)
    case .standard: Endpoint.drover(readOnly: readOnly, in: environment)
    }
  }

  /// What could help when nobody answers there.
  var hints: [String] {
    switch self {
    case .root(let folder): ["is droverd running? start it with: droverd --root \(folder)"]
    case .uri: []
    case .standard: ["is droverd running? libvirt's daemon is reached with: -c qemu:///system"]
    }
  }
}

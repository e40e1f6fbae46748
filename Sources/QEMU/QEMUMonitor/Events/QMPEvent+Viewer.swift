import DroverCore

extension QMPEvent {
  /// Somebody at a display (`VNC_…`, `SPICE_…`).
  public struct Viewer: Hashable, Sendable {
    /// What happened.
    public enum Phase: Hashable, Sendable {
      case connected, initialized, disconnected
    }

    /// One end of the connection.
    public struct Address: Hashable, Sendable {
      /// `ipv4`, `ipv6`, `unix`, …
      public let family: String
      /// The address; the path for a Unix socket.
      public let host: String
      /// The port as QEMU says it.
      public let service: String
    }

    /// What happened.
    public let phase: Phase
    /// Here and there.
    public let server: Address, client: Address
    /// How viewers are let in; empty when QEMU does not say.
    public let authentication: String
    /// Who the viewer has proved to be: the name in its certificate, and what SASL calls it.
    public let distinguishedName: String?, saslName: String?

    /// Reads an event; nil for any other.
    init?(_ event: QMPEvent) {
      switch event.name {
      case "VNC_CONNECTED", "SPICE_CONNECTED": phase = .connected
      case "VNC_INITIALIZED", "SPICE_INITIALIZED": phase = .initialized
      case "VNC_DISCONNECTED", "SPICE_DISCONNECTED": phase = .disconnected
      default: return nil
      }
      let isVNC = event.name.hasPrefix("VNC")
      server = Address(event.data["server"], port: isVNC ? "service" : "port")
      client = Address(event.data["client"], port: isVNC ? "service" : "port")
      authentication = event.data["server"]?["auth"]?.string ?? ""
      distinguishedName = event.data["client"]?["x509_dname"]?.string
      saslName = event.data["client"]?["sasl_username"]?.string
    }
  }

  /// The host's memory failed below the guest.
  public struct MemoryFailure: Hashable, Sendable {
    /// `hypervisor` or `guest`.
    public let recipient: String
    /// `ignore`, `inject`, `fatal` or `reset`.
    public let action: String
    /// Whether the guest must do something about it, and whether it failed while it did.
    public let isActionRequired: Bool, isRecursive: Bool

    init(_ data: JSONObject) {
      recipient = data["recipient"]?.string ?? ""
      action = data["action"]?.string ?? ""
      isActionRequired = data["flags"]?["action-required"]?.bool ?? false
      isRecursive = data["flags"]?["recursive"]?.bool ?? false
    }
  }
}

extension QMPEvent.Viewer.Address {
  /// Reads an end; VNC calls its port a service.
  fileprivate init(_ json: JSON?, port: String) {
    family = json?["family"]?.string ?? ""
    host = json?["host"]?.string ?? ""
    service = json?[port]?.string ?? ""
  }
}

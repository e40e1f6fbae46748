extension ErrorCode {
  /// The words that clients see for a code: alone when there is no detail, around the detail when there is.
  ///
  /// Clients match on them (`Domain not found: …`), so they are those that libvirt gives.
  struct Wording {
    let alone: String
    let before: String
    let after: String
  }

  /// Composes what a client shows for this code and a detail.
  ///
  /// - Parameter detail: the sentence after the leading words; nil or empty gives the code's own words alone.
  public func message(_ detail: String?) -> String {
    guard let wording = Self.wordings[rawValue] else { return detail ?? "unknown error \(rawValue)" }
    guard let detail, !detail.isEmpty else { return wording.alone }
    return wording.before + detail + wording.after
  }

  private static let wordings: [Int32: Wording] = [
    1: Wording(alone: "internal error", before: "internal error: ", after: ""),
    2: Wording(alone: "out of memory", before: "out of memory: ", after: ""),
    3: Wording(
      alone: "this function is not supported by the connection driver",
      before: "this function is not supported by the connection driver: ", after: ""),
    4: Wording(alone: "unknown host", before: "unknown host ", after: ""),
    5: Wording(alone: "no connection driver available", before: "no connection driver available for ", after: ""),
    6: Wording(alone: "invalid connection pointer in", before: "invalid connection pointer in ", after: ""),
    7: Wording(alone: "invalid domain pointer in", before: "invalid domain pointer in ", after: ""),
    8: Wording(alone: "invalid argument", before: "invalid argument: ", after: ""),
    9: Wording(alone: "operation failed", before: "operation failed: ", after: ""),
    10: Wording(alone: "GET operation failed", before: "GET operation failed: ", after: ""),
    11: Wording(alone: "POST operation failed", before: "POST operation failed: ", after: ""),
    12: Wording(alone: "got unknown HTTP error code", before: "got unknown HTTP error code ", after: ""),
    13: Wording(alone: "failed to serialize S-Expr", before: "failed to serialize S-Expr: ", after: ""),
    14: Wording(alone: "could not use Xen hypervisor entry", before: "could not use Xen hypervisor entry ", after: ""),
    15: Wording(alone: "failed Xen syscall", before: "failed Xen syscall ", after: ""),
    16: Wording(alone: "unknown OS type", before: "unknown OS type ", after: ""),
    17: Wording(alone: "missing kernel information", before: "missing kernel information: ", after: ""),
    18: Wording(alone: "missing root device information", before: "missing root device information in ", after: ""),
    19: Wording(
      alone: "missing source information for device", before: "missing source information for device ", after: ""),
    20: Wording(
      alone: "missing target information for device", before: "missing target information for device ", after: ""),
    21: Wording(alone: "missing name information", before: "missing name information in ", after: ""),
    22: Wording(
      alone: "missing operating system information", before: "missing operating system information for ", after: ""),
    23: Wording(alone: "missing devices information", before: "missing devices information for ", after: ""),
    24: Wording(alone: "could not connect to Xen Store", before: "could not connect to Xen Store ", after: ""),
    25: Wording(alone: "too many drivers registered", before: "too many drivers registered in ", after: ""),
    26: Wording(alone: "library call failed", before: "library call failed: ", after: ""),
    27: Wording(alone: "XML description is invalid or not well formed", before: "XML error: ", after: ""),
    28: Wording(alone: "this domain exists already", before: "domain ", after: " exists already"),
    29: Wording(alone: "operation forbidden for read only access", before: "operation forbidden: ", after: ""),
    30: Wording(alone: "failed to open configuration file", before: "failed to open configuration file ", after: ""),
    31: Wording(alone: "failed to read configuration file", before: "failed to read configuration file ", after: ""),
    32: Wording(alone: "failed to parse configuration file", before: "failed to parse configuration file ", after: ""),
    33: Wording(alone: "configuration file syntax error", before: "configuration file syntax error: ", after: ""),
    34: Wording(alone: "failed to write configuration file", before: "failed to write configuration file: ", after: ""),
    35: Wording(alone: "parser error", before: "", after: ""),
    36: Wording(alone: "invalid network pointer in", before: "invalid network pointer in ", after: ""),
    37: Wording(alone: "this network exists already", before: "network ", after: " exists already"),
    38: Wording(alone: "system call error", before: "", after: ""),
    39: Wording(alone: "RPC error", before: "", after: ""),
    40: Wording(alone: "GNUTLS call error", before: "", after: ""),
    41: Wording(alone: "Failed to find the network", before: "Failed to find the network: ", after: ""),
    42: Wording(alone: "Domain not found", before: "Domain not found: ", after: ""),
    43: Wording(alone: "Network not found", before: "Network not found: ", after: ""),
    44: Wording(alone: "invalid MAC address", before: "invalid MAC address: ", after: ""),
    45: Wording(alone: "authentication failed", before: "authentication failed: ", after: ""),
    46: Wording(alone: "invalid storage pool pointer in", before: "invalid storage pool pointer in ", after: ""),
    47: Wording(alone: "invalid storage volume pointer in", before: "invalid storage volume pointer in ", after: ""),
    48: Wording(alone: "Failed to find a storage driver", before: "Failed to find a storage driver: ", after: ""),
    49: Wording(alone: "Storage pool not found", before: "Storage pool not found: ", after: ""),
    50: Wording(alone: "Storage volume not found", before: "Storage volume not found: ", after: ""),
    51: Wording(alone: "Failed to find a node driver", before: "Failed to find a node driver: ", after: ""),
    52: Wording(alone: "invalid node device pointer", before: "invalid node device pointer in ", after: ""),
    53: Wording(alone: "Node device not found", before: "Node device not found: ", after: ""),
    54: Wording(alone: "Security model not found", before: "Security model not found: ", after: ""),
    55: Wording(alone: "Requested operation is not valid", before: "Requested operation is not valid: ", after: ""),
    56: Wording(alone: "Failed to find the interface", before: "Failed to find the interface: ", after: ""),
    57: Wording(alone: "Interface not found", before: "Interface not found: ", after: ""),
    58: Wording(alone: "invalid interface pointer in", before: "invalid interface pointer in ", after: ""),
    59: Wording(alone: "multiple matching interfaces found", before: "multiple matching interfaces found: ", after: ""),
    60: Wording(
      alone: "Failed to start the nwfilter driver", before: "Failed to start the nwfilter driver: ", after: ""),
    61: Wording(alone: "Invalid network filter", before: "Invalid network filter: ", after: ""),
    62: Wording(alone: "Network filter not found", before: "Network filter not found: ", after: ""),
    63: Wording(alone: "Error while building firewall", before: "Error while building firewall: ", after: ""),
    64: Wording(
      alone: "Failed to find a secret storage driver", before: "Failed to find a secret storage driver: ", after: ""),
    65: Wording(alone: "Invalid secret", before: "Invalid secret: ", after: ""),
    66: Wording(alone: "Secret not found", before: "Secret not found: ", after: ""),
    67: Wording(alone: "unsupported configuration", before: "unsupported configuration: ", after: ""),
    68: Wording(alone: "Timed out during operation", before: "Timed out during operation: ", after: ""),
    69: Wording(
      alone: "Failed to make domain persistent after migration",
      before: "Failed to make domain persistent after migration: ", after: ""),
    70: Wording(alone: "Hook script execution failed", before: "Hook script execution failed: ", after: ""),
    71: Wording(alone: "Invalid domain snapshot", before: "Invalid domain snapshot: ", after: ""),
    72: Wording(alone: "Domain snapshot not found", before: "Domain snapshot not found: ", after: ""),
    73: Wording(alone: "invalid stream pointer", before: "invalid stream pointer in ", after: ""),
    74: Wording(alone: "argument unsupported", before: "argument unsupported: ", after: ""),
    75: Wording(alone: "Storage pool probe failed", before: "Storage pool probe failed: ", after: ""),
    76: Wording(alone: "Storage pool already built", before: "Storage pool already built: ", after: ""),
    77: Wording(alone: "revert requires force", before: "revert requires force: ", after: ""),
    78: Wording(alone: "operation aborted", before: "operation aborted: ", after: ""),
    79: Wording(alone: "authentication cancelled", before: "authentication cancelled: ", after: ""),
    80: Wording(alone: "metadata not found", before: "metadata not found: ", after: ""),
    81: Wording(alone: "Unsafe migration", before: "Unsafe migration: ", after: ""),
    82: Wording(alone: "numerical overflow", before: "numerical overflow: ", after: ""),
    83: Wording(alone: "block copy still active", before: "block copy still active: ", after: ""),
    84: Wording(alone: "Operation not supported", before: "Operation not supported: ", after: ""),
    85: Wording(alone: "SSH transport error", before: "SSH transport error: ", after: ""),
    86: Wording(alone: "Guest agent is not responding", before: "Guest agent is not responding: ", after: ""),
    87: Wording(alone: "resource busy", before: "resource busy: ", after: ""),
    88: Wording(alone: "access denied", before: "access denied: ", after: ""),
    89: Wording(alone: "error from service", before: "error from service: ", after: ""),
    90: Wording(alone: "this storage volume exists already", before: "storage volume ", after: " exists already"),
    91: Wording(
      alone: "the CPU is incompatible with host CPU", before: "the CPU is incompatible with host CPU: ", after: ""),
    92: Wording(
      alone: "XML document failed to validate against schema",
      before: "XML document failed to validate against schema: ", after: ""),
    93: Wording(alone: "migration successfully aborted", before: "migration successfully aborted: ", after: ""),
    94: Wording(alone: "authentication unavailable", before: "authentication unavailable: ", after: ""),
    95: Wording(alone: "Server not found", before: "Server not found: ", after: ""),
    96: Wording(alone: "Client not found", before: "Client not found: ", after: ""),
    97: Wording(
      alone: "guest agent replied with wrong id to guest-sync command",
      before: "guest agent replied with wrong id to guest-sync command: ", after: ""),
    98: Wording(alone: "libssh transport error", before: "libssh transport error: ", after: ""),
    99: Wording(alone: "device not found", before: "device not found: ", after: ""),
    100: Wording(alone: "Invalid network filter binding", before: "Invalid network filter binding: ", after: ""),
    101: Wording(alone: "Network filter binding not found", before: "Network filter binding not found: ", after: ""),
    102: Wording(alone: "Invalid domain checkpoint", before: "Invalid domain checkpoint: ", after: ""),
    103: Wording(alone: "Domain checkpoint not found", before: "Domain checkpoint not found: ", after: ""),
    104: Wording(alone: "Domain backup job id not found", before: "Domain backup job id not found: ", after: ""),
    105: Wording(alone: "Invalid network port pointer", before: "Invalid network port pointer: ", after: ""),
    106: Wording(alone: "this network port exists already", before: "network port ", after: " exists already"),
    107: Wording(alone: "network port not found", before: "network port not found: ", after: ""),
    108: Wording(alone: "no hostname found", before: "no hostname found: ", after: ""),
    109: Wording(alone: "checkpoint inconsistent", before: "checkpoint inconsistent: ", after: ""),
    110: Wording(alone: "multiple matching domains found", before: "multiple matching domains found: ", after: ""),
    111: Wording(alone: "network metadata not found", before: "network metadata not found: ", after: ""),
    112: Wording(alone: "guest agent command timed out", before: "guest agent command timed out: ", after: ""),
    113: Wording(alone: "guest agent command failed", before: "guest agent command failed: ", after: ""),
  ]
}

import DomainModel
import DroverCore
import DroverXML

/// One device that a client sent, alone: `<disk>`, `<interface>`, …
enum DeviceFragment: Sendable {
  case disk(Disk)
  case interface(NetworkInterface)
  case graphics(Graphics)
  /// A device that exists and cannot be changed, by libvirt's word for its kind.
  case other(String)

  /// Errors: `xmlDetail` for what is no XML, `configUnsupported` for what is no device, those of the elements.
  init(_ xml: String) throws(VirtError) {
    do throws(XMLError) {
      let name = try XMLReader.rootName(of: xml)
      switch name {
      case "disk": self = .disk(try XMLReader.read(xml, as: "disk", Disk.self).value)
      case "interface": self = .interface(try XMLReader.read(xml, as: "interface", NetworkInterface.self).value)
      case "graphics": self = .graphics(try XMLReader.read(xml, as: "graphics", Graphics.self).value)
      default:
        guard let kind = Self.kinds[name] else {
          throw XMLError(code: .configUnsupported, sentence: "unknown device type '\(name)'")
        }
        self = .other(kind)
      }
    } catch {
      throw error.virtError
    }
  }

  /// libvirt's word for its kind.
  var kind: String {
    switch self {
    case .disk: "disk"
    case .interface: "interface"
    case .graphics: "graphics"
    case .other(let kind): kind
    }
  }

  /// The other devices, with libvirt's words for their kinds.
  private static let kinds: [String: String] = {
    var kinds = ["serial": "chr", "parallel": "chr", "console": "chr", "channel": "chr"]
    for name in [
      "controller", "lease", "filesystem", "smartcard", "input", "tpm", "sound", "audio", "video", "hostdev",
      "redirdev",
      "hub", "watchdog", "memballoon", "rng", "nvram", "panic", "shmem", "memory", "iommu", "vsock", "crypto", "pstore",
    ] { kinds[name] = name }
    return kinds
  }()
}

import DomainModel
import Domains
import DroverCore
import DroverHost
import QEMUCapabilities

/// `<host>` of the `<capabilities>` document.
struct HostDocument: Sendable {
  let uuid: UUID
  let node: NodeInformation
  let layout: HostLayout
  /// nil where the kernel does not tell of it.
  let processor: HostProcessorFacts?

  func write(to document: inout DocumentText) {
    document.element("host") { document in
      document.element("uuid", text: uuid.description)
      document.element("cpu") { writeProcessor(to: &$0) }
      if layout.sleeps.isEmpty {
        document.empty("power_management")
      } else {
        document.element("power_management") { document in
          for way in layout.sleeps { document.empty(way) }
        }
      }
      document.empty("iommu", [("support", layout.hasIOMMU ? "yes" : "no")])
      document.element("migration_features") { document in
        document.empty("live")
        document.element("uri_transports") { $0.element("uri_transport", text: "tcp") }
      }
      document.element("topology") { writeCells(to: &$0) }
      if !layout.caches.isEmpty { document.element("cache") { writeCaches(to: &$0) } }
      document.element("secmodel") { document in
        document.element("model", text: "none")
        document.element("doi", text: "0")
      }
    }
  }

  private func writeProcessor(to document: inout DocumentText) {
    document.element("arch", text: node.model)
    let nearest = processor.flatMap { ProcessorCatalogue.nearestWithin($0.identity, features: $0.features) }
    if let processor, let nearest {
      document.element("model", text: nearest.model)
      if let vendor = nearest.vendorName { document.element("vendor", text: vendor) }
      if let microcode = processor.microcode { document.empty("microcode", [("version", "\(microcode)")]) }
      let identity = processor.identity
      document.empty(
        "signature",
        [("family", "\(identity.family)"), ("model", "\(identity.model)"), ("stepping", "\(identity.stepping)")])
      if let counter = processor.counter {
        document.empty("counter", [("name", "tsc"), ("frequency", "\(counter)"), ("scaling", "no")])
      }
    }
    document.empty(
      "topology",
      [("sockets", "\(node.sockets)"), ("dies", "1"), ("cores", "\(node.cores)"), ("threads", "\(node.threads)")])
    if let bits = processor?.addressBits { document.empty("maxphysaddr", [("mode", "emulate"), ("bits", "\(bits)")]) }
    for name in nearest?.present ?? [] {
      document.empty("feature", [("name", ProcessorFeatureName.inDefinitions(name))])
    }
    for size in layout.pageSizes { document.empty("pages", [("unit", "KiB"), ("size", "\(size)")]) }
  }

  private func writeCells(to document: inout DocumentText) {
    document.element("cells", [("num", "\(layout.cells.count)")]) { document in
      for cell in layout.cells {
        document.element("cell", [("id", "\(cell.number)")]) { document in
          document.element("memory", [("unit", "KiB")], text: "\(cell.memory)")
          for pages in cell.pages {
            document.element("pages", [("unit", "KiB"), ("size", "\(pages.size)")], text: "\(pages.count)")
          }
          if !cell.distances.isEmpty {
            document.element("distances") { document in
              for distance in cell.distances {
                document.empty("sibling", [("id", "\(distance.cell)"), ("value", "\(distance.value)")])
              }
            }
          }
          write(cell.cpus, to: &document)
        }
      }
    }
  }

  private func write(_ cpus: [HostLayout.CPU], to document: inout DocumentText) {
    document.element("cpus", [("num", "\(cpus.count)")]) { document in
      for cpu in cpus {
        let place = cpu.place
        document.empty(
          "cpu",
          [
            ("id", "\(place.number)"), ("socket_id", "\(place.socket)"), ("die_id", "\(place.die)"),
            ("core_id", "\(place.core)"), ("siblings", cpu.siblings),
          ])
      }
    }
  }

  private func writeCaches(to document: inout DocumentText) {
    for cache in layout.caches {
      let isWhole = cache.size % 1024 == 0
      document.empty(
        "bank",
        [
          ("id", "\(cache.number)"), ("level", "\(cache.level)"), ("type", cache.kind),
          ("size", "\(isWhole ? cache.size / 1024 : cache.size)"), ("unit", isWhole ? "MiB" : "KiB"),
          ("cpus", cache.cpus),
        ])
    }
  }
}

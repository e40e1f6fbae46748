import DomainModel
import DroverCore

extension DomainService {
  /// The disks of the domains among some that do not run, with the sizes of their images, by uuid. What does not answer
  /// in time has no sizes.
  func sizesOfImages(of domains: [Domain]) async -> [UUID: [StoredImage]] {
    let deadline = context.time.now + context.settings.statisticsDeadline * 2
    return await withTaskGroup(of: (UUID, [StoredImage])?.self) { group in
      var waiting = domains.filter { $0.read { $0.live == nil && ($0.facts?.disks ?? 0) > 0 } }[...]
      func next() {
        guard let domain = waiting.popFirst() else { return }
        group.addTask { [context] in
          guard let text = domain.read({ $0.persistent }), let definition = try? text.parsed() else { return nil }
          var images: [StoredImage] = []
          for disk in definition.devices?.disks ?? [] {
            var image = StoredImage(target: disk.target?.dev, path: disk.localPath)
            if disk.source?.dir == nil, let path = image.path, context.time.now < deadline {
              image.sizes = try? await context.parts.hypervisor.imageSizes(path: path, format: disk.driver?.type)
            }
            images.append(image)
          }
          return (domain.uuid, images)
        }
      }
      // Files are looked at by a few threads: more at a time would only wait for these.
      for _ in 0..<8 { next() }
      var found: [UUID: [StoredImage]] = [:]
      for await entry in group {
        if let entry { found[entry.0] = entry.1 }
        next()
      }
      return found
    }
  }
}

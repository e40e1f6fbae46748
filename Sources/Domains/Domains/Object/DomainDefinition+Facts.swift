import DomainModel

extension DomainDefinition {
  /// Where the bytes of a disk lie, by the alias of its device; what a client is told with an I/O error.
  func diskPath(alias: String) -> String? {
    let disk = devices?.disks.first { $0.info.alias?.name == alias }
    let source = disk?.source
    return source?.file ?? source?.dev ?? source?.dir ?? source?.path ?? source?.name
  }
}

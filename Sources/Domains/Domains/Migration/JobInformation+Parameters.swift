public import DroverCore

extension JobInformation {
  /// What `virDomainGetJobStats` tells, by libvirt's names: bytes, milliseconds, bytes a second, pages a second.
  public var parameters: [TypedParameter] {
    var list = [
      TypedParameter("operation", .int(operation.rawValue)), TypedParameter("time_elapsed", .ulong(elapsed)),
    ]
    guard let figures else { return list }
    func add(_ name: String, _ value: UInt64?) {
      if let value { list.append(TypedParameter(name, .ulong(value))) }
    }
    add("downtime", figures.downtime)
    add("setup_time", figures.setup)
    add("data_total", figures.total)
    add("data_processed", figures.transferred)
    add("data_remaining", figures.remaining)
    add("memory_total", figures.total)
    add("memory_processed", figures.transferred)
    add("memory_remaining", figures.remaining)
    add("memory_bps", figures.bytesPerSecond)
    add("memory_constant", figures.constantPages)
    add("memory_normal", figures.normalPages)
    add("memory_normal_bytes", figures.normalBytes)
    add("memory_dirty_rate", figures.dirtyRate)
    add("memory_iteration", figures.iteration)
    add("memory_page_size", figures.pageSize)
    if let throttle = figures.throttle { list.append(TypedParameter("auto_converge_throttle", .int(throttle))) }
    return list
  }
}

import CShims
import Glibc

extension Spawner {
  /// Writes a request as C wants it, for the time of a call.
  static func withCRequest(
    _ request: SpawnRequest, _ mappings: [drover_fd_mapping],
    _ call: (UnsafePointer<drover_spawn_request>) -> Int32
  ) -> Int32 {
    let arguments = CStrings([request.executable] + request.arguments)
    let environment = CStrings(request.environment.map { "\($0.name)=\($0.value)" })
    let folder = CStrings(request.folder.map { [$0] } ?? [])
    let limits = request.limits.map { drover_limit(resource: $0.resource, soft: $0.soft, hard: $0.hard) }
    var mappings = mappings
    let groups = request.user?.groups ?? []
    return withExtendedLifetime((arguments, environment, folder)) {
      mappings.withUnsafeMutableBufferPointer { mappings in
        limits.withUnsafeBufferPointer { limits in
          groups.withUnsafeBufferPointer { groups in
            var raw = drover_spawn_request()
            raw.path = arguments.first
            raw.arguments = UnsafePointer(arguments.pointers)
            raw.environment = UnsafePointer(environment.pointers)
            raw.folder = folder.first
            raw.mappings = mappings.baseAddress
            raw.mapping_count = Int32(mappings.count)
            raw.limits = limits.baseAddress
            raw.limit_count = Int32(limits.count)
            raw.new_session = request.hasOwnSession ? 1 : 0
            raw.change_umask = request.umask == nil ? 0 : 1
            raw.umask = request.umask ?? 0
            raw.change_user = request.user == nil ? 0 : 1
            raw.uid = request.user?.uid ?? 0
            raw.gid = request.user?.gid ?? 0
            raw.groups = groups.baseAddress
            raw.group_count = Int32(groups.count)
            return call(&raw)
          }
        }
      }
    }
  }
}

/// Copies of strings, and the list of pointers to them that ends with none.
private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ strings: [String]) {
    count = strings.count
    pointers = .allocate(capacity: count + 1)
    for (index, string) in strings.enumerated() { (pointers + index).initialize(to: strdup(string)) }
    (pointers + count).initialize(to: nil)
  }

  /// The first string; nil when there is none.
  var first: UnsafePointer<CChar>? { pointers.pointee.map { UnsafePointer($0) } }

  deinit {
    for index in 0..<count { free(pointers[index]) }
    pointers.deallocate()
  }
}

import DroverCore
import DroverHost
import Glibc

/// A test that runs in a process of its own: this test program again, asked for that one test.
///
/// Swift Testing's exit tests wait for any child of the process, and so get in the way of tests whose subject is
/// children.
struct OwnProcess {
  private static let variable = "DROVER_TEST_PROCESS"
  private let name: String

  init(_ name: String) { self.name = name }

  /// Whether this is that process.
  var isHere: Bool { getenv(Self.variable).map { String(cString: $0) } == name }

  /// Runs the calling test there; how it ended.
  func run(
    environment: [(String, String)] = [], descriptors: UInt64? = nil, test: String = #function
  ) async throws -> ProcessExit? {
    let running = try RunningReactor()
    let title = test.split(separator: "`").first.map(String.init) ?? test
    var request = SpawnRequest(
      try FileContents.link("/proc/self/exe"), ["--testing-library", "swift-testing", "--filter", title])
    let folder = ScratchFolder()
    request.environment =
      [(Self.variable, name), ("DROVER_TEST_FOLDER", folder.path), ("PATH", "/usr/bin:/bin")]
      + environment.map { ($0.0, $0.1) }
    for inherited in ["LD_LIBRARY_PATH", "HOME", "TSAN_OPTIONS", "ASAN_OPTIONS"] {
      if let value = getenv(inherited) { request.environment.append((inherited, String(cString: value))) }
    }
    // What fails there is to be read here.
    request.output = SharedDescriptor(Descriptor(adopting: dup(2)))
    if let descriptors {
      request.limits = [.init(resource: Int32(RLIMIT_NOFILE.rawValue), soft: descriptors, hard: descriptors)]
    }
    return await (try await Spawner.spawn(request, reactor: running.reactor)).waitForExit()
  }
}

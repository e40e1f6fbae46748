import Foundation

/// Where the things are that the tests run.
enum Checkout {
  /// The folder of the built programs: that of the test runner itself.
  static let products: String = {
    let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (runner as NSString).deletingLastPathComponent
  }()

  static let daemon = ProcessInfo.processInfo.environment["DROVER_TEST_DAEMON"] ?? products + "/droverd"
  static let tool = products + "/drover"

  /// The folder of Package.swift, found upwards from the products.
  static let root: String = {
    var folder = products
    while folder != "/" && !FileManager.default.fileExists(atPath: folder + "/Package.swift") {
      folder = (folder as NSString).deletingLastPathComponent
    }
    return folder
  }()

  /// A daemon that runs already, to hold the tests themselves against another implementation.
  static let foreignURI = ProcessInfo.processInfo.environment["DROVER_TEST_URI"]
}

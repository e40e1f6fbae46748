import Glibc

/// The variables of this process's environment.
enum EnvironmentVariables {
  static var current: [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let halves = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if let name = halves.first, let value = halves.dropFirst().first { result[String(name)] = String(value) }
      entry += 1
    }
    return result
  }
}

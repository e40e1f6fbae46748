import ArgumentParser
import DroverClient
import DroverCore

struct SetMemoryCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "setmem", abstract: "Change how much memory a guest has; a running one is asked by its balloon.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Argument(help: "The size: KiB, or with a unit: 512M, 2GiB.") var size: String
  @OptionGroup var scope: ScopeFlags

  mutating func validate() throws { _ = try MemorySize.kibibytes(size) }

  func run(in session: ToolSession) async throws {
    let kibibytes = try MemorySize.kibibytes(size)
    try await session.act(on: domain, failing: "Failed to set memory of domain", "memory-set") {
      domain async throws(VirtError) in
      try await domain.setMemory(kibibytes: kibibytes, scope: scope.chosen)
      return "Memory of domain '\(domain.name)' set"
    }
  }
}

struct SetMaximumMemoryCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "setmaxmem", abstract: "Change how much memory a guest can have from its next start on.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Argument(help: "The size: KiB, or with a unit: 512M, 2GiB.") var size: String
  @OptionGroup var scope: ScopeFlags

  mutating func validate() throws { _ = try MemorySize.kibibytes(size) }

  func run(in session: ToolSession) async throws {
    let kibibytes = try MemorySize.kibibytes(size)
    try await session.act(on: domain, failing: "Failed to set the maximum memory of domain", "maximum-memory-set") {
      domain async throws(VirtError) in
      try await domain.setMemory(kibibytes: kibibytes, scope: scope.chosen, isMaximum: true)
      return "Maximum memory of domain '\(domain.name)' set"
    }
  }
}

struct SetVirtualCPUsCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "setvcpus", abstract: "Change how many virtual CPUs a guest has.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Argument(help: "How many.") var count: UInt32
  @Flag(help: "How many it can have.") var maximum = false
  @Flag(help: "How many the guest uses, by its agent.") var guest = false
  @OptionGroup var scope: ScopeFlags

  func run(in session: ToolSession) async throws {
    try await session.act(on: domain, failing: "Failed to set the virtual CPUs of domain", "vcpus-set") {
      domain async throws(VirtError) in
      try await domain.setVirtualCPUs(count, scope: scope.chosen, isMaximum: maximum, byAgent: guest)
      return "Virtual CPUs of domain '\(domain.name)' set"
    }
  }
}

/// Sizes as virsh takes them.
enum MemorySize {
  /// KiB of a number with or without a unit; powers of 1024, but for `KB`, `MB`…, which are powers of 1000.
  static func kibibytes(_ text: String) throws -> UInt64 {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).lowercased()
    guard let number = UInt64(digits), let size = ByteCount(number, unit: unit.isEmpty ? "KiB" : unit) else {
      throw ValidationError("'\(text)' is no size of memory")
    }
    return size.kibibytes
  }

  /// Bytes of a number with or without a unit.
  ///
  /// - Parameter unit: what a bare number is in.
  static func bytes(_ text: String, unit standard: String) throws -> UInt64 {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).lowercased()
    guard let number = UInt64(digits), let size = ByteCount(number, unit: unit.isEmpty ? standard : unit) else {
      throw ValidationError("'\(text)' is no size")
    }
    return size.bytes
  }
}

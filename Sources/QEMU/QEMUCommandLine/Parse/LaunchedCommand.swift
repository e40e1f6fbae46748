public import DroverCore

/// A command that starts an emulator, parted into words.
public struct LaunchedCommand: Sendable, Equatable {
  /// The variables that stand before the emulator.
  public var environment: [CommandLine.Variable]
  /// The path of the emulator.
  public var emulator: String
  /// The words behind it.
  public var arguments: [String]
  /// What the machine had by itself at its start, where the options are no longer those of the start; nil: what follows
  /// from them.
  var defaults: BoardDefaults?

  /// Takes the parts.
  ///
  /// - Throws: `invalidArg` without a word for the emulator.
  public init(words: [String], environment: [CommandLine.Variable] = []) throws(VirtError) {
    guard let emulator = words.first, !emulator.isEmpty else {
      throw VirtError(.invalidArg, "the command line names no emulator")
    }
    self.environment = environment
    self.emulator = emulator
    arguments = Array(words.dropFirst())
  }

  /// Reads a command as it is written for a shell: variables, the emulator, its options. Commands that run another
  /// one (`sudo`, `env`, `exec`, `nice`, `taskset`…) are passed over.
  ///
  /// - Throws: `invalidArg` for a quote that is not closed, a text that is too long, or no emulator.
  public init(shellText: String) throws(VirtError) {
    var words = try ShellWords.split(shellText)[...]
    var environment: [CommandLine.Variable] = []
    while let word = words.first {
      if let variable = Self.variable(word) {
        environment.append(variable)
        words = words.dropFirst()
      } else if let place = Self.emulatorBehind(words) {
        words = words[place...]
        break
      } else {
        break
      }
    }
    try self.init(words: Array(words), environment: environment)
  }

  /// The processor family that an emulator of this name runs; nil for a name that does not say.
  public var architectureName: String? {
    let name = emulator.split(separator: "/").last.map(String.init) ?? emulator
    guard let range = name.range(of: "qemu-system-") else { return nil }
    let rest = name[range.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return rest.isEmpty ? nil : String(rest)
  }

  /// `NAME=value`
  private static func variable(_ word: String) -> CommandLine.Variable? {
    guard let equals = word.firstIndex(of: "="), equals != word.startIndex else { return nil }
    let name = word[..<equals]
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }), name.first?.isNumber == false else {
      return nil
    }
    return CommandLine.Variable(String(name), String(word[word.index(after: equals)...]))
  }

  /// Where the emulator stands when the first word is a command that runs another.
  private static func emulatorBehind(_ words: ArraySlice<String>) -> Int? {
    let runners: Set<String> = [
      "sudo", "env", "exec", "nice", "ionice", "taskset", "numactl", "nohup", "setsid", "doas", "time", "chrt",
      "prlimit",
      "systemd-run", "unshare", "gdb", "valgrind", "strace", "command", "stdbuf",
    ]
    guard let first = words.first?.split(separator: "/").last, runners.contains(String(first)) else { return nil }
    return words.prefix(64).firstIndex { isEmulator($0) }
  }

  private static func isEmulator(_ word: String) -> Bool {
    let name = word.split(separator: "/").last.map(String.init) ?? word
    return name.hasPrefix("qemu-system-") || name.hasPrefix("qemu-kvm") || name == "kvm" || name == "qemu"
  }
}

extension String {
  /// Where a short text begins and ends in this one.
  fileprivate func range(of needle: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
      start = index(after: start)
    }
    return nil
  }
}

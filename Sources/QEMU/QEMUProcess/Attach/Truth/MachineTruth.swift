import DomainModel
import DroverCore
import QEMUCommandLine
import QEMUMonitor

/// Makes the definition of a machine that runs: of its command line, corrected by what QEMU answers.
struct MachineTruth: Sendable {
  /// What started it.
  let command: LaunchedCommand
  /// What the command line refers to.
  let surroundings: any LaunchSurroundings
  /// What the emulator offers; nil when it is not known.
  let platform: GuestPlatform?
  /// QEMU's working folder.
  let folder: String

  /// The definition of what runs.
  ///
  /// - Parameters:
  ///   - answers: what QEMU told; nil for one that cannot be asked: then the command line is all that there is.
  ///   - fallbackName: the name of a machine that has none.
  /// - Throws: `invalidArg` where the command line cannot be read at all.
  func definition(answers: MachineAnswers?, fallbackName: String) throws(VirtError) -> ConvertedCommand {
    let converter = CommandLineConverter(platform: platform, surroundings: surroundings)
    guard let answers else { return try converter.convert(command, fallbackName: fallbackName) }
    let (revised, notes) = try CommandTruth.revised(command, surroundings: surroundings, answers: answers)
    var converted = try converter.convert(revised, fallbackName: fallbackName)
    converted.notes += notes
    DefinitionTruth(answers: answers, folder: folder).apply(to: &converted.definition)
    return converted
  }
}

extension QEMUGuest {
  /// Asks a guest what its machine is, as far as its monitor tells; nil for one without.
  func machineAnswers(limit: Duration) async throws(VirtError) -> MachineAnswers? {
    if let human {
      let ask = MachineQuestions.bounded(limit) { commands, limit in
        await human.replies(to: commands, limit: limit).map { $0.mapError(\.virtError) }
      }
      return try await MachineQuestions(known: nil, ask).answers()
    }
    guard channel != nil else { return nil }
    let ask = MachineQuestions.bounded(limit) { await self.replies(to: $0, limit: $1) }
    return try await MachineQuestions(known: nil, ask).answers()
  }
}

import DomainModel
import DroverCore
import FuzzSupport
import QEMUCommandLine

/// What must hold of any definition on its way to a command line.
package enum MachineChecks {
  /// Takes a text through all phases, as a definition that is kept, a new one, and one that is started.
  package static func check(_ text: String) {
    guard var definition = try? DomainDefinition.parse(text).definition else { return }
    // A definition without them gets random ones, and a run must be repeatable.
    if definition.uuid == nil { definition.uuid = UUID(high: 0x1234_5678_9ABC_4DEF, low: 0x8123_4567_89AB_CDEF) }
    if definition.genid != nil, definition.genid?.uuid == nil { definition.genid?.uuid = definition.uuid }
    let architecture = definition.os?.type?.arch ?? .x86
    for platform in [GuestPlatform.everything(for: architecture), .minimal(for: architecture)] {
      checkKept(definition, platform, CompletionOptions())
      checkKept(definition, platform, .stored)
      checkStarted(definition, platform)
    }
  }

  /// What was completed can be written and read, and completing it again changes nothing.
  private static func checkKept(
    _ definition: DomainDefinition, _ platform: GuestPlatform, _ options: CompletionOptions
  ) {
    var once = definition
    do { try once.complete(for: platform, options: options) } catch { return }
    let format = FormatOptions(isSecure: true)
    let text = once.xml(format)
    do throws(VirtError) {
      var twice = try DomainDefinition.parse(text).definition
      expect(twice.xml(format) == text, "a complete definition is read as something else: \(text)")
      try twice.complete(for: platform, options: options)
      expect(twice.xml(format) == text, "completing again changed\n\(text)\ninto\n\(twice.xml(format))")
    } catch {
      unexpected(error, "a complete definition is refused: \(text)")
    }
  }

  /// A command line is one that the kernel can take: no argument holds a zero byte, and all together are bounded.
  private static func checkStarted(_ definition: DomainDefinition, _ platform: GuestPlatform) {
    var definition = definition
    do { try definition.complete(for: platform, options: .started) } catch { return }
    _ = definition.os?.missingFirmware
    definition.assignAliases(for: platform)
    definition.assignStorageIndexes()
    definition.assignPlaceholderPorts()
    let context = LaunchContext.offline(name: definition.name ?? "")
    guard let line = try? CommandLineBuilder(definition, platform: platform, context: context).build() else { return }
    expect(!line.arguments.isEmpty, "a command line without a program")
    for argument in line.arguments { expect(!argument.utf8.contains(0), "an argument holds a zero byte") }
    let written = definition.xml(FormatOptions(isSecure: true)).utf8.count
    let length = line.arguments.reduce(0) { $0 + $1.utf8.count }
    // A number may ask for many things: 4096 I/O threads are the most of any.
    expect(length <= 524_288 + 64 * written, "\(written) bytes of XML gave \(length) of arguments: \(line.longest)")
    _ = line.shellText
  }
}

extension QEMUCommandLine.CommandLine {
  /// The beginning of the longest argument.
  fileprivate var longest: Substring { (arguments.max { $0.utf8.count < $1.utf8.count } ?? "").prefix(300) }
}

import DomainModel
import DroverXML

/// What a command line would be if something were not in the definition.
///
/// That an argument comes from an element means here: without the element it would be another. So nothing has to be
/// noted while the command line is built, and no builder can forget to say what it looked at. The definition is written out
/// complete, with addresses, aliases and numbers, so that taking one thing out moves nothing else.
struct Counterfactual {
  /// What happens without something.
  enum Effect: Equatable {
    /// These arguments change or go, by index; others may come.
    case changes(Set<Int>, added: [CommandArgument])
    /// Without it there is no such machine.
    case needed
  }

  /// The complete definition, as a text.
  let text: XMLSourceMap
  /// The arguments with everything in it.
  let arguments: [CommandArgument]
  private let comparable: [CommandArgument]
  private let platform: GuestPlatform
  private let context: LaunchContext

  /// Takes a definition that is complete, with aliases and numbers, and its command line.
  init(_ definition: DomainDefinition, _ line: CommandLine, platform: GuestPlatform, context: LaunchContext) {
    text = XMLSourceMap(definition.xml(FormatOptions(isSecure: true, isInactive: false)))
    arguments = line.options
    comparable = arguments.map(\.withoutDescriptors)
    self.platform = platform
    self.context = context
  }

  /// What happens without an element, an attribute or a text.
  func effect(without path: String) -> Effect {
    guard let rest = text.text(without: path),
      let reading = try? XMLReader.examine(rest, as: "domain", DomainDefinition.self)
    else { return .needed }
    return effect(of: reading.value)
  }

  /// What another definition does to the arguments.
  func effect(of definition: DomainDefinition) -> Effect {
    guard let line = try? CommandLineBuilder(definition, platform: platform, context: context).build() else {
      return .needed
    }
    let other = line.options.map(\.withoutDescriptors)
    var left: [CommandArgument: Int] = [:]
    for argument in other { left[argument, default: 0] += 1 }
    var changed: Set<Int> = []
    for (index, argument) in comparable.enumerated() {
      if let count = left[argument], count > 0 { left[argument] = count - 1 } else { changed.insert(index) }
    }
    return .changes(changed, added: other.filter { left[$0, default: 0] > 0 })
  }
}

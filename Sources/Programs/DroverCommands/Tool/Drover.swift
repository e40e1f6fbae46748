public import ArgumentParser

/// The command `drover` and all below it.
public struct Drover: ParsableCommand {
  /// Its name, its help, its commands.
  public static let configuration = CommandConfiguration(
    commandName: "drover",
    abstract: "Run QEMU virtual machines.",
    discussion: """
      Commands, options and output are those of virsh where there are such: `alias virsh=drover` works for daily \
      work. The daemon is droverd or libvirtd; -c, --root and the variable DROVER_URI say which.
      """,
    version: ToolVersion.current,
    groupedSubcommands: [
      CommandGroup(name: "DOMAINS", subcommands: DomainCommands.all),
      CommandGroup(name: "CHANGES OF A GUEST", subcommands: ChangeCommands.all),
      CommandGroup(name: "SHARES AND LIMITS", subcommands: TuningCommands.all),
      CommandGroup(name: "WHAT IS KNOWN OF THEM", subcommands: DomainCommands.inquiries + LookingCommands.all),
      CommandGroup(name: "THE AGENT OF A GUEST", subcommands: AgentCommands.all),
      CommandGroup(name: "GUESTS STARTED BY OTHERS", subcommands: AttachCommands.all),
      CommandGroup(name: "DEFINITIONS AND QEMU", subcommands: NativeCommands.all),
      CommandGroup(name: "HOST AND DAEMON", subcommands: HostCommands.all),
    ])

  /// Every command below it.
  static let commands =
    DomainCommands.all + ChangeCommands.all + TuningCommands.all + DomainCommands.inquiries + LookingCommands.all
    + AgentCommands.all + AttachCommands.all + NativeCommands.all + HostCommands.all

  @OptionGroup var options: GlobalOptions

  /// Takes nothing; the parser fills it.
  public init() {}
}

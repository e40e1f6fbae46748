import DroverCommands
import Glibc

exit(await Tool.standard().run(Array(CommandLine.arguments.dropFirst())).rawValue)

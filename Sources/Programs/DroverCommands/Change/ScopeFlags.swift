import ArgumentParser
import DroverClient

/// Which definition a change is for, as virsh's commands have it.
struct ScopeFlags: ParsableArguments {
  @Flag(help: "Of the running guest.") var live = false
  @Flag(help: "Of the next start.") var config = false
  @Flag(help: "Of what counts now: the running guest, or else the next start.") var current = false

  mutating func validate() throws {
    if current, live || config { throw ValidationError("--current goes with neither --live nor --config") }
  }

  var chosen: ChangeScope {
    var scope: ChangeScope = []
    if live { scope.insert(.live) }
    if config { scope.insert(.config) }
    return scope
  }
}

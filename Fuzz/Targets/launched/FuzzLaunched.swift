import DomainModel
import DroverCore
import FuzzSupport
import MachineChecks
import QEMUCommandLine

/// The command line of a process, as `/proc/PID/cmdline` has it: words that end with zero bytes.
///
/// What it is turned into can be written, and goes through all phases as any definition does; with everything taken
/// out of it that may be gone it is still a command line.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLaunched(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(input: input, count: count)
  let words = bytes.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  guard let command = try? LaunchedCommand(words: ["/usr/bin/qemu-system-x86_64"] + words) else {
    return Verdict.useless.code
  }
  _ = try? DeclaredMonitor.list(command)
  for platform in [GuestPlatform?.none, .everything(for: .x86)] {
    guard let converted = try? CommandLineConverter(platform: platform).convert(command) else { continue }
    expect(converted.notes.count <= 4 * count + 64, "\(converted.notes.count) notes of \(count) bytes")
    MachineChecks.check(converted.definition.xml(FormatOptions(isSecure: true)))
  }
  guard var revision = try? CommandRevision(command) else { return Verdict.taken.code }
  for kind in CommandRevision.Kind.allCases { revision.keep([], of: kind) }
  do throws(VirtError) {
    let again = try CommandRevision(revision.revised)
    for kind in CommandRevision.Kind.allCases {
      expect(again.ids(of: kind).isEmpty, "an option that was taken out is still there")
    }
  } catch {
    unexpected(error, "a command line that was revised cannot be read")
  }
  return Verdict.taken.code
}

import DomainModel
import DroverHost
import QEMUCapabilities

/// The host's processor, as the kernel shows it (`/proc/cpuinfo`). x86 alone.
struct HostProcessorFacts: Equatable {
  var identity: ProcessorIdentity
  /// By QEMU's names.
  var features: Set<String>
  var microcode: UInt64?
  /// Bits of a physical address.
  var addressBits: Int?
  /// The frequency of the time stamp counter is known: Hz.
  var counter: UInt64?

  /// Asks the kernel; nil on a processor that is no x86.
  static func read() -> HostProcessorFacts? {
    // A processor's lines are some thousand bytes; the others say the same.
    guard let text = try? FileContents.text("/proc/cpuinfo", limit: 4 << 20) else { return nil }
    return HostProcessorFacts(text)
  }

  init?(_ text: String) {
    var values: [Substring: String] = [:]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty, !values.isEmpty { break }
      let parts = line.split(separator: ":", maxSplits: 1)
      guard let name = parts.first else { continue }
      let value = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
      values[name.prefix { $0 != "\t" }] = String(value)
    }
    func number(_ name: Substring) -> Int? { values[name].flatMap { Int($0) } }
    guard let vendor = values["vendor_id"], let family = number("cpu family"), let model = number("model"),
      let flags = values["flags"]
    else { return nil }
    identity = ProcessorIdentity(vendor: vendor, family: family, model: model, stepping: number("stepping") ?? 0)
    let words = Set(flags.split(separator: " ").map(String.init))
    features = Set(words.compactMap(ProcessorFeatureName.ofKernel))
    microcode = values["microcode"].flatMap { UInt64($0.hasPrefix("0x") ? String($0.dropFirst(2)) : $0, radix: 16) }
    addressBits = values["address sizes"].flatMap { $0.split(separator: " ").first }.flatMap { Int($0) }
    if words.contains("tsc_known_freq"), let text = values["cpu MHz"] {
      let digits = text.filter(\.isNumber)
      // Three digits behind the point.
      if text.split(separator: ".").last?.count == 3 { counter = UInt64(digits).map { $0 &* 1000 } }
    }
  }
}

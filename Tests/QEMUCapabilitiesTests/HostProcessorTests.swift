import DomainModel
import Testing

@testable import QEMUCapabilities

@Suite struct HostProcessorTests {
  private static func model(_ name: String) -> NamedProcessor? { NamedProcessor.all.first { $0.name == name } }
  private static let offered = Set(NamedProcessor.all.map(\.name))

  @Test func `a processor that a model was made after is told by that model`() throws {
    let haswell = try #require(Self.model("Haswell-noTSX"))
    let identity = ProcessorIdentity(vendor: "GenuineIntel", family: 6, model: 60, stepping: 3)
    let host = try #require(
      HostProcessor(identity, features: haswell.features.union(["kvm-asyncpf"]), offered: Self.offered))
    #expect(host.model == "Haswell-noTSX")
    #expect(host.present.isEmpty)
    #expect(host.absent.isEmpty)
  }

  @Test func `what differs from the model is told in the order of the bits`() throws {
    let haswell = try #require(Self.model("Haswell-noTSX"))
    let features = haswell.features.union(["vmx", "vme", "zzz"]).subtracting(["avx2"])
    let identity = ProcessorIdentity(vendor: "GenuineIntel", family: 6, model: 60, stepping: 3)
    let host = try #require(HostProcessor(identity, features: features, offered: ["Haswell-noTSX"]))
    #expect(host.present.last == "zzz")
    #expect(host.present.contains("vmx"))
    #expect(host.absent == ["avx2"])
  }

  @Test func `another maker's models, and those that QEMU does not have, are passed over`() throws {
    let epyc = try #require(Self.model("EPYC"))
    let identity = ProcessorIdentity(vendor: "AuthenticAMD", family: 23, model: 1, stepping: 2)
    let all = try #require(HostProcessor(identity, features: epyc.features, offered: Self.offered))
    #expect(all.model == "EPYC")
    let few = try #require(HostProcessor(identity, features: epyc.features, offered: ["Haswell", "Opteron_G3"]))
    #expect(few.model == "Opteron_G3")
    #expect(HostProcessor(identity, features: epyc.features, offered: ["Haswell"]) == nil)
  }

  @Test func `models have their own names and known features`() {
    #expect(Self.offered.count == NamedProcessor.all.count)
    let known = Set(NamedProcessor.order)
    for model in NamedProcessor.all { #expect(model.features.isSubset(of: known)) }
  }
}

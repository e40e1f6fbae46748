import DomainModel
import Testing

@testable import QEMUCapabilities

struct WantedProcessorTests {
  private func wanted(_ model: String?, _ features: [(String, CPUFeature.Policy)] = []) throws -> WantedProcessor {
    var cpu = CPU()
    if let model {
      cpu.model = CPUModel()
      cpu.model?.name = model
    }
    cpu.features = features.map { name, policy in
      var feature = CPUFeature()
      feature.name = name
      feature.policy = policy
      return feature
    }
    return try WantedProcessor(cpu)
  }

  @Test func `a processor with the same features is identical, with more it is a superset, with less it lacks them`()
    throws
  {
    let nehalem = try #require(ProcessorCatalogue.features(of: "Nehalem"))
    let wanted = try wanted("Nehalem")
    #expect(wanted.verdict(features: nehalem, vendor: nil) == .identical)
    #expect(wanted.verdict(features: nehalem.union(["avx"]), vendor: nil) == .superset)
    #expect(
      wanted.verdict(features: nehalem.subtracting(["sse4.2", "popcnt"]), vendor: nil) == .lacks(["sse4.2", "popcnt"]))
  }

  @Test func `policies add to the model, take from it, and forbid`() throws {
    let host = try #require(ProcessorCatalogue.features(of: "Nehalem"))
    #expect(
      try wanted("Nehalem", [("popcnt", .disable)]).verdict(features: host.subtracting(["popcnt"]), vendor: nil)
        == .identical)
    #expect(try wanted("Nehalem", [("avx", .require)]).verdict(features: host, vendor: nil) == .lacks(["avx"]))
    #expect(try wanted("Nehalem", [("avx", .optional)]).verdict(features: host, vendor: nil) == .identical)
    #expect(
      try wanted("Nehalem", [("popcnt", .forbid)]).verdict(features: host, vendor: nil) == .hasForbidden(["popcnt"]))
  }

  @Test func `what is not known is named`() throws {
    #expect(throws: WantedProcessor.Problem.unknownModel("Bogus")) { try wanted("Bogus") }
    #expect(throws: WantedProcessor.Problem.unknownFeature("frob")) { try wanted("qemu64", [("frob", .require)]) }
    #expect(try wanted(nil).verdict(features: ["sse"], vendor: nil) == .superset)
  }

  @Test func `libvirt's spelling of features is read and written`() {
    for name in ["pclmuldq", "lahf_lm", "tsc_adjust", "sse4.1", "avx512f"] {
      #expect(ProcessorFeatureName.inDefinitions(ProcessorFeatureName.inQEMU(name)) == name)
    }
    #expect(ProcessorFeatureName.ofKernel("sse4_1") == "sse4.1")
    #expect(ProcessorFeatureName.ofKernel("nonstop_tsc") == "invtsc")
    #expect(ProcessorFeatureName.ofKernel("rep_good") == nil)
  }

  @Test func `the models without transactions lack them alone`() throws {
    let whole = try #require(ProcessorCatalogue.features(of: "Cascadelake-Server"))
    #expect(ProcessorCatalogue.features(of: "Cascadelake-Server-noTSX") == whole.subtracting(["hle", "rtm"]))
    #expect(ProcessorCatalogue.vendorName(of: "Cascadelake-Server-noTSX") == "Intel")
  }

  @Test func `a host is told by a model of which it has everything`() throws {
    let features = try #require(ProcessorCatalogue.features(of: "EPYC")).subtracting(["svm", "npt", "nrip-save"])
    let identity = ProcessorIdentity(vendor: "AuthenticAMD", family: 23, model: 1, stepping: 2)
    let host = try #require(ProcessorCatalogue.nearestWithin(identity, features: features))
    #expect(host.absent.isEmpty && host.model != "EPYC")
    #expect(ProcessorCatalogue.nearest(identity, features: features)?.model == "EPYC")
  }
}

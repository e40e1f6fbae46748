import DomainModel
import DroverCore
import Testing

@testable import QEMUCapabilities

/// A little transcript, written by hand: what QEMU says, cut down to what the rules look at.
private let transcript = """
  {"execute": "qmp_capabilities"} {"return": {}}
  {"execute": "query-version"}
  {"return": {"qemu": {"micro": 1, "minor": 2, "major": 9}, "package": "a } in a \\" string"}}
  {"execute": "query-target"} {"return": {"arch": "x86_64"}}
  {"execute": "query-qmp-schema"}
  {"return": [
    {"name": "query-spice", "meta-type": "command", "arg-type": "0", "ret-type": "0"},
    {"name": "device_add", "meta-type": "command", "arg-type": "0", "features": ["json-cli-hotplug"]},
    {"name": "blockdev-add", "meta-type": "command", "arg-type": "7", "ret-type": "0"},
    {"name": "7", "meta-type": "object", "members": [{"name": "aio", "type": "9"}],
     "variants": [{"case": "rbd", "type": "8"}]},
    {"name": "8", "meta-type": "object", "members": [{"name": "encrypt", "type": "[9]"}]},
    {"name": "[9]", "meta-type": "array", "element-type": "9"},
    {"name": "9", "meta-type": "enum", "values": ["threads", "io_uring"]}
  ]}
  {"execute": "query-kvm"} {"return": {"enabled": true, "present": true}}
  {"execute": "qom-list-types"} {"return": [{"name": "cirrus-vga", "parent": "pci-device"}]}
  {"execute": "device-list-properties", "arguments": {"typename": "virtio-blk-pci"}}
  {"return": [{"name": "packed", "type": "bool"}]}
  {"execute": "device-list-properties", "arguments": {"typename": "virtio-net-ccw"}}
  {"error": {"class": "DeviceNotFound", "desc": "no such device"}}
  {"execute": "query-machines"}
  {"return": [
    {"name": "pc-i440fx-9.2", "alias": "pc", "is-default": true, "cpu-max": 255, "hotpluggable-cpus": true,
     "default-cpu-type": "qemu64-x86_64-cpu", "default-ram-id": "pc.ram", "numa-mem-supported": false},
    {"name": "none", "cpu-max": 1}
  ]}
  {"execute": "query-cpu-definitions"}
  {"return": [{"name": "qemu64", "unavailable-features": [], "deprecated": false},
              {"name": "486", "unavailable-features": ["lm"], "deprecated": true}]}
  {"execute": "query-command-line-options"}
  {"return": [{"option": "vnc", "parameters": [{"name": "power-control"}, {"name": "vnc"}]}]}
  {"execute": "query-cpu-model-expansion", "arguments": {"type": "static", "model": {"name": "host"}}}
  {"return": {"model": {"name": "base", "props": {"sse2": true, "avx": false}}}}
  {"execute": "query-cpu-model-expansion",
   "arguments": {"type": "static", "model": {"name": "host", "props": {"migratable": false}}}}
  {"return": {"model": {"name": "base", "props": {"sse2": true, "invtsc": true}}}}
  {"execute": "qmp_capabilities"} {"return": {}}
  {"execute": "query-cpu-definitions"} {"return": [{"name": "max", "unavailable-features": []}]}
  """

@Suite struct CapabilitiesTests {
  @Test func `everything is concluded from the transcript`() throws {
    let recorded = try ProbeTranscript(parsing: Array(transcript.utf8))
    #expect(recorded.conversations.map(\.count) == [13, 2])
    let found = try Capabilities(recorded)
    #expect(found.version == QEMUVersion(9, 2, 1))
    #expect(found.version.number == 9_002_001)
    #expect(found.package == "a } in a \" string")
    #expect(found.hasKVM)
    #expect(
      found.features.features == [
        .cirrusVGA, .vnc, .vncPowerControl, .spice, .blockdevRBD, .blockdevRBDEncryption, .blockdevIOUring,
        .virtioPacked, .pcspkAudiodev, .deviceJSON, .setNUMADistance,
      ])
    #expect(found.processors.accelerated.map(\.name) == ["qemu64", "486"])
    #expect(found.processors.accelerated.map(\.isUsable) == [true, false])
    #expect(found.processors.translated.map(\.name) == ["max"])
    #expect(found.processors.hostFeatures == ["sse2"])
    #expect(found.processors.unmigratableHostFeatures == ["invtsc"])
  }

  @Test func `machines carry their facts and the machine without a guest is left out`() throws {
    let found = try Capabilities(ProbeTranscript(parsing: Array(transcript.utf8)))
    let platform = found.platform(emulator: "/usr/bin/qemu-system-x86_64")
    let machine = try #require(platform.defaultMachine)
    #expect(platform.machines.count == 1)
    #expect(machine.name == "pc-i440fx-9.2")
    #expect(machine.defaultCPU == "qemu64")
    #expect(machine.memoryBackend == "pc.ram")
    #expect(machine.maxCPUs == 255)
    #expect(platform.canonicalMachine("pc") == "pc-i440fx-9.2")
    #expect(platform.canonicalMachine("q35") == "q35")
    #expect(platform.accelerators == [.kvm, .tcg])
  }

  @Test func `a transcript survives being written and read`() throws {
    let recorded = try ProbeTranscript(parsing: Array(transcript.utf8))
    #expect(try ProbeTranscript(parsing: Array(recorded.text.utf8)) == recorded)
  }

  @Test func `capabilities survive the cache, unless the binary has changed`() throws {
    let found = try Capabilities(ProbeTranscript(parsing: Array(transcript.utf8)))
    var key = CapabilitiesCacheKey(path: "/usr/bin/qemu", size: 1, modified: 2, inode: 3, hasKVM: true)
    let entry = key.entry(found)
    #expect(key.capabilities(from: try JSON.parse(entry.text())) == found)
    key.modified = 4
    #expect(key.capabilities(from: entry) == nil)
    #expect(key.capabilities(from: ["key": 1]) == nil)
  }

  @Test(arguments: [
    "{\"execute\": \"query-version\"}", "{\"execute\": 1} {}", "{\"execute\": \"a\"} {\"gone\": 1}", "{\"a\": [}", "}",
    "{\"a\": \"", "{\"a\": \"\\", "[1]",
  ])
  func `a broken transcript is an error with its place`(_ text: String) {
    #expect(throws: TranscriptError.self) { try ProbeTranscript(parsing: Array(text.utf8)) }
  }

  @Test func `a transcript that lacks version or architecture gives no capabilities`() throws {
    let text = "{\"execute\": \"qmp_capabilities\"} {\"return\": {}}"
    #expect(throws: CapabilitiesError.self) { try Capabilities(ProbeTranscript(parsing: Array(text.utf8))) }
  }

  @Test func `each feature has exactly one rule and fits into the set`() {
    #expect(FeatureRule.all.map(\.feature) == PlatformFeature.allCases)
    #expect(PlatformFeature.allCases.count <= 512)
    #expect(FeatureSet(PlatformFeature.allCases).features == PlatformFeature.allCases)
  }
}

import DomainModel
import DroverCore
import Foundation
import QEMUCommandLine
import QEMUMonitor
import Testing

@testable import QEMUProcess

/// A real QEMU that was changed after its start, as it answered (`Fixtures/MachineAnswers.txt`): its arguments in the
/// first line, then each question with its answer. An interface, a SCSI disk, a module of memory and a processor were
/// plugged in, a tablet and a disk were unplugged, and the medium was exchanged.
@Suite struct MachineTruthTests {
  private static let lines: [JSON] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/MachineAnswers.txt").standardizedFileURL
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { try? JSON.parse(String($0)) }
  }()

  private static func ask(_ commands: [QMPCommand]) -> [Result<QMPReply, VirtError>] {
    commands.map { command in
      let found = lines.dropFirst().first { line in
        line.array?.first?["execute"]?.string == command.name
          && (line.array?.first?["arguments"]?.object ?? [:]) == command.arguments
      }
      let refusal: JSONObject = ["error": ["class": "GenericError", "desc": "no such property"]]
      return .success(QMPReply(message: found?.array?.last?.object ?? refusal, command: command.name))
    }
  }

  private struct Outcome {
    let definition: DomainDefinition
    let notes: [ConversionNote]
    var devices: Devices { definition.devices ?? Devices() }
  }

  private func outcome(_ change: (inout MachineAnswers) -> Void = { _ in }) async throws -> Outcome {
    let arguments = try #require(Self.lines.first?.array).compactMap(\.string)
    let command = try LaunchedCommand(words: ["/usr/bin/qemu-system-x86_64"] + arguments)
    var answers = try await MachineQuestions { Self.ask($0) }.answers()
    change(&answers)
    let (revised, notes) = try CommandTruth.revised(
      command, surroundings: UnknownSurroundings(), answers: answers)
    var definition = try CommandLineConverter(platform: nil).convert(revised).definition
    DefinitionTruth(answers: answers, folder: "/vm").apply(to: &definition)
    return Outcome(definition: definition, notes: notes)
  }

  @Test func `what a machine has by itself stays, whatever is plugged in and out`() throws {
    func cards(_ words: String, _ change: (inout CommandRevision) -> Void) throws -> [String?] {
      var revision = try CommandRevision(LaunchedCommand(shellText: "qemu-system-x86_64 -m 64 \(words)"))
      change(&revision)
      let definition = try CommandLineConverter(platform: nil).convert(revision.revised).definition
      return definition.devices?.interfaces.map { $0.model?.type } ?? []
    }
    let plugged = try cards("") { revision in
      revision.add("netdev", ["type": "user", "id": "n0"])
      revision.add("device", ["driver": "rtl8139", "netdev": "n0", "id": "c0"])
    }
    #expect(Set(plugged) == ["e1000", "rtl8139"])
    let unplugged = try cards("-netdev user,id=n0 -device rtl8139,netdev=n0,id=c0") { revision in
      revision.keep([], of: .netdev)
      revision.keep([], of: .device)
    }
    #expect(unplugged.isEmpty)
  }

  @Test func `a drive without a device is not taken for the device that is called so`() throws {
    let command = try LaunchedCommand(
      shellText: "qemu-system-x86_64 -drive file=/a.img,format=raw,if=none,id=x -device ide-hd,drive=x,id=sd0")
    var definition = try CommandLineConverter(platform: nil).convert(command).definition
    var answers = MachineAnswers()
    answers.drives = [
      ["device": "sd0", "removable": true],
      ["device": "x", "qdev": "sd0", "removable": false, "inserted": ["file": "/b.img", "drv": "raw"]],
    ]
    DefinitionTruth(answers: answers, folder: "/").apply(to: &definition)
    let disk = definition.devices?.disks.first { $0.device == .disk }
    #expect(disk?.source?.file == "/b.img")
  }

  @Test func `devices that were plugged in are there, with what stands behind them`() async throws {
    let outcome = try await outcome()
    #expect(outcome.notes.isEmpty)
    let net = try #require(outcome.devices.interfaces.first { $0.info.alias?.name == "hnet" })
    #expect(net.mac?.address.description == "52:54:00:00:00:07")
    #expect(net.type == .user)
    let disk = try #require(outcome.devices.disks.first { $0.info.alias?.name == "hscsi" })
    #expect(disk.source?.file == "/vm/d2.qcow2")
    #expect(disk.driver?.type == .qcow2)
    #expect(disk.info.address?.drive?.target == 5)
    let memory = try #require(outcome.devices.memories.first)
    #expect(memory.info.alias?.name == "dimm1")
    #expect(outcome.definition.vcpu?.count == 3)
    #expect(outcome.definition.vcpu?.current == 2)
  }

  @Test func `devices that were unplugged are gone`() async throws {
    let outcome = try await outcome()
    #expect(!outcome.devices.inputs.contains { $0.info.alias?.name == "tab0" })
    #expect(!outcome.devices.disks.contains { $0.info.alias?.name == "sd0" })
    #expect(outcome.definition.commandline?.arguments.contains { $0.value.contains("gone0") } != true)
  }

  @Test func `media, names, terminals and screens are those of now`() async throws {
    let outcome = try await outcome()
    let medium = try #require(outcome.devices.disks.first { $0.device == .cdrom })
    #expect(medium.source?.file == "/vm/c2.iso")
    #expect(medium.info.alias?.name == "ide2-cd0")
    let disk = try #require(outcome.devices.disks.first { $0.target?.bus == .virtio })
    #expect(disk.info.alias?.name == "hd0")
    #expect(outcome.devices.serials.first?.backend.sources.first?.path?.hasPrefix("/dev/pts/") == true)
    #expect(outcome.devices.serials.first?.info.alias?.name == "serial0")
    #expect(outcome.devices.consoles.first?.backend.sources.first?.path?.hasPrefix("/dev/pts/") == true)
    let screen = try #require(outcome.devices.graphics.first)
    #expect(screen.port == 5988)
    let balloon = try #require(outcome.devices.balloon)
    #expect(balloon.info.alias?.name == "balloon7")
  }

  @Test func `a name that was made for an override gives way to QEMU's, there too`() async throws {
    var definition = try await outcome().definition
    let port = try #require(definition.devices?.controllers.firstIndex { $0.info.alias?.name == "rp0" })
    let overridden = definition.override?.devices.map(\.alias) ?? []
    #expect(overridden.contains("ua-rp0"))
    // One without an id goes by its drive.
    let disk = try #require(definition.devices?.disks.firstIndex { $0.info.alias?.name == "hd0" })
    definition.devices?.disks[disk].info.alias = DeviceAlias("ua-drover9")
    var override = QEMUOverrideDevice()
    override.alias = "ua-drover9"
    definition.override?.devices.append(override)
    let answers = try await MachineQuestions { Self.ask($0) }.answers()
    DefinitionTruth(answers: answers, folder: "/vm").apply(to: &definition)
    #expect(definition.devices?.disks[disk].info.alias?.name == "hd0")
    #expect(definition.devices?.controllers[port].info.alias?.name == "rp0")
    #expect(definition.override?.devices.map(\.alias) == overridden + ["ua-hd0"])
  }

  @Test func `places on PCI are QEMU's`() async throws {
    let moved = try await outcome { answers in
      for index in (answers.devices ?? []).indices where answers.devices?[index].id == "balloon7" {
        answers.devices?[index].properties["addr"] = .integer(0x1D << 3)
      }
    }
    guard case .pci(let place)? = moved.devices.balloon?.info.address else {
      Issue.record("the balloon has no place")
      return
    }
    #expect(place.slot == 0x1D)
    let net = moved.devices.interfaces.first { $0.info.alias?.name == "hnet" }
    guard case .pci(let behind)? = net?.info.address else {
      Issue.record("the interface has no place")
      return
    }
    let port = moved.devices.controllers.first { $0.info.alias?.name?.hasSuffix("rp0") == true }
    // Its chassis is said by an override, for which the port has a name of its own.
    #expect(behind.bus == port?.index)
  }

  @Test func `the machine has its versioned name, whatever alias started it`() async throws {
    let outcome = try await outcome { $0.machine = MachineAnswers.machine("pc-q35-7.2-machine") }
    #expect(outcome.definition.os?.type?.machine == "pc-q35-7.2")
    #expect(MachineAnswers.machine("-machine") == nil)
    #expect(MachineAnswers.machine("container") == nil)
  }

  @Test func `an empty drive has no medium`() async throws {
    let outcome = try await outcome { answers in
      answers.drives = answers.drives?.map { drive in
        guard drive["device"]?.string == "ide2-cd0", var object = drive.object else { return drive }
        object["inserted"] = nil
        return .object(object)
      }
    }
    let drive = try #require(outcome.devices.disks.first { $0.device == .cdrom })
    #expect(drive.source == nil)
  }

  @Test func `what QEMU does not tell corrects nothing`() async throws {
    let arguments = try #require(Self.lines.first?.array).compactMap(\.string)
    let command = try LaunchedCommand(words: ["/usr/bin/qemu-system-x86_64"] + arguments)
    let plain = try CommandLineConverter(platform: nil).convert(command).definition
    var definition = plain
    DefinitionTruth(answers: MachineAnswers(), folder: "/").apply(to: &definition)
    #expect(definition == plain)
    let (revised, _) = try CommandTruth.revised(
      command, surroundings: UnknownSurroundings(), answers: MachineAnswers())
    #expect(revised == command)
  }
}

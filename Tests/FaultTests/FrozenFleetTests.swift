import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// Guests that do not answer are nobody else's trouble.
  @Suite("Many guests, some of them frozen")
  struct FrozenFleetTests {
    private struct Outcome: Decodable {
      var full: Int
      var marked: Int
      var frozenAreMarked: Bool
      var first: Double
      var again: Double
      var started: [Double]
      var destroyed: [Double]
      var restarted: Int
      var thawed: Bool
    }

    @Test(
      "of 50 with 10 frozen: statistics of all in time, others start as before, each frozen one ends and starts again")
    func fleet() async throws {
      try await withDaemon { daemon in
        let outcome = try await daemon.python(
          """
          looker = libvirt.open(uri)
          names = [prefix + "fleet-%d" % number for number in range(50)]
          def definition(name):
            return '''\(Self.template)''' % name
          domains = [looker.defineXML(definition(name)) for name in names]
          for domain in domains: domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
          alone = looker.defineXML(definition(prefix + "alone"))
          def start():
            took = timed(alone.createWithFlags, libvirt.VIR_DOMAIN_START_PAUSED)[0]
            alone.destroy()
            return took
          started = [min(start() for _ in range(5))]
          frozen = domains[::5]
          pids = [emulator(domain.UUIDString()) for domain in frozen]
          for pid in pids: os.kill(pid, signal.SIGSTOP)
          # What virsh domstats asks for.
          first, stats = timed(looker.getAllDomainStats, 0, libvirt.VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE)
          again, _ = timed(looker.getAllDomainStats, 0, libvirt.VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE)
          marked = {domain.name() for domain, values in stats if "drover.incomplete" in values}
          full = {domain.name() for domain, values in stats
                  if "drover.incomplete" not in values and "vcpu.0.state" in values and "block.0.rd.reqs" in values}
          started.append(min(start() for _ in range(5)))
          # One of them thaws: it answers again, and is not marked any more.
          os.kill(pids[0], signal.SIGCONT)
          deadline = time.monotonic() + 30
          while frozen[0].controlInfo()[0] != libvirt.VIR_DOMAIN_CONTROL_OK and time.monotonic() < deadline: pass
          thawed = "drover.incomplete" not in looker.domainListGetStats([frozen[0]], 0, 0)[0][1]
          destroyed = [timed(domain.destroy)[0] for domain in frozen[1:]]
          restarted = 0
          for domain in frozen[1:]:
            domain.create()
            restarted += domain.isActive()
          tell(dict(full=len(full), marked=len(marked), frozenAreMarked=marked == {d.name() for d in frozen},
                    first=first, again=again, started=started, destroyed=destroyed, restarted=restarted, thawed=thawed))
          """, as: Outcome.self, within: .seconds(150))
        #expect(outcome.full == 40)
        #expect(outcome.marked == 10)
        #expect(outcome.frozenAreMarked)
        #expect(outcome.first < 2000, "\(outcome.first) ms")
        // Who is known to be silent is not waited for again.
        #expect(outcome.again < outcome.first, "\(outcome.again) ms")
        #expect(outcome.thawed)
        #expect(outcome.destroyed.allSatisfy { $0 < 1000 }, "\(outcome.destroyed) ms")
        #expect(outcome.restarted == 9)
        let (before, beside) = (outcome.started.first ?? 0, outcome.started.last ?? 0)
        #expect(beside < before * 2 + 50, "a start took \(before) ms alone and \(beside) ms beside the frozen ones")
      }
    }

    /// One disk without medium has counts too.
    private static let template = """
      <domain type="qemu"><name>%s</name><memory unit="MiB">8</memory>\\
      <os><type arch="x86_64" machine="pc">hvm</type></os>\\
      <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>\\
      <disk type="file" device="cdrom"><target dev="sda" bus="sata"/></disk>\\
      <controller type="usb" model="none"/></devices></domain>
      """
  }
}

@testable import SystemHarness
import Testing

extension SystemTests {
  /// What is known of a running guest and of the host, by python-libvirt.
  @Suite("Looking")
  struct LookingTests {
    private struct Figures: Decodable {
      var missing: [String]
      var states: [Int]
      var counts: [Int]
      var sizes: [[Int]]
      var errors: [[Int]]
      var pins: [Bool]
      var iothreads: [Int]
      var rate: Int
      var limits: Int
    }

    /// The keys that libvirt 9 gives for such a guest under the translator.
    private static let keys = """
      state.state state.reason cpu.time cpu.user cpu.system cpu.cache.monitor.count cpu.haltpoll.success.time
      cpu.haltpoll.fail.time balloon.current balloon.maximum balloon.last-update balloon.rss balloon.unused
      balloon.available balloon.usable balloon.disk_caches balloon.swap_in balloon.major_fault vcpu.current vcpu.maximum
      vcpu.0.state vcpu.0.time vcpu.0.wait vcpu.0.delay net.count block.count block.0.name block.0.path
      block.0.backingIndex block.0.rd.reqs block.0.rd.bytes block.0.rd.times block.0.wr.reqs block.0.wr.bytes
      block.0.wr.times block.0.fl.reqs block.0.fl.times block.0.allocation block.0.capacity block.0.physical
      block.1.name block.1.path block.1.allocation block.1.capacity block.1.physical iothread.count
      iothread.1.poll-max-ns iothread.1.poll-grow iothread.1.poll-shrink dirtyrate.calc_status
      dirtyrate.calc_start_time dirtyrate.calc_period dirtyrate.calc_mode
      """.split(whereSeparator: \.isWhitespace).map(String.init)

    @Test("has every figure of a running guest under libvirt's names")
    func figures() async throws {
      try await withDaemon { daemon in
        var guest = try Guest.linux("figures", on: daemon)
        let (base, top) = (daemon.file("base.qcow2"), daemon.file("top.qcow2"))
        for arguments in [[base, "16M"], ["-b", base, "-F", "qcow2", top]] {
          let image = try RunningProgram(["/usr/bin/qemu-img", "create", "-q", "-f", "qcow2"] + arguments)
          #expect(try await image.finish(within: .seconds(20)).succeeded)
        }
        guest.devices += """
          <disk type='file' device='disk'>
            <driver name='qemu' type='qcow2'/><source file='\(top)'/><target dev='vda' bus='virtio'/>
          </disk>
          <memballoon model='virtio'><stats period='1'/></memballoon>
          """
        guest.rest = "<iothreads>1</iothreads>"
        let keys = Self.keys.map { "'\($0)'" }.joined(separator: ",")
        let figures = try await daemon.python(
          """
          connection = libvirt.open(uri)
          domain = connection.createXML('''\(guest.xml)''', 0)
          deadline = time.monotonic() + 45
          while 'unused' not in domain.memoryStats():
            if time.monotonic() > deadline: raise SystemExit('the balloon does not tell')
            time.sleep(0.1)
          told = connection.domainListGetStats([domain], 0, libvirt.VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING)[0][1]
          errors = [error_of(*call)[0] for call in [
            (domain.blockStats, 'vdz'), (domain.blockInfo, '/nope'), (domain.interfaceStats, 'nope'),
            (domain.startDirtyRateCalc, 61), (domain.getCPUStats, False), (domain.vcpusFlags, 8)]]
          domain.startDirtyRateCalc(1, 0)
          rate = -1
          while rate != 2:
            if time.monotonic() > deadline: raise SystemExit('nothing is measured')
            time.sleep(0.1)
            rate = connection.domainListGetStats([domain], libvirt.VIR_DOMAIN_STATS_DIRTYRATE)[0][1]['dirtyrate.calc_status']
          counts = [domain.blockStats('vda')[0], domain.blockStatsFlags('')['rd_operations'],
                    domain.getCPUStats(True)[0]['cpu_time'] // 10**6]
          tell(dict(missing=[key for key in (\(keys),) if key not in told],
                    states=[told['state.state'], told['vcpu.maximum'], told['block.count']],
                    counts=counts, sizes=[domain.blockInfo('vda')[:1], [told['block.1.capacity']]],
                    errors=[errors], pins=domain.emulatorPinInfo(0),
                    iothreads=[thread[0] for thread in domain.ioThreadInfo(0)], rate=rate,
                    limits=len(domain.blockIoTune('vda', 0))))
          domain.destroy()
          """, as: Figures.self)
        #expect(figures.missing == [])
        #expect(figures.states == [1, 1, 2])
        #expect(figures.counts.allSatisfy { $0 > 0 })
        #expect(figures.sizes == [[16 << 20], [16 << 20]])
        // Invalid arguments; a configuration that is not supported; an operation that is not; no agent.
        #expect(figures.errors.first.map { Array($0.prefix(4)) } == [8, 8, 8, 67])
        #expect(figures.errors.first?.last == 74)
        #expect(figures.pins.contains(true) && figures.iothreads == [1] && figures.rate == 2 && figures.limits == 20)
      }
    }

    private struct Host: Decodable {
      var cpus: [Int]
      var stats: [String]
      var cells: Int
      var errors: [Int]
      var likeness: [Int]
      var baseline: String
      var models: Bool
      var documents: [Bool]
    }

    @Test("knows the host and its processors")
    func host() async throws {
      try await withDaemon { daemon in
        let host = try await daemon.python(
          """
          connection = libvirt.open(uri)
          count, online, number = connection.getCPUMap()
          model = lambda name, more='': '<cpu><arch>x86_64</arch><model>%s</model>%s</cpu>' % (name, more)
          compare = lambda xml: connection.compareHypervisorCPU(None, None, None, 'qemu', xml, 0)
          domain_capabilities = connection.getDomainCapabilities(None, None, 'q35', 'qemu', 0)
          capabilities = connection.getCapabilities()
          tell(dict(cpus=[count, len(online), number],
                    stats=sorted(connection.getCPUStats(-1)) + sorted(connection.getMemoryStats(-1)),
                    cells=len(connection.getCellsFreeMemory(0, 64)),
                    errors=[error_of(*call)[0] for call in [
                      (connection.getCPUStats, 9999), (connection.getMemoryStats, 9999),
                      (connection.getFreePages, [3], 0, 1), (connection.getFreePages, [4], 77, 1),
                      (connection.getCellsFreeMemory, 77, 1), (connection.allocPages, {4: 1}, 0, 1, 0),
                      (connection.compareCPU, model('Bogus'), 0), (connection.compareCPU, '<cpu', 0),
                      (connection.suspendForDuration, 0, 60), (connection.getCPUModelNames, 'bogus')]],
                    likeness=[compare(model('qemu64')), compare(model('Nehalem')), compare(model('Icelake-Server'))],
                    baseline=connection.baselineCPU([model('Nehalem'), model('Penryn')], 0),
                    models='Nehalem' in connection.getCPUModelNames('x86_64'),
                    documents=['<topology sockets=' in capabilities, "<pages unit='KiB'" in capabilities,
                               "siblings='" in capabilities, "name='host-model' supported='yes'" in domain_capabilities,
                               "<hyperv supported='yes'>" in domain_capabilities]))
          """, as: Host.self)
        #expect(host.cpus.allSatisfy { $0 > 0 })
        #expect(host.stats == ["idle", "iowait", "kernel", "user", "buffers", "cached", "free", "total"])
        #expect(host.cells > 0)
        #expect(host.errors == [8, 8, 9, 1, 1, 84, 1, 35, 74, 8])
        #expect(host.likeness == [2, 2, 0])
        #expect(host.baseline.contains("<model fallback='allow'>Penryn</model>"))
        #expect(host.models && host.documents == [true, true, true, true, true])
      }
    }

    private struct Told: Decodable {
      var kinds: [String]
      var viewers: [Int]
      var monitor: [String]
      var silent: Int
    }

    /// Makes each thing happen, and waits for what is told of it.
    private static func script(_ xml: String, viewer: String) -> String {
      """
      libvirt.virEventRegisterDefaultImpl()
      connection = libvirt.open(uri)
      log, viewers, monitor = [], [], []
      def note(kind, values=None, pick=None):
        def callback(connection, domain, *rest):
          log.append(kind)
          if values is not None: values.append(pick(rest))
        return callback
      ids = [connection.domainEventRegisterAny(None, kind, callback, None) for kind, callback in [
        (libvirt.VIR_DOMAIN_EVENT_ID_GRAPHICS, note('graphics', viewers, lambda rest: rest[0])),
        (libvirt.VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD, note('threshold')),
        (libvirt.VIR_DOMAIN_EVENT_ID_TRAY_CHANGE, note('tray')),
        (libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, note('lifecycle'))]]
      libvirt_qemu.qemuMonitorEventRegister(
        connection, None, '^(VNC_|DEVICE_TRAY)',
        lambda connection, domain, event, *rest: monitor.append(event), None,
        libvirt_qemu.VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX)
      domain = connection.createXML('''\(xml)''', 0)
      def until(enough):
        alarm = libvirt.virEventAddTimeout(100, lambda timer, data: None, None)
        deadline = time.monotonic() + 30
        while not enough():
          if time.monotonic() > deadline: raise SystemExit('no event: ' + repr(log))
          libvirt.virEventRunDefaultImpl()
        libvirt.virEventRemoveTimeout(alarm)
      def qmp(command, **arguments):
        text = json.dumps(dict(execute=command, arguments=arguments))
        return json.loads(libvirt_qemu.qemuMonitorCommand(domain, text, 0))['return']
      viewer = socket.socket(socket.AF_UNIX)
      viewer.connect('\(viewer)')
      viewer.recv(12)
      viewer.close()
      until(lambda: 2 in viewers)
      nodes = [node['node-name'] for node in qmp('query-named-block-nodes') if not node['ro']]
      for node in nodes: qmp('block-set-write-threshold', **{'node-name': node, 'write-threshold': 1000})
      libvirt_qemu.qemuMonitorCommand(domain, 'qemu-io %s "write 1M 64k"' % nodes[0], 1)
      until(lambda: 'threshold' in log)
      qmp('blockdev-open-tray', id='ide0-1-0', force=True)
      until(lambda: 'tray' in log)
      until(lambda: 'DEVICE_TRAY_MOVED' in monitor)
      for number in ids: connection.domainEventDeregisterAny(number)
      before = len(log)
      domain.destroy()
      connection.isAlive(), connection.getHostname()
      alarm = libvirt.virEventAddTimeout(0, lambda timer, data: None, None)
      for _ in range(20): libvirt.virEventRunDefaultImpl()
      tell(dict(kinds=list(dict.fromkeys(log)), viewers=viewers, monitor=sorted(set(monitor)),
                silent=len(log) - before))
      """
    }

    @Test("tells of viewers, thresholds and trays, in order, and of nothing after the deregistration")
    func events() async throws {
      try await withDaemon { daemon in
        let disk = daemon.file("events.raw")
        let medium = daemon.file("medium.raw")
        for path in [disk, medium] {
          let image = try RunningProgram(["/usr/bin/qemu-img", "create", "-q", "-f", "raw", path, "16M"])
          #expect(try await image.finish(within: .seconds(20)).succeeded)
        }
        var guest = Guest.idle("events", on: daemon)
        guest.devices = """
          <disk type='file' device='disk'>
            <driver name='qemu' type='raw'/><source file='\(disk)'/><target dev='vda' bus='virtio'/><shareable/>
          </disk>
          <disk type='file' device='cdrom'>
            <driver name='qemu' type='raw'/><source file='\(medium)'/><target dev='hdc' bus='ide'/><readonly/>
          </disk>
          <graphics type='vnc' socket='\(daemon.file("vnc"))'/>
          """
        let told = try await daemon.python(
          Self.script(guest.xml, viewer: daemon.file("vnc")), as: Told.self)
        #expect(told.kinds == ["lifecycle", "graphics", "threshold", "tray"])
        #expect(told.viewers.first == 0 && told.viewers.last == 2)
        #expect(told.monitor.contains("DEVICE_TRAY_MOVED") && told.monitor.contains("VNC_CONNECTED"))
        #expect(!told.monitor.contains("RESUME") && told.silent == 0)
      }
    }
  }
}

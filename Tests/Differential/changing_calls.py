"""Every call that changes a guest beside its life, in each state, with right and wrong arguments."""
import collections

import libvirt

from comparison import called, connected, denied, only_ours, xml
from looking_calls import look_at
from machines import BALLOON, GUEST, PREFIX, full, machine

NUMBER = 6
SCOPES = (0, 1, 2, 3, 8)


def scoped(method, *arguments):
    """A call with each choice of live and stored definition, and a wrong one."""
    return [(method, (*arguments, flags)) for flags in SCOPES]


SIZES = (
    [("setMemory", (65536,)), ("setMemory", (0,)), ("setMemory", (1 << 40,)), ("setMaxMemory", (262144,)),
     ("setMaxMemory", (0,)), ("setMaxMemory", (131072,))]
    + scoped("setMemoryFlags", 65536) + scoped("setMemoryFlags", 131072) + scoped("setMemoryFlags", 1 << 40)
    + [("setMemoryFlags", (0, 2)), ("setMemoryFlags", (262144, 4)), ("setMemoryFlags", (262144, 5)),
       ("setMemoryFlags", (262144, 6)), ("setMemoryFlags", (131072, 6)), ("setMemoryFlags", (131072, 2))]
    + scoped("setMemoryStatsPeriod", 2) + scoped("setMemoryStatsPeriod", 0)
    + [("setMemoryStatsPeriod", (-1, 0)), ("setVcpus", (1,)), ("setVcpus", (2,)), ("setVcpus", (0,)),
       ("setVcpus", (5,))]
    + scoped("setVcpusFlags", 2) + scoped("setVcpusFlags", 9) + scoped("setVcpusFlags", 0)
    + [("setVcpusFlags", (3, 1 << 9)), ("setVcpusFlags", (8, 6)), ("setVcpusFlags", (4, 6)), ("setVcpusFlags", (4, 5)),
       ("setVcpusFlags", (4, 4)), ("setVcpusFlags", (2, 16)), ("setVcpusFlags", (2, 9)), ("setVcpusFlags", (1, 2)),
       ("setVcpusFlags", (2, 2)), ("setVcpusFlags", (100000, 6))]
)
MACHINE = [
    ("sendKey", (0, 0, [29, 56], 2, 0)), ("sendKey", (0, 50, [30], 1, 0)), ("sendKey", (1, 0, [28], 1, 0)),
    ("sendKey", (2, 0, [28], 1, 0)), ("sendKey", (3, 0, [28], 1, 0)), ("sendKey", (9, 0, [28], 1, 0)),
    ("sendKey", (10, 0, [28], 1, 0)), ("sendKey", (99, 0, [28], 1, 0)), ("sendKey", (0, 0, [999999], 1, 0)),
    ("sendKey", (0, 0, [28], 1, 1)), ("sendKey", (0, 0, list(range(1, 18)), 17, 0)),
    ("injectNMI", (0,)), ("injectNMI", (1,)), ("sendProcessSignal", (1, 0, 0)), ("sendProcessSignal", (1, 9, 1)),
    ("pMWakeup", (0,)), ("pMWakeup", (1,)), ("pMSuspendForDuration", (0, 0, 0)), ("pMSuspendForDuration", (1, 0, 0)),
    ("pMSuspendForDuration", (2, 0, 0)), ("pMSuspendForDuration", (9, 0, 0)), ("pMSuspendForDuration", (0, 5, 0)),
    ("pMSuspendForDuration", (0, 0, 1)),
    ("abortJob", ()), ("abortJobFlags", (0,)), ("abortJobFlags", (1,)), ("abortJobFlags", (8,)),
    ("setAutostart", (1,)), ("setAutostart", (0,)),
    ("startDirtyRateCalc", (0, 0)), ("startDirtyRateCalc", (61, 0)), ("startDirtyRateCalc", (1, 1 << 9)),
    ("startDirtyRateCalc", (1, 0)), ("managedSaveRemove", (0,)), ("managedSaveRemove", (1,)),
    ("managedSaveDefineXML", ("<domain/>", 0)), ("rename", (PREFIX + "6", 0)), ("rename", ("", 0)),
    ("rename", ("a/b", 0)), ("rename", (PREFIX + "x", 1)),
]
ACTIONS = [("setLifecycleAction", (kind, action, flags)) for kind in (0, 1, 2, 3, 99) for action in (0, 1, 2, 3, 4, 5, 9)
           for flags in ((0,) if (kind, action) != (0, 1) else SCOPES)]
NOTES = (
    scoped("setMetadata", 0, "a description", None, None) + scoped("setMetadata", 1, "a title", None, None)
    + scoped("setMetadata", 2, "<x>1</x>", "p", "urn:p") + scoped("setMetadata", 2, None, None, "urn:p")
    + [("setMetadata", (1, "two\nlines", None, None, 0)), ("setMetadata", (0, None, None, None, 0)),
       ("setMetadata", (1, None, None, None, 0)), ("setMetadata", (2, "<x>", "p", "urn:p", 0)),
       ("setMetadata", (2, "x", "p", "urn:p", 0)), ("setMetadata", (2, "<x/>", None, "urn:p", 0)),
       ("setMetadata", (2, "<x/>", "p", None, 0)), ("setMetadata", (2, "<x/>", "1 2", "urn:p", 0)),
       ("setMetadata", (3, "x", None, None, 0)), ("setMetadata", (0, "x", "p", "urn:p", 0)),
       ("setMetadata", (2, None, None, "urn:none", 0))]
)
TUNING = (
    scoped("setSchedulerParametersFlags", {"cpu_shares": 2048})
    + [("setSchedulerParameters", ({"cpu_shares": 1024},)), ("setSchedulerParametersFlags", ({"x": 1}, 0)),
       ("setSchedulerParametersFlags", ({"vcpu_quota": 1}, 2)), ("setSchedulerParametersFlags", ({"vcpu_period": 1}, 2)),
       ("setSchedulerParametersFlags", ({"cpu_shares": "x"}, 2)), ("setSchedulerParametersFlags", ({}, 2)),
       ("setSchedulerParametersFlags", ({"vcpu_period": 100000, "vcpu_quota": 50000}, 2))]
    + scoped("setBlkioParameters", {"weight": 500})
    + [("setBlkioParameters", ({"weight": 5}, 2)), ("setBlkioParameters", ({"x": 1}, 2)),
       ("setBlkioParameters", ({"device_weight": "/dev/null,500"}, 2)),
       ("setBlkioParameters", ({"device_weight": "x"}, 2))]
    + scoped("setMemoryParameters", {"hard_limit": 1 << 20})
    + [("setMemoryParameters", ({"soft_limit": 1 << 20, "hard_limit": 1 << 19}, 2)), ("setMemoryParameters", ({"x": 1}, 2)),
       ("setMemoryParameters", ({"swap_hard_limit": 1}, 2)), ("setMemoryParameters", ({"hard_limit": -1}, 2))]
    + scoped("setNumaParameters", {"numa_nodeset": "0"})
    + [("setNumaParameters", ({"numa_mode": 0, "numa_nodeset": "0"}, 2)), ("setNumaParameters", ({"numa_nodeset": "99"}, 2)),
       # A mode that there is not is taken by libvirtd, which cannot show the definition any more then.
       ("setNumaParameters", ({"numa_nodeset": "x"}, 2)),
       ("setNumaParameters", ({"x": 1}, 2))]
    + scoped("setPerfEvents", {"cmt": False}) + [("setPerfEvents", ({"x": True}, 0))]
    + scoped("pinVcpuFlags", 0, (True,)) + [
        ("pinVcpu", (0, (True,))), ("pinVcpu", (9, (True,))), ("pinVcpuFlags", (0, (False,), 2)),
        ("pinVcpuFlags", (99, (True,), 2))]
    + scoped("pinEmulator", (True,)) + scoped("pinIOThread", 1, (True,)) + [("pinIOThread", (9, (True,), 2))]
    + scoped("addIOThread", 7) + scoped("delIOThread", 7)
    + [("addIOThread", (1, 0)), ("addIOThread", (0, 0)), ("delIOThread", (99, 0)),
       ("setIOThreadParams", (1, {"poll_max_ns": 1000}, 1)), ("setIOThreadParams", (1, {"x": 1}, 1)),
       ("setIOThreadParams", (99, {"poll_max_ns": 1}, 1)), ("setIOThreadParams", (1, {"poll_max_ns": 1}, 2))]
    + scoped("setVcpu", "3", 1) + [("setVcpu", ("0", 0, 0)), ("setVcpu", ("9", 1, 0)), ("setVcpu", ("x", 1, 0)),
                                   ("setVcpu", ("", 1, 0))]
)
DISK = "<disk type='file' device='cdrom'><source file='/nonexistent'/><target dev='sdb' bus='sata'/></disk>"
DEVICES = (
    scoped("setBlockIoTune", "sda", {"total_iops_sec": 500})
    + [("setBlockIoTune", ("vdz", {"total_iops_sec": 1}, 2)), ("setBlockIoTune", ("sda", {"x": 1}, 2)),
       ("setBlockIoTune", ("sda", {"total_iops_sec": 1, "read_iops_sec": 1}, 2)),
       ("setBlockIoTune", ("sda", {"total_iops_sec_max": 1}, 2)),
       ("setBlockIoTune", ("sda", {"total_bytes_sec": 1, "read_bytes_sec": 1}, 2)),
       ("setBlockIoTune", ("sda", {"group_name": "g", "total_iops_sec": 10}, 2))]
    + [("blockResize", ("vda", 20 << 10, 0)), ("blockResize", ("vda", 20 << 20, 1)), ("blockResize", ("vdz", 1 << 20, 1)),
       ("blockResize", ("vda", 1, 8)), ("blockResize", ("sdb", 1 << 20, 1)),
       ("setBlockThreshold", ("vda", 1 << 20, 0)), ("setBlockThreshold", ("vdz", 1 << 20, 0)),
       ("setBlockThreshold", ("vda", 1 << 20, 1)), ("setBlockThreshold", ("vda[9]", 1, 0))]
    + [("setInterfaceParameters", ("52:54:00:00:00:02", parameters, flags)) for parameters, flags in (
        ({"inbound.average": 1000}, 2), ({"inbound.average": 0}, 2), ({"x": 1}, 2), ({"inbound.average": 1000}, 8))]
    + [("setInterfaceParameters", ("vnet99", {"inbound.average": 1}, 2))]
    + [("updateDeviceFlags", (DISK, flags)) for flags in SCOPES]
    + [("updateDeviceFlags", (xml, 2)) for xml in (
        "", "<disk", "<x/>", "<disk device='cdrom'><target dev='sdz'/></disk>",
        "<graphics type='vnc' port='-1' passwd='x'/>", "<memballoon model='virtio'/>")]
    + [("attachDevice", ("<x/>",)), ("attachDeviceFlags", ("<x/>", 2)), ("attachDeviceFlags", ("<rng/>", 1 << 9)),
       ("detachDevice", ("<x/>",)), ("detachDeviceFlags", ("<x/>", 2)), ("detachDeviceAlias", ("ua-none", 0)),
       ("detachDeviceAlias", ("ua-none", 2))]
)
AGENT = [
    ("setTime", ({"seconds": 1, "nseconds": 0}, 0)), ("setTime", ({"seconds": 1}, 8)), ("fsFreeze", (None, 0)), ("fsFreeze", (None, 1)),
    ("fsFreeze", (["/"], 0)), ("fsThaw", (None, 0)), ("fsThaw", (None, 1)), ("fSTrim", (None, 0, 0)),
    ("fSTrim", ("/", 0, 0)), ("fSTrim", (None, 0, 1)), ("setUserPassword", ("root", "x", 0)),
    ("setUserPassword", ("root", "x", 8)), ("setGuestVcpus", ("0", 1, 0)), ("setGuestVcpus", ("x", 1, 0)),
    ("setGuestVcpus", ("0", 1, 1)), ("agentSetResponseTimeout", (5, 0)), ("agentSetResponseTimeout", (-3, 0)),
    ("agentSetResponseTimeout", (-2, 0)), ("agentSetResponseTimeout", (-1, 0)), ("agentSetResponseTimeout", (5, 1)),
    ("authorizedSSHKeysSet", ("root", ["ssh-rsa x"], 0)), ("authorizedSSHKeysSet", ("root", None, 0)),
    ("authorizedSSHKeysSet", ("root", [], 8)), ("shutdownFlags", (2,)), ("reboot", (2,)),
]
PEEKS = [
    ("blockPeek", ("vda", 0, 16, 0)), ("blockPeek", ("vdz", 0, 16, 0)), ("blockPeek", ("vda", 1 << 40, 16, 0)),
    ("blockPeek", ("vda", 0, 0, 0)), ("blockPeek", ("vda", 0, 16, 1)), ("memoryPeek", (0, 16, 2)),
    ("memoryPeek", (0, 16, 1)), ("memoryPeek", (0, 16, 3)), ("memoryPeek", (0, 16, 0)), ("memoryPeek", (0, 16, 9)),
]
STREAMS = [
    ("openConsole", (None,), (0,)), ("openConsole", ("none",), (0,)), ("openConsole", (None,), (8,)),
    ("openChannel", (None,), (0,)), ("openChannel", ("none",), (0,)), ("openChannel", (None,), (8,)),
    ("screenshot", (), (0, 0)), ("screenshot", (), (9, 0)), ("screenshot", (), (0, 1)),
]
LATER = [
    ("managedSave", (1 << 9,)), ("save", ("/nonexistent/image",)), ("coreDump", ("/nonexistent/core",)),
    ("coreDumpWithFormat", ("/nonexistent/core", 9, 0)), ("snapshotCreateXML", ("<x/>", 0)),
    ("checkpointCreateXML", ("<x/>", 0)), ("backupBegin", ("<x/>", None, 0)), ("blockCommit", ("vdz", None, None, 0, 0)),
    ("blockPull", ("vdz", 0, 0)), ("blockRebase", ("vdz", None, 0, 0)), ("blockCopy", ("vdz", "<disk/>", {}, 0)),
    ("blockJobAbort", ("vdz", 0)), ("blockJobSetSpeed", ("vdz", 1, 0)), ("migrateSetMaxDowntime", (1, 0)),
    ("migrateSetMaxSpeed", (1, 0)), ("migrateSetCompressionCache", (1 << 20, 0)), ("migrateStartPostCopy", (0,)),
    ("setLaunchSecurityState", ({}, 0)), ("openGraphicsFD", (0, 1 << 9)), ("openGraphicsFD", (9, 0)),
]
GROUPS = {"sizes": SIZES, "machine": MACHINE, "actions": ACTIONS, "notes": NOTES, "tuning": TUNING, "devices": DEVICES,
          "agent": AGENT, "peeks": PEEKS, "later": LATER}


def settled(groups=GROUPS):
    """The groups in their order: (group, method, arguments)."""
    return [(group, method, arguments) for group, calls in groups.items() for method, arguments in calls]


class Changes:
    """What a call changed in a definition: lines that came and lines that went, on each side."""

    def __init__(self, number, flags):
        self.number, self.flags, self.before = number, flags, {}

    def since(self, side):
        lines = collections.Counter(xml(side.named(self.number).XMLDesc(self.flags))[1])
        before = self.before.get(side.letter, lines)
        self.before[side.letter] = lines
        # How much the balloon holds is the guest's own business while it runs.
        return {f"{mark} {line}": count for mark, lines in (("+", lines - before), ("-", before - lines))
                for line, count in lines.items() if not line.startswith("domain/currentMemory=")}


def in_a_state(run, look, state):
    number = NUMBER
    changes = Changes(number, 0), Changes(number, 2)
    for each in changes:
        look(f"XML {each.flags} {state}", each.since)
    last = None
    for group, method, arguments in settled():
        if group != last and state != "transient":
            # What one group made of the stored definition is no matter of the next.
            run(f"define again before {group} {state}", define_full())
            for each in changes:
                each.before.clear()
                look(f"XML {each.flags} before {group} {state}", each.since)
        last = group
        run(f"{method}{arguments} {state}", called(number, method, *arguments))
        if group not in ("peeks", "agent", "later"):
            for each in changes:
                look(f"changed by {method}{arguments} {state}, XML {each.flags}", each.since)
    for method, before, behind in STREAMS:
        look(f"{method}{before + behind} {state}", streamed(number, method, before, behind))


def streamed(number, method, before, behind):
    def body(side):
        stream = side.conn.newStream(0)
        try:
            return getattr(side.named(number), method)(*before, stream, *behind)
        finally:
            try:
                stream.abort()
            except libvirt.libvirtError:
                pass
    return body


def define_full(number=NUMBER):
    return lambda side: side.conn.defineXML(full(number, side.folder, side.letter))


def changes(run, look):
    run("define a full guest", define_full())
    look_at(run, look, NUMBER, "full shut off")
    in_a_state(run, look, "shut off")
    run("define the full guest again", define_full())
    run("start the full guest paused", called(NUMBER, "createWithFlags", 1))
    look_at(run, look, NUMBER, "full paused")
    in_a_state(run, look, "paused")
    run("destroy the full guest", called(NUMBER, "destroy"))
    run("define the full guest a third time", define_full())
    run("start the full guest", called(NUMBER, "create"))
    look_at(run, look, NUMBER, "full running")
    in_a_state(run, look, "running")
    run("destroy the full guest running", called(NUMBER, "destroy"))
    run("undefine the full guest", called(NUMBER, "undefine"))
    run("create a full guest", lambda side: side.conn.createXML(full(NUMBER, side.folder, side.letter), 0))
    look_at(run, look, NUMBER, "full transient")
    in_a_state(run, look, "transient")
    run("destroy the full transient guest", called(NUMBER, "destroy"))


def only_reading(run, look):
    run("define for read-only", connected("defineXML", machine(NUMBER, devices=BALLOON)))
    for _, method, arguments in settled():
        look(f"{method}{arguments} read-only", denied(NUMBER, method, *arguments))
    for state in ("shut off",):
        run(f"rename {state}", called(NUMBER, "rename", PREFIX + "7", 0))
        look(f"lists after rename {state}", lambda side: only_ours(side.conn.listAllDomains(0)))
        run("define another", connected("defineXML", machine(8)))
        run("rename to one that exists", called(7, "rename", PREFIX + "8", 0))
        run("undefine after rename", called(7, "undefine"))
        run("undefine another", called(8, "undefine"))
    run("stale changes", lambda side: side.conn.defineXML(machine(NUMBER)))
    for _, method, arguments in settled():
        look(f"stale {method}{arguments}", stale(method, arguments))
    run("undefine stale", called(NUMBER, "undefine"))


def stale(method, arguments):
    """A call on a domain that there is no longer; its name is one whose events nobody waits for."""
    def body(side):
        domain = side.conn.defineXML(machine(3, name="drover-gone"))
        domain.undefine()
        return getattr(domain, method)(*arguments)
    return body

"""Every call that only looks at a domain, in each of its states."""
import libvirt

from comparison import called, denied, described, names, only_ours, positive, shape, size

STATS_GROUPS = [0] + [1 << bit for bit in range(12)]

# method, arguments, view: right ones and wrong ones.
CALLS = [
    ("isActive", (), None), ("isPersistent", (), None), ("isUpdated", (), None), ("autostart", (), None),
    ("name", (), None), ("UUIDString", (), None), ("OSType", (), None), ("maxMemory", (), None),
    ("maxVcpus", (), None), ("hasCurrentSnapshot", (), None), ("hasCurrentSnapshot", (1,), None),
    ("jobInfo", (), None), ("jobStats", (0,), None), ("jobStats", (1,), None), ("jobStats", (2,), None),
    ("jobStats", (3,), None), ("jobStats", (4,), None), ("jobStats", (1 << 9,), None),
    ("controlInfo", (0,), None), ("controlInfo", (1,), None),
    ("state", (0,), None), ("state", (1,), None),
    ("hasManagedSaveImage", (0,), None), ("hasManagedSaveImage", (1,), None),
    ("managedSaveGetXMLDesc", (0,), None), ("managedSaveGetXMLDesc", (1 << 9,), None),
    ("snapshotNum", (0,), None), ("snapshotNum", (1 << 20,), None), ("snapshotListNames", (0,), None),
    ("listAllSnapshots", (0,), None), ("listAllSnapshots", (1 << 20,), None),
    ("snapshotLookupByName", ("none", 0), None), ("snapshotCurrent", (0,), None),
    ("listAllCheckpoints", (0,), None), ("checkpointLookupByName", ("none", 0), None),
    ("messages", (0,), None), ("messages", (1,), None), ("messages", (2,), None), ("messages", (4,), None),
    ("memoryStats", (), names),
    ("getCPUStats", (True, 0), shape), ("getCPUStats", (False, 0), shape), ("getCPUStats", (True, 1), None),
    ("vcpus", (), shape), ("vcpusFlags", (0,), None), ("vcpusFlags", (1,), None), ("vcpusFlags", (2,), None),
    ("vcpusFlags", (3,), None), ("vcpusFlags", (4,), None), ("vcpusFlags", (5,), None), ("vcpusFlags", (6,), None),
    ("vcpusFlags", (8,), None), ("vcpusFlags", (9,), None), ("vcpusFlags", (10,), None), ("vcpusFlags", (1 << 9,), None),
    ("vcpuPinInfo", (0,), None), ("vcpuPinInfo", (1,), None), ("vcpuPinInfo", (2,), None), ("vcpuPinInfo", (3,), None),
    ("vcpuPinInfo", (8,), None),
    ("emulatorPinInfo", (0,), None), ("emulatorPinInfo", (1,), None), ("emulatorPinInfo", (2,), None),
    ("emulatorPinInfo", (3,), None), ("emulatorPinInfo", (8,), None),
    ("ioThreadInfo", (0,), None), ("ioThreadInfo", (1,), None), ("ioThreadInfo", (2,), None),
    ("ioThreadInfo", (3,), None), ("ioThreadInfo", (8,), None),
    ("guestVcpus", (0,), None), ("guestVcpus", (1,), None),
    ("schedulerType", (), None), ("schedulerParameters", (), None),
    ("schedulerParametersFlags", (0,), None), ("schedulerParametersFlags", (1,), None),
    ("schedulerParametersFlags", (2,), None), ("schedulerParametersFlags", (3,), None),
    ("schedulerParametersFlags", (8,), None),
    ("blkioParameters", (0,), None), ("blkioParameters", (1,), None), ("blkioParameters", (2,), None),
    ("blkioParameters", (3,), None), ("blkioParameters", (8,), None),
    ("memoryParameters", (0,), None), ("memoryParameters", (1,), None), ("memoryParameters", (2,), None),
    ("memoryParameters", (3,), None), ("memoryParameters", (8,), None),
    ("numaParameters", (0,), None), ("numaParameters", (1,), None), ("numaParameters", (2,), None),
    ("numaParameters", (3,), None), ("numaParameters", (8,), None),
    ("perfEvents", (0,), None), ("perfEvents", (1,), None), ("perfEvents", (2,), None), ("perfEvents", (8,), None),
    ("securityLabel", (), None), ("securityLabelList", (), None),
    ("diskErrors", (0,), None), ("diskErrors", (1,), None),
    ("launchSecurityInfo", (0,), None), ("launchSecurityInfo", (1,), None),
    ("fsInfo", (0,), None), ("fsInfo", (1,), None), ("hostname", (0,), None), ("hostname", (1,), None),
    ("hostname", (2,), None), ("hostname", (3,), None), ("hostname", (8,), None),
    ("getTime", (0,), None), ("getTime", (1,), None), ("guestInfo", (0, 0), None), ("guestInfo", (1 << 20, 0), None),
    ("guestInfo", (0, 1), None), ("authorizedSSHKeysGet", ("root", 0), None),
    ("interfaceAddresses", (0,), None), ("interfaceAddresses", (1,), None), ("interfaceAddresses", (2,), None),
    ("interfaceAddresses", (9,), None), ("interfaceAddresses", (0, 1), None),
    ("metadata", (0, None, 0), None), ("metadata", (1, None, 0), None), ("metadata", (2, "urn:a", 0), None),
    ("metadata", (2, "urn:none", 0), None), ("metadata", (2, None, 0), None), ("metadata", (3, None, 0), None),
    ("metadata", (1, "urn:a", 0), None), ("metadata", (0, None, 1), None), ("metadata", (0, None, 2), None),
    ("metadata", (1, None, 2), None), ("metadata", (2, "urn:a", 2), None), ("metadata", (0, None, 3), None),
    ("metadata", (0, None, 8), None),
    ("backupGetXMLDesc", (0,), None), ("backupGetXMLDesc", (1,), None),
    ("migrateGetMaxDowntime", (0,), None), ("migrateGetMaxSpeed", (0,), None),
    ("migrateGetCompressionCache", (0,), None),
]
ON_DEVICES = [
    ("blockInfo", size), ("blockStats", positive), ("blockStatsFlags", shape), ("blockIoTune", None),
    ("blockJobInfo", None),
]
DISKS = ["vda", "sda", "sdb", "vdz", "", "/nonexistent"]
INTERFACES = ["drvdiff", "52:54:00:00:00:01", "52:54:00:00:00:02", "vnet99", ""]


def look_at(run, look, number, state, lists_too=True):
    """Every reading call on a domain in a state."""
    for flags in (0, 1, 2, 3, 4, 8, 9, 10, 16, 1 << 20):
        look(f"XML {flags} {state}", described(number, flags))
    for flags in (0, 1, 2, 8):
        look(f"XML {flags} read-only {state}", described(number, flags, reading=True))
    look(f"info {state}", called(number, "info"), lambda values: values[:4] + [values[4] > 0])
    for method, arguments, view in CALLS:
        look(f"{method}{arguments} {state}", called(number, method, *arguments), view)
        look(f"{method}{arguments} read-only {state}", denied(number, method, *arguments), view)
    for method, view in ON_DEVICES:
        for disk in DISKS:
            look(f"{method}({disk!r}) {state}", called(number, method, disk), view)
    look(f"blockInfo by path {state}", lambda side: side.named(number).blockInfo(f"{side.folder}/disk.raw"), size)
    for method in ("blockInfo", "blockStatsFlags", "blockIoTune", "blockJobInfo"):
        look(f"{method} wrong flags {state}", called(number, method, "vda", 1 << 9))
    for flags in (1, 2, 3):
        look(f"blockIoTune {flags} {state}", called(number, "blockIoTune", "sda", flags))
    for method, view in (("interfaceStats", positive), ("interfaceParameters", None)):
        for name in INTERFACES:
            look(f"{method}({name!r}) {state}", on_interface(number, method, name), view)
    for flags in (1, 2, 3, 8):
        look(f"interfaceParameters {flags} {state}", on_interface(number, "interfaceParameters", "drvdiff", flags))
    for group in STATS_GROUPS:
        for flags in (0, libvirt.VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS if group else 1 << 20):
            look(f"getAllDomainStats {group} {flags:#x} {state}", figures(number, group, flags))
    for flags in (1 << 29, 1 << 30):
        look(f"getAllDomainStats 0 {flags:#x} {state}", figures(number, 0, flags))
    look(f"ID {state}", lambda side: side.named(number).ID() > 0)
    look(f"lookupByID own {state}", lambda side: side.conn.lookupByID(side.named(number).ID()))
    if lists_too:
        lists(run, look, state)


def on_interface(number, method, name, *flags):
    def body(side):
        return getattr(side.named(number), method)(name + side.letter if name == "drvdiff" else name, *flags)
    return body


def figures(number, group, flags):
    """The names of the figures; of the state, its numbers too."""
    def body(side):
        found = side.conn.domainListGetStats([side.named(number)], group, flags)
        return {key: value if key.startswith(("state.", "vcpu.current", "vcpu.maximum", "block.count", "net.count"))
                else type(value).__name__ for _, fields in found for key, value in fields.items()}
    return body


def lists(run, look, state):
    for bit in range(17):
        look(f"list {1 << bit} {state}", lambda side: only_ours(side.conn.listAllDomains(1 << bit)))
    for flags in (0, 3, 0x0C, 0xF0, 0x30, 0x300, 0xC00, 0x3000, 0xC000, 0xFFFF, 0x15, 0x429, 0x42, 0x81, 1 << 31):
        look(f"list {flags:#x} {state}", lambda side: only_ours(side.conn.listAllDomains(flags)))
        look(f"list {flags:#x} read-only {state}", lambda side: only_ours(side.reading.listAllDomains(flags)))
    look(f"numOfDomains {state}", lambda side: side.conn.numOfDomains() - side.base[0])
    look(f"numOfDefinedDomains {state}", lambda side: side.conn.numOfDefinedDomains() - side.base[1])
    look(f"listDefinedDomains {state}",
         lambda side: sorted(name for name in side.conn.listDefinedDomains() if name.startswith("drover-diff-")))
    look(f"listDomainsID {state}",
         lambda side: only_ours(side.conn.lookupByID(each) for each in side.conn.listDomainsID()))

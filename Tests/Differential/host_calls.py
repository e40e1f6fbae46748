"""What is asked of the host, and of the things that it has beside domains."""
import libvirt

from comparison import connected, elements, names, nothing, positive, shape, xml
from machines import NOBODY, QEMU


def cpu(model, extra=""):
    return f"<cpu mode='custom' match='exact'><model>{model}</model>{extra}</cpu>"


def old_cpu(model, extra=""):
    return f"<cpu><arch>x86_64</arch><model>{model}</model>{extra}</cpu>"


NX = "<feature name='nx'/>"
CPUS = {
    "one": [old_cpu("Haswell")], "two": [old_cpu("Haswell"), old_cpu("Penryn")], "vendors": [
        old_cpu("EPYC", "<vendor>AMD</vendor>"), old_cpu("Haswell", "<vendor>Intel</vendor>")],
    "feature": [old_cpu("Penryn", "<feature name='vmx'/>"), old_cpu("Nehalem", "<feature name='vmx'/>")],
    "unknown model": [old_cpu("Abacus")], "unknown feature": [old_cpu("Penryn", "<feature name='wings'/>")],
    "no model": ["<cpu><arch>x86_64</arch></cpu>"], "no arch": ["<cpu><model>Penryn</model></cpu>"],
    "other arch": ["<cpu><arch>ppc64</arch><model>POWER8</model></cpu>"],
    "mixed arch": [old_cpu("Penryn"), "<cpu><arch>i686</arch><model>Penryn</model></cpu>"],
    "none": [], "no XML": ["cpu"], "other root": ["<domain/>"], "empty": [""],
}
COMPARED = {
    "qemu64": cpu("qemu64"), "kvm64": cpu("kvm64"), "Nehalem": cpu("Nehalem"), "EPYC-Milan": cpu("EPYC-Milan"),
    "strange feature": cpu("qemu64", "<feature policy='require' name='wings'/>"),
    "forbidden": cpu("qemu64", "<feature policy='forbid' name='sse2'/>"),
    "unknown model": cpu("Abacus"), "host form": old_cpu("qemu64"), "other arch": "<cpu><arch>ppc64</arch><model>POWER8</model></cpu>",
    "host-model": "<cpu mode='host-model'/>", "host-passthrough": "<cpu mode='host-passthrough'/>",
    "no model": "<cpu/>", "no XML": "cpu", "cut": "<cpu>", "empty": "", "other root": "<domain/>",
}


def figures(run, look):
    for method, view in (
        ("getType", None), ("getHostname", None), ("getURI", None), ("getVersion", None), ("getLibVersion", shape),
        ("isAlive", None), ("isEncrypted", None), ("isSecure", None), ("getSecurityModel", None),
        ("getFreeMemory", positive), ("getInfo", lambda info: info[:3] + info[4:]), ("getCapabilities", elements),
    ):
        look(method, connected(method), view)
        look(f"{method} read-only", lambda side: getattr(side.reading, method)(), view)
    for kind in ("qemu", "kvm", "QEMU", "xen", "x", "", None):
        look(f"getMaxVcpus {kind}", connected("getMaxVcpus", kind))
    for flags in (0, 1):
        look(f"getCPUMap {flags}", connected("getCPUMap", flags))
        look(f"getSysinfo {flags}", connected("getSysinfo", flags), elements)
        look(f"getMemoryParameters {flags}", connected("getMemoryParameters", flags), shape)
        look(f"getSEVInfo {flags}", connected("getSEVInfo", flags))
    for number in (-1, 0, 1, 999, -2, -3):
        for flags in (0, 1):
            look(f"getCPUStats {number} {flags}", connected("getCPUStats", number, flags), shape)
            look(f"getMemoryStats {number} {flags}", connected("getMemoryStats", number, flags), shape)
    for pages, start, count, flags in (
        ([4], 0, 1, 0), ([4], -1, 1, 0), ([4], -1, 2, 0), ([4, 2048], 0, 1, 0), ([2048], -1, 1, 0), ([3], 0, 1, 0),
        ([4], 7, 1, 0), ([4], 0, 7, 0), ([4], 0, 0, 0), ([], 0, 1, 0), ([4], -2, 1, 0), ([4], 0, 1, 1), ([0], 0, 1, 0),
    ):
        look(f"getFreePages {pages} {start} {count} {flags}",
             connected("getFreePages", pages, start, count, flags), shape)
    for start, count in ((0, 1), (0, 8), (0, 0), (1, 1), (-1, 1), (0, -1), (999, 1), (0, 5000)):
        look(f"getCellsFreeMemory {start} {count}", connected("getCellsFreeMemory", start, count), shape)
    for pages, start, count, flags in (({4: 1}, 0, 1, 0), ({3: 1}, 0, 1, 0), ({2048: 0}, 0, 1, 0), ({2048: 0}, 9, 1, 0),
                                       ({}, 0, 1, 0), ({2048: 0}, 0, 1, 8), ({2048: 0}, -1, 1, 0)):
        look(f"allocPages {pages} {start} {count} {flags}", connected("allocPages", pages, start, count, flags))
    look("allocPages read-only", lambda side: side.reading.allocPages({2048: 0}, 0, 1, 0))
    for target, duration, flags in ((3, 60, 0), (-1, 60, 0), (9, 60, 0), (0, 60, 1), (0, 1, 0)):
        look(f"suspendForDuration {target} {duration} {flags}",
             connected("suspendForDuration", target, duration, flags))
    for parameters in ({"shm_pages_to_scan": 0, "x": 1}, {"x": 1}, {"shm_pages_shared": 1}, {"shm_pages_to_scan": "x"}):
        look(f"setMemoryParameters {parameters}", connected("setMemoryParameters", parameters, 0))
    look("setMemoryParameters flags", connected("setMemoryParameters", {"shm_pages_to_scan": 100}, 1))
    look("setMemoryParameters read-only", lambda side: side.reading.setMemoryParameters({"shm_pages_to_scan": 1}, 0))
    for interval, count in ((5, 3), (0, 0), (-1, 0)):
        look(f"setKeepAlive {interval} {count}", connected("setKeepAlive", interval, count))
    look("domainListGetStats none", connected("domainListGetStats", [], 0, 0))
    for group, flags in ((0, 0), (0, 3), (0, 12), (0, 1 << 20), (1 << 20, 0), (1 << 20, 1 << 31)):
        look(f"getAllDomainStats {group} {flags}", connected("getAllDomainStats", group, flags))


def processors(run, look):
    for arch, flags in (("x86_64", 0), ("i686", 0), ("aarch64", 0), ("ppc64", 0), ("s390x", 0), ("armv7l", 0), ("vax", 0), ("", 0), ("x86_64", 1)):
        look(f"getCPUModelNames {arch} {flags}", connected("getCPUModelNames", arch, flags))
    for name, text in COMPARED.items():
        for flags in (0, 1, 2, 4):
            look(f"compareCPU {name} {flags}", connected("compareCPU", text, flags))
            look(f"compareHypervisorCPU {name} {flags}",
                 connected("compareHypervisorCPU", None, None, None, "qemu", text, flags))
    for name, texts in CPUS.items():
        for flags in (0, 1, 2, 3, 4):
            look(f"baselineCPU {name} {flags}", connected("baselineCPU", texts, flags), xml)
            look(f"baselineHypervisorCPU {name} {flags}",
                 connected("baselineHypervisorCPU", None, None, None, "qemu", texts, flags), xml)
    for emulator, arch, kind, virtual in WHERE:
        label = f"{emulator} {arch} {kind} {virtual}"
        look(f"getDomainCapabilities {label}", connected("getDomainCapabilities", emulator, arch, kind, virtual, 0), xml)
        look(f"compareHypervisorCPU {label}",
             connected("compareHypervisorCPU", emulator, arch, kind, virtual, cpu("qemu64"), 0))
        look(f"baselineHypervisorCPU {label}",
             connected("baselineHypervisorCPU", emulator, arch, kind, virtual, [old_cpu("qemu64")], 0), xml)
    look("getDomainCapabilities flags", connected("getDomainCapabilities", None, None, None, None, 1))


WHERE = [
    (None, None, None, None), (None, "x86_64", None, "qemu"), (None, "x86_64", "pc", "qemu"),
    (None, "x86_64", "q35", "qemu"), (QEMU, None, None, "qemu"), (QEMU, "x86_64", "q35", "qemu"), (None, None, None, "qemu"),
    (QEMU, "aarch64", None, None), (None, "vax", None, None), (None, "aarch64", None, None), (None, None, "toaster", "qemu"),
    (None, None, None, "x"), (None, None, None, "xen"), ("/nonexistent", None, None, None), ("/bin/true", None, None, None),
    (None, "i686", None, "qemu"),
]


def other_objects(run, look):
    for method in (
        "listAllNetworks", "listAllStoragePools", "listAllSecrets", "listAllNWFilters",
        "listAllNWFilterBindings",
    ):
        look(f"{method} 0", connected(method, 0))
        look(f"{method} wrong flags", connected(method, 1 << 20))
    for method in ("listNetworks", "listDefinedNetworks", "listStoragePools", "listDefinedStoragePools", "listSecrets",
                   "listNWFilters", "numOfNetworks", "numOfDefinedNetworks", "numOfStoragePools",
                   "numOfDefinedStoragePools", "numOfSecrets", "numOfNWFilters"):
        look(method, connected(method))
    for method, argument in (
        ("networkLookupByName", "none"), ("networkLookupByUUIDString", NOBODY), ("networkLookupByName", ""),
        ("storagePoolLookupByName", "none"), ("storagePoolLookupByUUIDString", NOBODY),
        ("storagePoolLookupByTargetPath", "/none"), ("storageVolLookupByKey", "none"),
        ("storageVolLookupByPath", "/nonexistent/none"), ("nodeDeviceLookupByName", "none"),
        ("nwfilterLookupByName", "none"), ("nwfilterLookupByUUIDString", NOBODY), ("secretLookupByUUIDString", NOBODY),
    ):
        look(f"{method} {argument!r}", connected(method, argument))
    look("secretLookupByUsage", connected("secretLookupByUsage", 1, "none"))
    for kind in (libvirt.VIR_NETWORK_EVENT_ID_LIFECYCLE,):
        look("networkEventRegisterAny", connected("networkEventRegisterAny", None, kind, print, None), nothing)
        look("storagePoolEventRegisterAny", connected("storagePoolEventRegisterAny", None, kind, print, None), nothing)
        look("nodeDeviceEventRegisterAny", connected("nodeDeviceEventRegisterAny", None, kind, print, None), nothing)
        look("secretEventRegisterAny", connected("secretEventRegisterAny", None, kind, print, None), nothing)
    for name in ("/nonexistent", "/etc/hostname"):
        look(f"saveImageGetXMLDesc {name}", connected("saveImageGetXMLDesc", name, 0))
        look(f"restore {name}", connected("restore", name))
        look(f"restoreFlags {name}", connected("restoreFlags", name, None, 1 << 10))

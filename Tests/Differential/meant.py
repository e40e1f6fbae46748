"""What differs on purpose, and what is not there yet: (pattern of the step, pattern of the difference, reason).

A pattern is as narrow as what is meant: everything else that differs is a mistake in one of the two.
"""

ANY = r""

MEANT = [
    # Definitions
    (r"^(define|create)XML validate ", r"^number 92 |\| 92 \(", "no schema: the mapping validates, with its own number"),
    (r"^(define|create)XML ", r"^number (1|67) .*\| 27 ", "a word that does not belong there is an XML error"),
    (r"^(define|create)XML (validate )?machine type", r"^number 27 .*\| 67 ", "an unknown machine is told as one"),
    (r"^defineXML validate other arch", r"^number 27 .*\| 92 ", "an unknown architecture is told as one"),
    (r"^(define|create)XML zero vcpu", r"^number 1 .*\| 67 ", "a machine without processor is told as one"),
    (r"emulator that is none|/bin/true", r"^number 38 .*\| 1 ", "what the emulator said, not which file was missing"),
    (r"^(define|create|after).*(newline in|dot) name", ANY, "such names become parts of paths and lines of logs"),
    (r"^(define|create|after).*vnc port low", ANY, "a VNC port below 5900 is refused when it is defined, not by QEMU"),
    (r"^XML ", r"domain/devices/watchdog", "the watchdog of every q35 is shown, as newer libvirt does"),
    (r"^XML ", r"domain/resource|seclabel", "no partition of cgroups, no security driver"),
    (r"^XML .*(running|paused|transient|redefined)", r"domain/cpu",
     "the CPU of a running guest is shown as it was defined; what TCG makes of it stays QEMU's"),
    (r"^XML ", r"devices/(disk|graphics|interface|serial|console)/(backingStore|source@index|alias)|"
     r"graphics(/listen)?@(listen|address)=127", "nodes of images are not numbered; the standard address is written out"),
    (r"^XML .*transient", r"/alias@name", "what the next start of a transient guest would be has no aliases"),
    # The life of a guest
    (r"destroy", r"events .*\|.*\(0, 'drover-diff-\d', 5, 1, 'id'",
     "clients are told the number that the guest had; a destroy is one event"),
    (r"destroy|after events", r"^old events .*, 6, 2\).*\|", "a destroy is one event"),
    (r"^XML .* undefined running", r"domain/(memory|currentMemory|title)",
     "a definition that was taken away is gone, and does not wait behind the running guest"),
    (r"(reset|system_reset) with (events|on_reboot)", r"events ", "a guest that ends by its reset ends in that step"),
    (r"^createXML bad argument", r"events .*\(7,", "no way to the monitor was lost that never was"),
    (r"^getAllDomainStats .* shut off again", r"state.reason", "QEMU's last words are read: a quit is a shutdown"),
    (r"^QMP quit|^end$|^state.* (after quit|shut off again)$", ANY, "QEMU's last words are read: a quit is a shutdown"),
    (r"^QMP with id", ANY, "an id of the client's own comes back to it"),
    (r"^isUpdated.* (redefined|full)", ANY, "a definition that was changed while its guest ran is updated"),
    (r"^shutdownFlags\(3,\) shut off", ANY, "a guest that is off cannot shut down, whatever way is asked for"),
    (r"^register for a domain that is gone", ANY, "nobody waits for events of a domain that is not there"),
    # Looking
    (r"^messages", r"value|tainted", "the words are Drover's; that its guests run as root is no taint"),
    (r"^memoryStats", r"last_update", "without figures of the balloon there is no time at which they came"),
    (r"^securityLabelList", ANY, "no security driver"),
    (r"^getAllDomainStats (0|2) .*shut off", r"^cpu\.", "a guest that is off used no time of the processors"),
    (r"^getAllDomainStats 1048576 2147483648", ANY, "a group that nobody has is refused when that is asked for"),
    (r"^getAllDomainStats", r"allocation: 'none'", "a sparse image takes nothing, which is a number too"),
    (r"^blockIoTune", r"group_name", "a disk that shares its limits with none is in no group"),
    (r"^interfaceAddresses\(2,", r"wrong nlmsg len", "the host's neighbours can be read"),
    (r"^(set)?[vV]cpusFlags", r"^number (55|74) .*\| (8|74) ", "flags that make no sense come before the state"),
    (r"^getFreePages \[4\] -1 2", ANY, "the whole host is one cell"),
    (r"^(baseline|compare)", r"fallback|order of elements", "how a CPU model falls back is said as it was given"),
    (r"^baselineCPU mixed arch", ANY, "CPUs of different architectures have no common one"),
    (r"^baselineHypervisorCPU no model", r"^number 27 .*\| 8 ", "which of the CPUs has no model is said"),
    (r"^compare\S+ .* 2$", r"^number 92|'error', 92", "no schema: the mapping validates"),
    (r"^getCapabilities", r"uri_transport|baselabel", "no RDMA, no security driver"),
    (r"^getCPUModelNames", r"cpu64-rhel|ppc64|POWER", "models that QEMU as it is does not have; those of x86 and ARM"),
    (r"^getDomainCapabilities", r"cpu/mode/feature@", "what TCG lacks of the host's CPU is asked of QEMU itself"),
    (r"^getDomainCapabilities", r"hyperv/enum", "what a guest can be shown of Hyper-V, by TCG too"),
    (r"^getDomainCapabilities None i686", r"OVMF", "firmware for x86_64 does not run on i686"),
    (r"^XML ", r"cpu@migratable=on", "the default is written out, also for 'maximum'"),
    (r"^XML ", r"cpu/", "the CPU of a running guest is shown as it was defined"),
    (r"^blockIoTune\('sdb'\)", ANY, "a drive without a medium has no limits"),
    (r"^blockStatsFlags\(''\)", r"'none' \| 'int'", "a guest without disks has zeros"),
    # Changing
    (r"^changed by", r"'error', 39, 7", "libvirtd cannot show what it made of the definition"),
    (r"^(stale )?sendKey\(0, 0, \[999999\]", ANY, "a key that there is not is an argument that is wrong"),
    (r"^(stale )?sendKey\(3,", ANY, "AT set 2 is not translated; nobody sends it"),
    (r"^(stale )?managedSaveRemove\(0", r"'error', 38", "there is no saved image: what was wanted is so"),
    (r"^(stale )?rename\('a/b'", ANY, "the name is looked at before the state"),
    (r"^pMWakeup", r"^number 1 .*\| 55", "a guest that does not sleep is in the wrong state for it"),
    (r"^stale ", r"^number 42 .*\| (1|8|27|35|55|67|74) |^number (8|67) .*\| 42 ",
     "arguments are looked at before the domain is looked for"),
    (r"^setVcpus.*", r"^number 67 .*\| 84", "that a virtual CPU cannot be taken out is said"),
    (r"^changed by (pin|add)IOThread", r"domain/iothreadids", "the numbers of I/O threads are written out when one is added"),
    (r"^(changed by )?setIOThreadParams", r"poll@max|polling values", "polling can be stored, as newer libvirt does"),
    (r"^changed by setPerfEvents", r"domain/perf", "events that are not counted are not written"),
    (r"^changed by", r"interface/bandwidth", "limits that are none are not written"),
    (r"^compareHypervisorCPU None None None xen", ANY, "a hypervisor that is not there is not compared with"),
    (r"^baselineHypervisorCPU", r"feature@(policy|name=(vmx|svm))", "what TCG lacks of the host's CPU is asked of QEMU itself"),
    (r"^domainXMLToNative", ANY, "the command line is Drover's own"),
    (r"^setTime", r"^number 84 .*\| 55", "the state is looked at before what QEMU can"),
    (r"^getMaxVcpus", ANY, "as many as the machine can have, whatever the kernel recommends"),
]

LATER = {
    "saved images": r"^(stale )?(managedSave|save|restore|coreDump)",
    "snapshots, checkpoints and backup": r"^(stale )?(snapshotC|checkpoint|backup|listAllCheck)",
    "block jobs": r"^(stale )?block(Commit|Pull|Rebase|Copy|JobAbort|JobSetSpeed)",
    "devices that come and go": r"^(stale )?(attach|detach)",
    "descriptors of displays, secure guests": r"^(stale )?(openGraphicsFD|setLaunchSecurityState|FDAssociate)",
}
# Calls that libvirt answers and droverd does not have: each is `number 3` (no support) there.
NOT_YET = [(step, r"\| 3 \(|\| \('error', 3,|\| None$|events .* \| \[\]$", reason) for reason, step in LATER.items()] + [
    (r"^(stale )?openGraphicsFD", r"\| 74 ", "descriptors of displays, secure guests"),
    (r"^getDomainCapabilities", r"features/backup", "snapshots, checkpoints and backup"),
]

"""The life of a domain: each step in right and wrong states, and all looks in between."""
import re
import time

import libvirt
import libvirt_qemu

from comparison import called, connected, denied, described, only_ours
from looking_calls import lists, look_at
from machines import NOBODY, PREFIX, PTY, RICH, UUID, machine


def nothing_there(run, look):
    run("lookupByName nobody", connected("lookupByName", PREFIX + "nobody"))
    run("lookupByName empty", connected("lookupByName", ""))
    run("lookupByUUIDString nobody", connected("lookupByUUIDString", NOBODY))
    run("lookupByUUIDString wrong", connected("lookupByUUIDString", "x"))
    run("lookupByUUID nobody", connected("lookupByUUID", bytes(16)))
    for number in (0, -1, 987654, 2**31 - 1):
        run(f"lookupByID {number}", connected("lookupByID", number))
    lists(run, look, "with none")


def wrong_in(run, number, state, methods):
    """Calls that this state refuses, or that have a wrong argument."""
    for method, *arguments in methods:
        run(f"{method}{tuple(arguments)} {state}", called(number, method, *arguments))


WRONG_FLAGS = [
    ("createWithFlags", 1 << 10), ("undefineFlags", 1 << 20), ("shutdownFlags", 1 << 10), ("reboot", 1 << 10),
    ("reset", 1), ("destroyFlags", 1 << 10), ("shutdownFlags", 4), ("shutdownFlags", 8), ("shutdownFlags", 16),
    ("shutdownFlags", 3), ("shutdownFlags", 2), ("reboot", 2), ("reboot", 3), ("reboot", 4), ("undefineFlags", 12),
    ("undefineFlags", 96), ("setAutostart", 2), ("setAutostart", 0),
]
INACTIVE_REFUSES = [
    ("suspend",), ("resume",), ("shutdown",), ("shutdownFlags", 1), ("reboot", 0), ("reset", 0), ("destroy",),
    ("destroyFlags", 1), ("destroyFlags", 2),
]


def monitor(number, command, flags):
    return lambda side: libvirt_qemu.qemuMonitorCommand(side.named(number), command, flags)


def shaped(number, command, flags):
    """Only the shape of what QEMU says: its ids and numbers are its own."""
    def body(side):
        text = libvirt_qemu.qemuMonitorCommand(side.named(number), command, flags)
        return re.sub(r"libvirt-\d+|drover-\d+", "id", text)
    return body


def persistent_life(run, look):
    run("define", connected("defineXML", machine(1, devices=RICH)))
    look_at(run, look, 1, "shut off")
    run("lookupByUUIDString", connected("lookupByUUIDString", UUID % 1))
    wrong_in(run, 1, "shut off", INACTIVE_REFUSES + WRONG_FLAGS)
    run("monitor shut off", monitor(1, '{"execute":"query-status"}', 0))
    run("define again", connected("defineXML", machine(1, devices=RICH, top="<title>t</title>")))
    run("define same name other uuid", connected("defineXML", machine(1, uuid=UUID % 8)))
    run("define same uuid other name", connected("defineXML", machine(1, name=PREFIX + "8")))
    run("createXML same name other uuid", connected("createXML", machine(1, uuid=UUID % 8), 0))
    run("createXML same uuid other name", connected("createXML", machine(1, name=PREFIX + "8"), 0))
    for number in (1, 0, 1, 1):
        run(f"setAutostart {number}", called(1, "setAutostart", number))
        run(f"autostart after {number}", called(1, "autostart"))
        lists(run, look, f"autostart {number}")
    for method, *arguments in [
        ("create",), ("undefine",), ("destroy",), ("suspend",), ("resume",), ("shutdown",), ("reboot", 0),
        ("reset", 0), ("setAutostart", 0), ("destroyFlags", 1),
    ]:
        run(f"{method} read-only", denied(1, method, *arguments))
    run("monitor read-only", lambda side: libvirt_qemu.qemuMonitorCommand(
        side.reading.lookupByName(PREFIX + "1"), "info status", 1))
    run("create", called(1, "create"))
    look_at(run, look, 1, "running")
    wrong_in(run, 1, "running", [
        ("create",), ("createWithFlags", 1), ("resume",),
    ] + [each for each in WRONG_FLAGS if each[0] != "undefineFlags"] + [
        ("shutdown",), ("shutdownFlags", 1), ("reset", 0),
    ])
    run("createXML of one that runs", connected("createXML", machine(1, devices=RICH), 0))
    run("QMP status", shaped(1, '{"execute":"query-status"}', 0))
    run("QMP with id", shaped(1, '{"execute":"query-status","id":"mine"}', 0))
    run("QMP unknown command", shaped(1, '{"execute":"x"}', 0))
    run("QMP no JSON", monitor(1, "hello", 0))
    run("QMP empty", monitor(1, "", 0))
    run("HMP status", monitor(1, "info status", 1))
    run("HMP unknown", monitor(1, "x", 1))
    run("monitor wrong flags", monitor(1, "info status", 1 << 10))
    run("QMP stop", shaped(1, '{"execute":"stop"}', 0))
    run("state after QMP stop", called(1, "state"))
    run("resume after QMP stop", called(1, "resume"))
    run("suspend", called(1, "suspend"))
    look_at(run, look, 1, "paused")
    run("suspend paused", called(1, "suspend"))
    wrong_in(run, 1, "paused", [
        ("shutdown",), ("shutdownFlags", 1), ("reboot", 0), ("reset", 0), ("create",), ("createWithFlags", 1),
        ("shutdownFlags", 2), ("reboot", 2),
    ])
    run("resume", called(1, "resume"))
    run("QMP system_reset", shaped(1, '{"execute":"system_reset"}', 0))
    run("redefine running", connected("defineXML", machine(1, memory=65536, devices=RICH)))
    look_at(run, look, 1, "redefined")
    run("undefine running", called(1, "undefine"))
    look_at(run, look, 1, "undefined running")
    run("undefine transient", called(1, "undefine"))
    run("undefineFlags transient", called(1, "undefineFlags", 4))
    run("setAutostart transient", called(1, "setAutostart", 1))
    run("define transient", connected("defineXML", machine(1, devices=RICH)))
    run("state defined again", called(1, "state"))
    run("QMP quit", shaped(1, '{"execute":"quit"}', 0))
    wait_for_end(run, 1)
    run("state after quit", called(1, "state"))
    look_at(run, look, 1, "shut off again")
    run("create paused", called(1, "createWithFlags", 1))
    run("state created paused", called(1, "state"))
    run("resume created paused", called(1, "resume"))
    run("state resumed", called(1, "state"))
    run("destroy", called(1, "destroy"))
    run("state destroyed", called(1, "state"))
    run("destroy graceful", lambda side: (side.named(1).create(), side.named(1).destroyFlags(1)))
    run("create bypass cache", called(1, "createWithFlags", 4))
    run("destroy removing logs", called(1, "destroyFlags", 2))
    for flags in (8, 16, 32):
        run(f"create flags {flags}", called(1, "createWithFlags", flags))
        run(f"destroy after flags {flags}", called(1, "destroy"))
    for flags in (1, 2, 4, 8, 16, 32, 64, 127):
        run(f"undefineFlags {flags}", called(1, "undefineFlags", flags))
        run(f"define after undefineFlags {flags}", connected("defineXMLFlags", machine(1, devices=RICH), 1))
    run("undefine", called(1, "undefine"))

    def stale(method, *arguments):
        def body(side):
            domain = side.conn.defineXML(machine(3))
            domain.undefine()
            return getattr(domain, method)(*arguments)
        return body
    for method, *arguments in INACTIVE_REFUSES + [
        ("create",), ("undefine",), ("setAutostart", 1), ("autostart",), ("isActive",), ("isPersistent",),
        ("isUpdated",), ("info",), ("state",), ("XMLDesc", 0), ("maxMemory",), ("maxVcpus",), ("ID",), ("OSType",),
        ("hasManagedSaveImage", 0), ("undefineFlags", 4), ("createWithFlags", 1),
    ]:
        run(f"stale {method}", stale(method, *arguments))


def wait_for_end(run, number):
    def body(side):
        for _ in range(200):
            if not side.named(number).isActive():
                return "ended"
            time.sleep(0.02)
        return "still there"
    run("end", body)


def transient_life(run, look):
    for flags in (0, 1, 2, 3, 4, 8, 16, 32):
        run(f"createXML {flags}", connected("createXML", machine(2, devices=PTY), flags))
        run(f"createXML {flags} state", called(2, "state"))
        run(f"createXML {flags} isPersistent", called(2, "isPersistent"))
        run(f"createXML {flags} lists", lambda side: only_ours(side.conn.listAllDomains(8)))
        run(f"createXML {flags} again", connected("createXML", machine(2, devices=PTY), flags))
        run(f"createXML {flags} destroy", called(2, "destroy"))
        run(f"createXML {flags} gone", connected("lookupByName", PREFIX + "2"))
    run("createXML no disk", connected("createXML", machine(
        2, devices="<disk type='file'><source file='/nonexistent/a'/><target dev='vda'/></disk>"), 0))
    run("createXML bad argument", connected("createXML", machine(2).replace(
        "<domain ", "<domain xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0' ").replace(
        "</domain>", "<q:commandline><q:arg value='-nonsense'/></q:commandline></domain>"), 0))
    run("define with no disk", connected("defineXML", machine(
        2, devices="<disk type='file'><source file='/nonexistent/a'/><target dev='vda'/></disk>")))
    run("create with no disk", called(2, "create"))
    run("state after failed create", called(2, "state"))
    run("undefine with no disk", called(2, "undefine"))
    for name, extra in {
        "boot menu": "<features><acpi/><apic/></features><cpu mode='custom'><model>qemu64</model></cpu>",
        "host-model": "<cpu mode='host-model'/>", "maximum": "<cpu mode='maximum'/>",
        "clock": "<clock offset='localtime'><timer name='rtc' tickpolicy='catchup'/></clock>",
        "events": "<on_poweroff>destroy</on_poweroff><on_reboot>destroy</on_reboot><on_crash>preserve</on_crash>",
        "metadata": "<metadata><a:b xmlns:a='urn:a'>c</a:b></metadata><description>d</description>",
    }.items():
        run(f"define with {name}", connected("defineXML", machine(4, extra=extra, devices=RICH)))
        for flags in (0, 2, 8):
            run(f"XML {flags} with {name}", described(4, flags))
        run(f"create with {name}", called(4, "create"))
        for flags in (0, 2, 8):
            run(f"XML {flags} running with {name}", described(4, flags))
        run(f"reset with {name}", called(4, "reset", 0))
        if name == "events":
            run("system_reset with on_reboot destroy", shaped(4, '{"execute":"system_reset"}', 0))
            wait_for_end(run, 4)
        else:
            run(f"destroy with {name}", called(4, "destroy"))
        run(f"state after {name}", called(4, "state"))
        run(f"undefine with {name}", called(4, "undefine"))

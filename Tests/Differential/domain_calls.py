#!/usr/bin/python3
"""domain_calls.py REFERENCE-URI DROVER-URI [--verbose]: the same calls on two daemons, answer beside answer.

Every step is one call, in a right or a wrong state, with right or wrong arguments. What is held against each
other: the shape and value of the result, the number of an error, the lifecycle events that follow. Ends with the
counts, and with failure when an answer differs that is not in the table MEANT. Domains are named
drover-diff-*; those of that name that exist are removed first, and none stays behind.
"""
import re
import sys
import threading
import time
import xml.etree.ElementTree as ElementTree

import libvirt
import libvirt_qemu

PREFIX = "drover-diff-"
UUID = "d0d0d0d0-0000-4000-8000-00000000000%d"
NOBODY = "d0d0d0d0-ffff-4000-8000-000000000000"

# What differs on purpose: pattern of the step, pattern of the difference, reason.
MEANT = [
    (r"^(define|create)XML validate ", r"^number 92 ", "no schema: the mapping validates, with its own number"),
    (r"^(define|create)XML ", r"^number (1|67) .*\| 27 ", "a word that does not belong there is an XML error"),
    (r"^(define|create)XML (validate )?machine type", r"^number 27 .*\| 67 ", "an unknown machine is told as one"),
    (r"emulator that is none", r"^number 38 .*\| 1 ", "what the emulator said, not which file was missing"),
    (r"^(define|create|after).*(newline in|dot) name", r"", "such names become parts of paths and lines of logs"),
    (r"destroy", r"events .*\|.*5, 1, 'id'", "clients are told the number that the guest had; a destroy is one event"),
    (r"^QMP quit|^end$|^state.* (after quit|shut off again)$", r"", "QEMU's last words are read: a quit is a shutdown"),
    (r"^QMP with id", r"", "an id of the client's own comes back to it"),
    (r"^isUpdated redefined", r"", "a definition that was changed while its guest ran is updated"),
    (r"^shutdownFlags\(3,\) shut off", r"", "a guest that is off cannot shut down, whatever way is asked for"),
    (r"^XML ", r"domain/devices/watchdog", "the watchdog of every q35 is shown, as newer libvirt does"),
    (r"^XML ", r"domain/resource|seclabel", "no partition of cgroups, no security driver"),
]


def machine(number, memory=32768, extra="", devices="", name=None, uuid=None, kind="qemu", top=""):
    return f"""<domain type='{kind}'>
  <name>{name or f'{PREFIX}{number}'}</name><uuid>{uuid or UUID % number}</uuid>{top}
  <memory unit='KiB'>{memory}</memory><vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>{extra}
  <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>{devices}</devices></domain>"""


PTY = "<console type='pty'/>"
VNC = "<graphics type='vnc' port='-1'/>"
NET = "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>"
RICH = PTY + VNC + NET + "<input type='tablet' bus='usb'/><rng model='virtio'><backend model='random'>" \
    "/dev/urandom</backend></rng><memballoon model='virtio'/>"


class Side:
    """One daemon: its two connections and the events that it sent."""

    def __init__(self, uri):
        self.conn = libvirt.open(uri)
        self.reading = libvirt.openReadOnly(uri)
        self.events = []
        self.legacy = []
        self.clear()
        self.base = self.conn.numOfDomains(), self.conn.numOfDefinedDomains()
        self.conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, self.note, self.events)
        self.conn.domainEventRegister(self.note, self.legacy)

    def note(self, conn, domain, event, detail, store):
        if domain.name().startswith(PREFIX):
            store.append((domain.name(), event, detail, "id" if domain.ID() > 0 else "no id"))

    def clear(self):
        for domain in self.conn.listAllDomains():
            if domain.name().startswith(PREFIX) or domain.UUIDString().startswith(UUID[:8]):
                if domain.isActive():
                    domain.destroy()
                try:
                    domain.undefineFlags(libvirt.VIR_DOMAIN_UNDEFINE_KEEP_NVRAM)
                except libvirt.libvirtError:
                    pass

    def named(self, number):
        return self.conn.lookupByName(f"{PREFIX}{number}")

    def close(self):
        self.conn.domainEventDeregister(self.note)
        self.clear()
        self.reading.close()
        self.conn.close()


def lines(text):
    """The elements of an XML text, a line each, without what no two daemons have in common."""
    root, found = ElementTree.fromstring(text), []

    def walk(element, path):
        path = f"{path}/{element.tag}"
        words = [f"{path}@{key}={value}" for key, value in element.attrib.items()]
        if (element.text or "").strip():
            words.append(f"{path}={element.text.strip()}")
        found.extend(words or [path])
        for child in element:
            walk(child, path)

    walk(root, "")
    found = [re.sub(r"/dev/pts/\d+", "/dev/pts/N", line) for line in found]
    found = [re.sub(r"(domain@id=|@port=)[1-9]\d*", r"\1N", line) for line in found]
    found = [re.sub(r"pc-q35-[\d.]+", "pc-q35-V", line) for line in found]
    return tuple(line.removeprefix("/") for line in found)


def plain(value):
    if isinstance(value, libvirt.virDomain):
        return f"domain {value.name()} {value.UUIDString()}" + (" active" if value.ID() > 0 else "")
    if isinstance(value, (list, tuple)):
        return type(value)(plain(each) for each in value)
    return value


def only_ours(domains):
    return sorted(each.name() for each in domains if each.name().startswith(PREFIX))


class Comparison:
    def __init__(self, left, right, verbose):
        self.sides = left, right
        self.verbose = verbose
        self.calls = self.equal = self.meant = self.different = 0
        self.skipped = {}

    def answer(self, side, body):
        try:
            return "value", plain(body(side))
        except libvirt.libvirtError as error:
            return "error", error.get_error_code(), error.get_error_domain(), error.get_error_message()

    def run(self, label, body):
        seen = [len(side.events) for side in self.sides]
        old = [len(side.legacy) for side in self.sides]
        answers = [self.answer(side, body) for side in self.sides]
        self.settle(seen)
        events = [side.events[count:] for side, count in zip(self.sides, seen)]
        legacy = [side.legacy[count:] for side, count in zip(self.sides, old)]
        self.calls += 1
        self.judge(label, list(self.differences(answers, events, legacy)))

    def settle(self, seen):
        """Until both have sent the same number of events, and a little longer for what should not come."""
        end = time.monotonic() + 1
        while time.monotonic() < end:
            counts = {len(side.events) - count for side, count in zip(self.sides, seen)}
            if len(counts) == 1:
                break
            time.sleep(0.01)
        time.sleep(0.05)

    def differences(self, answers, events, legacy):
        left, right = answers
        if left[:1] != right[:1]:
            yield f"{left} | {right}"
        elif left[0] == "error":
            if left[1] != right[1]:
                yield f"number {left[1]} ({left[3]}) | {right[1]} ({right[3]})"
        elif left[1] != right[1]:
            if isinstance(left[1], tuple) and left[1][:1] == ("XML",):
                yield from (f"only reference: {line}" for line in left[1][1] if line not in right[1][1])
                yield from (f"only drover: {line}" for line in right[1][1] if line not in left[1][1])
                if sorted(left[1][1]) == sorted(right[1][1]):
                    yield "order of elements"
            else:
                yield f"{left[1]!r} | {right[1]!r}"
        if events[0] != events[1]:
            yield f"events {events[0]} | {events[1]}"
        if legacy[0] != legacy[1]:
            yield f"old events {legacy[0]} | {legacy[1]}"

    def judge(self, label, found):
        if not found:
            self.equal += 1
            return
        left = []
        for each in found:
            reason = next((why for step, what, why in MEANT if re.search(step, label) and re.search(what, each)), None)
            if reason is None:
                left.append(each)
            elif self.verbose:
                print(f"meant: {label}: {each} ({reason})")
        if left:
            self.different += 1
            for each in left:
                print(f"DIFFERENT: {label}: {each}")
        else:
            self.meant += 1


def described(number, flags, reading=False):
    def body(side):
        conn = side.reading if reading else side.conn
        return "XML", lines(conn.lookupByName(f"{PREFIX}{number}").XMLDesc(flags))
    return body


def information(number):
    def body(side):
        values = side.named(number).info()
        return values[:4] + [values[4] > 0]
    return body


def called(number, method, *arguments):
    return lambda side: getattr(side.named(number), method)(*arguments)


def connected(method, *arguments):
    return lambda side: getattr(side.conn, method)(*arguments)


def denied(number, method, *arguments):
    return lambda side: getattr(side.reading.lookupByName(f"{PREFIX}{number}"), method)(*arguments)


def look(run, number, state):
    """Every reading call on a domain in a state."""
    for flags in (0, 1, 2, 3, 4, 8, 9, 10, 16, 1 << 20):
        run(f"XML {flags} {state}", described(number, flags))
    for flags in (0, 1, 2, 8):
        run(f"XML {flags} read-only {state}", described(number, flags, reading=True))
    run(f"info {state}", information(number))
    for flags in (0, 1):
        run(f"state {flags} {state}", called(number, "state", flags))
    for method in (
        "isActive", "isPersistent", "isUpdated", "autostart", "name", "UUIDString", "OSType", "maxMemory",
        "maxVcpus", "hasCurrentSnapshot", "jobInfo", "controlInfo",
    ):
        run(f"{method} {state}", called(number, method))
    for flags in (0, 1):
        run(f"hasManagedSaveImage {flags} {state}", called(number, "hasManagedSaveImage", flags))
    run(f"ID {state}", lambda side: side.named(number).ID() > 0)
    run(f"lookupByID own {state}", lambda side: side.conn.lookupByID(side.named(number).ID()))
    lists(run, state)


def lists(run, state):
    for bit in range(17):
        run(f"list {1 << bit} {state}", lambda side: only_ours(side.conn.listAllDomains(1 << bit)))
    for flags in (0, 3, 0x0C, 0xF0, 0x30, 0x300, 0xC00, 0x3000, 0xC000, 0xFFFF, 0x15, 0x429, 0x42, 0x81, 1 << 31):
        run(f"list {flags:#x} {state}", lambda side: only_ours(side.conn.listAllDomains(flags)))
        run(f"list {flags:#x} read-only {state}", lambda side: only_ours(side.reading.listAllDomains(flags)))
    run(f"numOfDomains {state}", lambda side: side.conn.numOfDomains() - side.base[0])
    run(f"numOfDefinedDomains {state}", lambda side: side.conn.numOfDefinedDomains() - side.base[1])
    run(f"listDefinedDomains {state}",
        lambda side: sorted(name for name in side.conn.listDefinedDomains() if name.startswith(PREFIX)))
    run(f"listDomainsID {state}",
        lambda side: sorted(
            name for name in (side.conn.lookupByID(each).name() for each in side.conn.listDomainsID())
            if name.startswith(PREFIX)))


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


def nothing_there(run):
    run("lookupByName nobody", connected("lookupByName", PREFIX + "nobody"))
    run("lookupByName empty", connected("lookupByName", ""))
    run("lookupByUUIDString nobody", connected("lookupByUUIDString", NOBODY))
    run("lookupByUUIDString wrong", connected("lookupByUUIDString", "x"))
    run("lookupByUUID nobody", connected("lookupByUUID", bytes(16)))
    for number in (0, -1, 987654, 2**31 - 1):
        run(f"lookupByID {number}", connected("lookupByID", number))
    lists(run, "with none")


def broken_definitions(run):
    good = machine(9)
    broken = {
        "empty": "", "no XML": "hello", "cut": good[:60], "other root": "<network><name>x</name></network>",
        "no name": re.sub("<name>.*?</name>", "", good), "empty name": re.sub("<name>.*?<", "<name><", good),
        "slash in name": machine(9, name=PREFIX + "a/b"), "newline in name": machine(9, name=PREFIX + "a\nb"),
        "blank name": machine(9, name="  "), "dot name": machine(9, name=".."),
        "wrong uuid": machine(9, uuid="x"), "no memory": re.sub("<memory.*</memory>", "", good),
        "memory zero": machine(9, memory=0), "memory negative": machine(9, memory=-1),
        "memory words": machine(9, memory="much"), "memory unit": good.replace("KiB", "furlong"),
        "memory overflow": machine(9, memory=2**64), "memory huge": machine(9, memory=2**62),
        "no type": good.replace(" type='qemu'", ""), "unknown type": machine(9, kind="vax"),
        "xen": machine(9, kind="xen"),
        "no os": re.sub("<os>.*</os>", "", good), "os type": good.replace("hvm", "uml"),
        "os arch": good.replace("x86_64'", "vax'"), "other arch": good.replace("x86_64'", "m68k'"),
        "machine type": good.replace("q35", "toaster"), "no vcpu number": good.replace("<vcpu>1", "<vcpu>one"),
        "zero vcpu": good.replace("<vcpu>1", "<vcpu>0"), "many vcpus": good.replace("<vcpu>1", "<vcpu>100000"),
        "current vcpus": good.replace("<vcpu>1", "<vcpu current='2'>1"),
        "no emulator": good.replace("/usr/bin/qemu-system-x86_64", "/nonexistent/qemu"),
        "emulator that is none": good.replace("/usr/bin/qemu-system-x86_64", "/bin/true"),
        "on_poweroff": machine(9, extra="<on_poweroff>dance</on_poweroff>"),
        "clock": machine(9, extra="<clock offset='moon'/>"), "cpu mode": machine(9, extra="<cpu mode='x'/>"),
        "cpu model": machine(9, extra="<cpu><model>Abacus</model></cpu>"),
        "unknown controller": machine(9, devices="<controller type='x'/>"),
        "unknown interface": machine(9, devices="<interface type='x'/>"),
        "mac": machine(9, devices="<interface type='user'><mac address='1'/></interface>"),
        "multicast mac": machine(9, devices="<interface type='user'><mac address='01:00:00:00:00:01'/></interface>"),
        "unknown network driver": machine(9, devices="<interface type='user'><model type='a b'/></interface>"),
        "unknown graphics": machine(9, devices="<graphics type='x'/>"),
        "vnc port": machine(9, devices="<graphics type='vnc' port='x'/>"),
        "vnc port low": machine(9, devices="<graphics type='vnc' port='17'/>"),
        "unknown console": machine(9, devices="<console type='x'/>"),
        "unknown video": machine(9, devices="<video><model type='x'/></video>"),
        "unknown input": machine(9, devices="<input type='x'/>"),
        "disk target twice": machine(9, devices=2 * "<disk type='file'><source file='/x'/><target dev='vda'/></disk>"),
        "disk bus": machine(9, devices="<disk type='file'><source file='/x'/><target dev='vda' bus='x'/></disk>"),
        "disk device": machine(9, devices="<disk device='x'><target dev='vda'/></disk>"),
        "address twice": machine(9, devices=2 * (
            "<interface type='user'><model type='virtio'/><address type='pci' slot='9'/></interface>")),
        "address wrong": machine(9, devices="<interface type='user'><address type='pci' slot='99'/></interface>"),
        "unknown feature": machine(9, extra="<features><x/></features>"),
    }
    for name, text in broken.items():
        run(f"defineXML {name}", connected("defineXML", text))
        run(f"defineXML validate {name}", connected("defineXMLFlags", text, 1))
        run(f"createXML {name}", connected("createXML", text, 0))
        run(f"after {name}", lambda side: side.clear())
    run("defineXML wrong flags", connected("defineXMLFlags", good, 1 << 10))
    run("createXML wrong flags", connected("createXML", good, 1 << 10))
    run("defineXML read-only", lambda side: side.reading.defineXML(good))
    run("createXML read-only", lambda side: side.reading.createXML(good, 0))


def persistent_life(run):
    run("define", connected("defineXML", machine(1, devices=RICH)))
    look(run, 1, "shut off")
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
        lists(run, f"autostart {number}")
    for method, *arguments in [
        ("create",), ("undefine",), ("destroy",), ("suspend",), ("resume",), ("shutdown",), ("reboot", 0),
        ("reset", 0), ("setAutostart", 0), ("destroyFlags", 1),
    ]:
        run(f"{method} read-only", denied(1, method, *arguments))
    run("monitor read-only", lambda side: libvirt_qemu.qemuMonitorCommand(
        side.reading.lookupByName(PREFIX + "1"), "info status", 1))
    run("create", called(1, "create"))
    look(run, 1, "running")
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
    look(run, 1, "paused")
    run("suspend paused", called(1, "suspend"))
    wrong_in(run, 1, "paused", [
        ("shutdown",), ("shutdownFlags", 1), ("reboot", 0), ("reset", 0), ("create",), ("createWithFlags", 1),
        ("shutdownFlags", 2), ("reboot", 2),
    ])
    run("resume", called(1, "resume"))
    run("QMP system_reset", shaped(1, '{"execute":"system_reset"}', 0))
    run("redefine running", connected("defineXML", machine(1, memory=65536, devices=RICH)))
    look(run, 1, "redefined")
    run("undefine running", called(1, "undefine"))
    look(run, 1, "undefined running")
    run("undefine transient", called(1, "undefine"))
    run("undefineFlags transient", called(1, "undefineFlags", 4))
    run("setAutostart transient", called(1, "setAutostart", 1))
    run("define transient", connected("defineXML", machine(1, devices=RICH)))
    run("state defined again", called(1, "state"))
    run("QMP quit", shaped(1, '{"execute":"quit"}', 0))
    wait_for_end(run, 1)
    run("state after quit", called(1, "state"))
    look(run, 1, "shut off again")
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


def transient_life(run):
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


def natively(run):
    for form in ("qemu-argv", "x", ""):
        texts = {"plain": machine(5), "rich": machine(5, devices=RICH), "broken": "<domain", "empty": ""}
        for name, text in texts.items():
            def body(side):
                words = side.conn.domainXMLToNative(form, text, 0).split()
                return [word for word in words if word.startswith("-") and not re.search(r"\d", word)]
            run(f"domainXMLToNative {form} {name}", body)
    run("domainXMLToNative flags", connected("domainXMLToNative", "qemu-argv", machine(5), 1))
    run("domainXMLToNative read-only", lambda side: side.reading.domainXMLToNative("qemu-argv", machine(5), 0))


def pump():
    while True:
        libvirt.virEventRunDefaultImpl()


def main():
    verbose = "--verbose" in sys.argv
    uris = [each for each in sys.argv[1:] if not each.startswith("--")]
    if len(uris) != 2:
        sys.exit(__doc__)
    libvirt.registerErrorHandler(lambda context, error: None, None)
    libvirt.virEventRegisterDefaultImpl()
    threading.Thread(target=pump, daemon=True).start()
    sides = [Side(uri) for uri in uris]
    comparison = Comparison(*sides, verbose)
    try:
        for part in (nothing_there, broken_definitions, persistent_life, transient_life, natively):
            part(comparison.run)
    finally:
        for side in sides:
            side.close()
    print(f"{comparison.calls} calls: {comparison.equal} equal, {comparison.meant} meant to differ, "
          f"{comparison.different} different")
    sys.exit(1 if comparison.different else 0)


if __name__ == "__main__":
    main()

"""Events by other ways than one registration for all: for one domain, of the monitor, and none behind a deregister."""
import libvirt
import libvirt_qemu

from comparison import called, connected
from machines import PREFIX, PTY, machine


class Gathered:
    """What a registration of its own heard, on each side."""

    def __init__(self):
        self.heard = {}

    def note(self, conn, domain, *rest):
        self.heard.setdefault(id(conn), []).append((domain.name(), *rest[:-1]))

    def of(self, side):
        return side.scrubbed(self.heard.get(id(side.conn), []))

    def note_monitor(self, conn, domain, event, seconds, micros, details, opaque):
        self.heard.setdefault(id(conn), []).append((domain.name(), event, details))


def events(run, look):
    for number in (1, 2):
        run(f"define {number} for events", connected("defineXML", machine(number, devices=PTY)))
    one_domain(run, look)
    monitor(run, look)
    refusals(run, look)
    for number in (1, 2):
        run(f"undefine {number} after events", called(number, "undefine"))


def one_domain(run, look):
    gathered, numbers = Gathered(), {}

    def register(side):
        numbers[side.letter] = side.conn.domainEventRegisterAny(
            side.named(1), libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, gathered.note, None)
        return "registered"

    look("register for one domain", register)
    for number in (1, 2):
        run(f"start {number}", called(number, "create"))
        run(f"suspend {number}", called(number, "suspend"))
        run(f"resume {number}", called(number, "resume"))
    look("what was heard of one domain", gathered.of)
    look("deregister for one domain", lambda side: side.conn.domainEventDeregisterAny(numbers[side.letter]))
    run("suspend behind the deregister", called(1, "suspend"))
    look("what was heard behind the deregister", gathered.of)
    run("resume behind the deregister", called(1, "resume"))


def monitor(run, look):
    for pattern, flags in ((None, 0), ("STOP", 0), ("stop", 0), ("stop", 2), ("ST.*", 1), ("re.*", 3), ("(", 1), ("STOP", 8)):
        gathered, numbers = Gathered(), {}

        def register(side):
            numbers[side.letter] = libvirt_qemu.qemuMonitorEventRegister(
                side.conn, side.named(1), pattern, gathered.note_monitor, None, flags)
            return "registered"

        def deregister(side):
            if side.letter in numbers:
                libvirt_qemu.qemuMonitorEventDeregister(side.conn, numbers[side.letter])

        look(f"monitor events {pattern} {flags}", register)
        for number in (1, 2):
            run(f"suspend {number} with monitor events {pattern} {flags}", called(number, "suspend"))
            run(f"resume {number} with monitor events {pattern} {flags}", called(number, "resume"))
        look(f"what was heard of the monitor {pattern} {flags}", gathered.of)
        look(f"deregister monitor events {pattern} {flags}", deregister)
    look("monitor events read-only", lambda side: libvirt_qemu.qemuMonitorEventRegister(
        side.reading, side.reading.lookupByName(PREFIX + "1"), None, Gathered().note_monitor, None, 0))


def refusals(run, look):
    def unknown(side):
        domain = side.conn.defineXML(machine(3))
        domain.undefine()
        return side.conn.domainEventRegisterAny(domain, 0, Gathered().note, None) >= 0

    for number in (1, 2):
        run(f"reset {number}", called(number, "reset", 0))
        run(f"destroy {number} after events", called(number, "destroy"))
    look("register for a domain that is gone", unknown)
    look("register the same twice", lambda side: [
        side.conn.domainEventRegisterAny(None, 0, Gathered().note, None) >= 0 for _ in range(2)])
    look("close callback", lambda side: side.conn.registerCloseCallback(print, None))
    look("close callback twice", lambda side: side.conn.registerCloseCallback(print, None))
    look("no close callback", lambda side: side.conn.unregisterCloseCallback())
    look("no close callback twice", lambda side: side.conn.unregisterCloseCallback())

"""Two daemons beside each other: one call on both, and what came of it held against each other."""
import re
import shutil
import tempfile
import time
import os
import subprocess
import xml.etree.ElementTree as ElementTree

import libvirt

from machines import PREFIX, UUID
from meant import MEANT, NOT_YET

# What comes when the guest or the clock wants it, not when it is called.
UNTIMELY = {libvirt.VIR_DOMAIN_EVENT_ID_RTC_CHANGE, libvirt.VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE}


class Side:
    """One daemon: its two connections, a folder for files, and the events that it sent."""

    def __init__(self, uri, letter):
        self.letter = letter
        self.folder = tempfile.mkdtemp(prefix=f"drover-diff-{letter}.")
        os.chmod(self.folder, 0o755)
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", f"{self.folder}/disk.qcow2", "16M"], check=True)
        with open(f"{self.folder}/disk.raw", "wb") as file:
            file.truncate(1 << 20)
        for name in os.listdir(self.folder):
            os.chmod(f"{self.folder}/{name}", 0o666)
        self.conn = libvirt.open(uri)
        self.reading = libvirt.openReadOnly(uri)
        self.events = []
        self.legacy = []
        self.clear()
        self.base = self.conn.numOfDomains(), self.conn.numOfDefinedDomains()
        self.callbacks = []
        for kind in range(28):
            try:
                self.callbacks.append(self.conn.domainEventRegisterAny(None, kind, self.note, kind))
            except libvirt.libvirtError:
                self.callbacks.append(None)
        self.conn.domainEventRegister(self.note_legacy, None)

    def note(self, conn, domain, *rest):
        *details, kind = rest
        if domain.name().startswith(PREFIX) and kind not in UNTIMELY:
            number = ("id" if domain.ID() > 0 else "no id",) if kind == 0 else ()
            self.events.append((kind, domain.name(), *self.scrubbed(details), *number))

    def note_legacy(self, conn, domain, event, detail, opaque):
        if domain.name().startswith(PREFIX):
            self.legacy.append((domain.name(), event, detail))

    def scrubbed(self, value):
        """A value without what no two daemons have in common."""
        if isinstance(value, str):
            value = value.replace(self.folder, "FOLDER").replace(f"drvdiff{self.letter}", "drvdiffL")
            value = re.sub(r"socket=\S+\.sock|socket=\S+-sock", "socket=SOCKET", value)
            return re.sub(r"/dev/pts/\d+", "/dev/pts/N", value)
        if isinstance(value, (list, tuple)):
            return type(value)(self.scrubbed(each) for each in value)
        if isinstance(value, dict):
            return {key: self.scrubbed(each) for key, each in value.items()}
        if isinstance(value, libvirt.virDomain):
            return f"domain {value.name()} {value.UUIDString()}" + (" active" if value.ID() > 0 else "")
        if isinstance(value, (int, float, bytes, bool, type(None))):
            return value
        return type(value).__name__

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
        self.conn.domainEventDeregister(self.note_legacy)
        self.clear()
        self.reading.close()
        self.conn.close()
        shutil.rmtree(self.folder)


class Comparison:
    """The counts, and the steps that make them."""

    def __init__(self, left, right, verbose=False, only=None):
        self.sides = left, right
        self.verbose = verbose
        self.only = only
        self.calls = self.equal = 0
        self.meant = {}
        self.later = {}
        self.different = []

    def run(self, label, body, view=None, settles=True):
        """One call on both sides.

        view: what of the result is compared (see below); settles: whether it may send events, for which it waits.
        """
        seen = [len(side.events) for side in self.sides]
        old = [len(side.legacy) for side in self.sides]
        answers = [self.answer(side, body, view) for side in self.sides]
        if settles:
            self.settle(seen)
        events = [heard(label, side.events[count:]) for side, count in zip(self.sides, seen)] if settles else ([], [])
        legacy = [side.legacy[count:] for side, count in zip(self.sides, old)] if settles else ([], [])
        self.calls += 1
        self.judge(label, list(self.differences(answers, events, legacy)))

    def look(self, label, body, view=None):
        """A call that changes nothing."""
        self.run(label, body, view, settles=False)

    @staticmethod
    def answer(side, body, view):
        try:
            value = body(side)
            return "value", side.scrubbed(view(value) if view else value)
        except libvirt.libvirtError as error:
            return "error", error.get_error_code(), error.get_error_domain(), error.get_error_message()
        except (LookupError, OverflowError, TypeError, ValueError) as error:
            return "value", f"the binding: {error}"

    def settle(self, seen):
        """Until both have sent the same number of events, and a little longer for what should not come."""
        end = time.monotonic() + 1
        while time.monotonic() < end:
            counts = {len(side.events) - count for side, count in zip(self.sides, seen)}
            if len(counts) == 1:
                break
            time.sleep(0.01)
        time.sleep(0.03)

    @staticmethod
    def differences(answers, events, legacy):
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
            elif isinstance(left[1], dict) and isinstance(right[1], dict):
                for key in {**left[1], **right[1]}:
                    one, other = left[1].get(key, "none"), right[1].get(key, "none")
                    if one != other:
                        yield f"{key}: {one!r} | {other!r}"
            else:
                yield f"{left[1]!r} | {right[1]!r}"
        if events[0] != events[1]:
            yield f"events {events[0]} | {events[1]}"
        if legacy[0] != legacy[1]:
            yield f"old events {legacy[0]} | {legacy[1]}"

    def judge(self, label, found):
        left, reasons, later = [], [], []
        for each in found:
            if reason := reason_of(MEANT, label, each):
                reasons.append(reason)
            elif reason := reason_of(NOT_YET, label, each):
                later.append(reason)
            else:
                left.append(each)
        if left:
            self.different += [(label, each) for each in left[:1]]
            for each in left:
                print(f"DIFFERENT: {label}: {each}", flush=True)
        elif later:
            self.later[later[0]] = self.later.get(later[0], 0) + 1
        elif reasons:
            self.meant[reasons[0]] = self.meant.get(reasons[0], 0) + 1
        else:
            self.equal += 1
        if self.verbose:
            for each in found:
                print(f"{label}: {each}")


def heard(label, events):
    """The events of a step. A machine with nothing to boot resets itself whenever it likes, several times in a row."""
    asked = re.search("reset|reboot", label)
    rest = [event for event in events if event[0] != libvirt.VIR_DOMAIN_EVENT_ID_REBOOT]
    return rest + ["reboot"] if asked and len(rest) < len(events) else rest


def reason_of(table, label, difference):
    return next((why for step, what, why in table if re.search(step, label) and re.search(what, difference)), None)


# What of a result is compared.

def shape(value):
    """Types alone: the numbers are the moment's."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(shape(each) for each in value)
    return type(value).__name__


def positive(value):
    """For numbers that grow: whether they do."""
    if isinstance(value, (list, tuple)):
        return type(value)(positive(each) for each in value)
    return value > 0 if isinstance(value, int) else type(value).__name__


def names(value):
    return sorted(value)


def size(value):
    """Of a disk: what the host keeps beside a file counts for one of them."""
    capacity, allocation, physical = value
    return capacity, physical


def nothing(value):
    """Only whether it can be called."""
    return "answered"


def xml(text):
    """The elements of an XML text, a line each."""
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
    found = [re.sub(r"(domain@id=|@port=)[1-9]\d*", r"\1N", line) for line in found]
    found = [re.sub(r"pc-q35-[\d.]+", "pc-q35-V", line) for line in found]
    return "XML", tuple(line.removeprefix("/") for line in found)


def elements(text):
    """Which elements there are, without their values."""
    return {re.sub(r"[@=].*", "", line): "there" for line in xml(text)[1]}


def only_ours(domains):
    return sorted(each.name() for each in domains if each.name().startswith(PREFIX))


def called(number, method, *arguments):
    return lambda side: getattr(side.named(number), method)(*arguments)


def connected(method, *arguments):
    return lambda side: getattr(side.conn, method)(*arguments)


def denied(number, method, *arguments):
    return lambda side: getattr(side.reading.lookupByName(f"{PREFIX}{number}"), method)(*arguments)


def described(number, flags, reading=False):
    def body(side):
        conn = side.reading if reading else side.conn
        return xml(conn.lookupByName(f"{PREFIX}{number}").XMLDesc(flags))
    return body

#!/usr/bin/python3
"""domain_calls.py [REFERENCE-URI DROVER-URI] [--verbose] [--write] [--only PART]…: the same calls on two daemons.

Every step is one call, in a right or a wrong state, with right or wrong arguments. What is held against each
other: the shape and value of the result, the number of an error, the events that follow. Ends with the counts, and with
failure when an answer differs that is not in meant.py. Without URIs it starts a libvirtd and a droverd of its own, as root.
Domains are named drover-diff-*; those of that name that exist are removed first, and none stays behind.
--write puts the counts into docs/differential.md.
"""
import contextlib
import os
import signal
import sys
import threading

import libvirt

import report
from changing_calls import changes, only_reading
from comparison import Comparison, Side
from definition_calls import broken_definitions, natively
from event_calls import events
from host_calls import figures, other_objects, processors
from life_calls import nothing_there, persistent_life, transient_life
from private_daemons import PrivateDaemons

PARTS = {
    "the host": figures, "processors": processors, "other objects": other_objects, "nothing there": nothing_there,
    "wrong definitions": broken_definitions, "life of a stored domain": persistent_life,
    "life of transient domains": transient_life, "events": events, "changes": changes,
    "changes that are refused": only_reading, "QEMU's command line": natively,
}


def pump():
    while True:
        libvirt.virEventRunDefaultImpl()


def main(arguments):
    only = [arguments[place + 1] for place, word in enumerate(arguments[:-1]) if word == "--only"]
    uris = [each for each in arguments if "://" in each]
    if len(uris) not in (0, 2):
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    libvirt.registerErrorHandler(lambda context, error: None, None)
    libvirt.virEventRegisterDefaultImpl()
    threading.Thread(target=pump, daemon=True).start()
    with contextlib.nullcontext(uris) if uris else PrivateDaemons() as (reference, drover):
        sides = Side(reference, "a"), Side(drover, "b")
        comparison = Comparison(*sides, verbose="--verbose" in arguments)
        counts = {}
        try:
            for name, part in PARTS.items():
                if not only or name in only:
                    before = comparison.calls
                    part(comparison.run, comparison.look)
                    counts[name] = comparison.calls - before
        finally:
            versions = [side.conn.getLibVersion() for side in sides], sides[0].conn.getVersion()
            for side in sides:
                side.close()
    print(report.summary(comparison))
    if "--write" in arguments:
        report.write(comparison, counts, versions)
    return 1 if comparison.different else 0


if __name__ == "__main__":
    try:
        status = main(sys.argv[1:])
    except SystemExit as end:
        print(end.code if isinstance(end.code, str) else "", file=sys.stderr)
        status = end.code if isinstance(end.code, int) else 1
    sys.stdout.flush()
    # The thread that waits for events has no end.
    os._exit(status)

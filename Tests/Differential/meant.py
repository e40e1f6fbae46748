"""What differs on purpose, and what is not there yet: (pattern of the step, pattern of the difference, reason).

A pattern is as narrow as what is meant: everything else that differs is a mistake in one of the two.
"""

MEANT = [
    (r"^(define|create)XML validate ", r"^number 92 ", "no schema: the mapping validates, with its own number"),
    (r"^(define|create)XML ", r"^number (1|67) .*\| 27 ", "a word that does not belong there is an XML error"),
    (r"^(define|create)XML (validate )?machine type", r"^number 27 .*\| 67 ", "an unknown machine is told as one"),
    (r"emulator that is none", r"^number 38 .*\| 1 ", "what the emulator said, not which file was missing"),
    (r"^(define|create|after).*(newline in|dot) name", r"", "such names become parts of paths and lines of logs"),
    (r"destroy", r"events .*\|.*\(0, 'drover-diff-\d', 5, 1, 'id'",
     "clients are told the number that the guest had; a destroy is one event"),
    (r"^QMP quit|^end$|^state.* (after quit|shut off again)$", r"", "QEMU's last words are read: a quit is a shutdown"),
    (r"^QMP with id", r"", "an id of the client's own comes back to it"),
    (r"^isUpdated redefined", r"", "a definition that was changed while its guest ran is updated"),
    (r"^shutdownFlags\(3,\) shut off", r"", "a guest that is off cannot shut down, whatever way is asked for"),
    (r"^XML ", r"domain/devices/watchdog", "the watchdog of every q35 is shown, as newer libvirt does"),
    (r"^XML ", r"domain/resource|seclabel", "no partition of cgroups, no security driver"),
]

# Calls that libvirt answers and droverd does not have: each is `number 3` (no support) there.
NOT_YET = []

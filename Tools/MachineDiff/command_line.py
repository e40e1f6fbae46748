"""The words and options of a QEMU command line."""

import json
import os
import re
import shlex


FLAGS = """S nodefaults no-user-config no-shutdown nographic no-acpi no-hpet no-reboot daemonize enable-kvm no-fd-bootchk
 snapshot usb s win2k-hack only-migratable full-screen no-quit no-frame alt-grab ctrl-grab singlestep no-kvm
 portrait curses sdl old-param version help h preconfig mem-prealloc""".split()


def words_of(text):
    """The words of a command, without variables and programs that run another one."""
    text = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    words = shlex.split(text.replace("\\\n", " "))
    start = next((i for i, w in enumerate(words) if re.search(r"(qemu-system-\w+|qemu-kvm|/kvm|^kvm|^qemu)$", w)), 0)
    return words[:start], words[start:]


def pairs(words):
    """Options with their values; None for a flag."""
    index = 0
    while index < len(words):
        name = words[index]
        if not name.startswith("-") or name == "-":
            yield "", name
        elif name.lstrip("-") in FLAGS or index + 1 >= len(words):
            yield name.lstrip("-"), None
        else:
            index += 1
            yield name.lstrip("-"), words[index]
        index += 1


def joined(options):
    words = []
    for name, value in options:
        words += ([f"-{name}"] if name else []) + ([] if value is None else [value])
    return words


def keys(value):
    """The keys of `a,b=c,d=e,,f`; bare ones have None."""
    if value.startswith("{"):
        return flat(json.loads(value))
    parts = [p.replace("\0", ",") for p in value.replace(",,", "\0").split(",")]
    return [tuple(p.split("=", 1)) if "=" in p else (p, None) for p in parts]


def flat(node, prefix=""):
    if isinstance(node, dict):
        return [x for k, v in node.items() for x in flat(v, f"{prefix}.{k}" if prefix else k)]
    if isinstance(node, list):
        return [x for i, v in enumerate(node) for x in flat(v, f"{prefix}.{i}")]
    return [(prefix, {True: "on", False: "off"}.get(node, str(node)) if isinstance(node, bool) else str(node))]


def accelerators(words):
    """What the command line asks for, and TCG where this host has not got it."""
    text = " ".join(v or n for n, v in pairs(words[1:]) if n in ("machine", "M", "accel", "enable-kvm"))
    return ["kvm", "tcg"] if "kvm" in text and os.path.exists("/dev/kvm") else ["tcg"]


def network_keys(words):
    """What is said of user networks beyond their ends: no monitor tells it."""
    found = []
    for name, value in pairs(words[1:]):
        if name in ("netdev", "nic", "net") and value and "user" in [v if k == "type" else k for k, v in keys(value)]:
            skip = "id type user model mac macaddr name vlan addr vectors net ipv6-prefix ipv6-prefixlen".split()
            for key, text in keys(value):
                key = re.sub(r"\.\d+(\.str)?$", "", key)
                if key not in skip and key not in ("hostfwd",):
                    found.append(f"{key}={text}")
    return " ".join(sorted(found))

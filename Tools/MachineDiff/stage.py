"""What is changed about a command line before it is started, on both sides alike."""

import os
import pathlib
import re
import shutil
import struct
import subprocess

from command_line import joined, keys, pairs

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
GUEST_KERNEL = PROJECT / ".build/guest/vmlinuz"
FIRMWARE = pathlib.Path("/usr/share/OVMF")


class Stage:
    """The folder in which both machines find their files, and the changes that both command lines get."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    # What may be a path: a word of an option, or the value of a key.
    FILE_OPTIONS = "hda hdb hdc hdd cdrom fda fdb sd pflash mtdblock kernel initrd dtb bios option-rom L".split()
    FILE_KEYS = ("file filename file.filename file.file.filename path mem-path splash romfile "
                 "backing.file.filename dtb kernel kernel-file logfile").split()

    def prepare(self, words):
        """The command line with its files made and its waits taken out."""
        options = [self.changed(n, v) for n, v in pairs(words[1:])]
        for name, value in options:
            if value and name in ("drive", "blockdev", "hda", "hdb", "hdc", "hdd", ""):
                self.format(name, value)
        return [words[0]] + joined(o for o in options if o)

    def changed(self, name, value):
        if value is None:
            return name, value
        if name in ("vnc", "display") and "unix:/" in value:
            value = value.replace("unix:/", f"unix:{self.folder}/")
            self.parent(re.search(r"unix:([^,]*)", value)[1])
        if name in self.FILE_OPTIONS or name == "":
            return name, self.placed(name, value, value)
        if name in ("serial", "parallel", "monitor", "qmp", "debugcon"):
            for head in ("file:", "pipe:", "unix:", "mon:unix:"):
                if value.startswith(head + "/"):
                    value = head + str(self.folder) + value[len(head):]
                    self.parent(value[len(head):].split(",")[0])
            return name, self.patient(value)
        if name in ("drive", "blockdev", "fw_cfg", "object", "chardev", "device", "fsdev", "virtfs", "acpitable",
                    "smbios", "boot", "machine", "M", "tpmdev"):
            for key, old in keys(value):
                if old and key in self.FILE_KEYS and not (name == "device" and key != "romfile"):
                    new = self.placed(name, old, value)
                    if new != old:
                        value = value.replace(old.replace(",", ",,") if not value.startswith("{") else old, new)
        return name, self.patient(value) if name == "chardev" else value

    def patient(self, value):
        """Who listens does not wait for a client."""
        if re.search(r"[:,](server)\b(=on|=yes)?", value) and not re.search(r"nowait|wait=(off|no)", value):
            return re.sub(r",wait(=\w+)?\b", "", value) + ",wait=off"
        return value

    def parent(self, path):
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)

    def placed(self, name, path, whole):
        """Where a file is: itself when it exists, else one that is made in the folder."""
        if path in ("", "none", "-") or path.startswith(("fat:", "json:", "/dev/")) or re.match(r"^\w+:", path):
            return path
        target = self.folder / path.lstrip("/")
        if os.path.isabs(path) and os.path.exists(path):
            return path
        new = str(target) if os.path.isabs(path) else path
        if target.exists():
            return new
        if name == "bios" and not os.path.isabs(path) and "/" not in path:
            return path
        self.parent(str(target))
        if name in ("chardev",):
            if "pipe" in whole:
                os.mkfifo(target)
            return new
        if name in ("fsdev", "virtfs", "L") or path.endswith("/") or (name == "object" and "mem-path" in whole):
            target.mkdir(exist_ok=True)
        else:
            self.make(name, target, whole)
        return new

    def make(self, name, target, whole):
        lower = target.name.lower()
        if name == "kernel" and GUEST_KERNEL.exists():
            shutil.copy(GUEST_KERNEL, target)
        elif name in ("bios", "pflash") or "pflash" in whole or re.search(r"ovmf|edk2|aavmf", lower):
            whole_file = ["OVMF_VARS_4M.fd", "OVMF_CODE_4M.fd"]
            if name != "bios":
                readonly = re.search(r'read-?only"?[:=]? *(on|true|yes)|readonly(,|$)', whole)
                is_code = "vars" not in lower and (readonly or "code" in lower or name == "blockdev")
                whole_file = whole_file[1:] if is_code else whole_file[:1]
            target.write_bytes(b"".join((FIRMWARE / part).read_bytes() for part in whole_file))
        elif name in ("fw_cfg", "initrd", "acpitable", "smbios", "boot", "dtb"):
            target.write_bytes(b"SSDT" + struct.pack("<I", 36) + bytes(28))
        else:
            with open(target, "wb") as file:
                file.truncate(1474560 if name in ("fda", "fdb") or "floppy" in whole else 64 << 20)

    def format(self, name, value):
        """Gives the images that were made the format that is said of them, or that their name says."""
        if name == "blockdev":
            return
        given = dict(keys(value)) if name == "drive" else {"file": value}
        path = given.get("file") or given.get("file.filename") or given.get("file.file.filename") or ""
        given.setdefault("format", given.get("driver") or given.get("file.driver") or "")
        target = self.folder / path.lstrip("/") if not path.startswith(str(self.folder)) else pathlib.Path(path)
        kind = given["format"] or target.suffix.lstrip(".")
        if target.is_file() and str(target).startswith(str(self.folder)) and kind in ("qcow2", "vmdk", "vdi", "qed"):
            if "pflash" not in value:
                size = "64M"
                subprocess.run(["qemu-img", "create", "-q", "-f", kind, str(target), size], check=True)

    def runnable(self, words, accelerator):
        """A command line as it is started: without windows, sound, other systems, and what outlives the run."""
        if any(name in ("machine", "M") and "accel=" in (value or "") for name, value in pairs(words[1:])):
            words = [words[0]] + joined((n, v) for n, v in pairs(words[1:]) if n != "accel")
        out, self.tpms = [], []
        trusted = [dict(keys(v)).get("chardev") for n, v in pairs(words[1:]) if n == "tpmdev"]
        for name, value in pairs(words[1:]):
            if name == "chardev" and dict(keys(value)).get("id") in trusted:
                path = os.path.join(self.folder, f"tpm{len(self.tpms)}.sock")
                self.tpms.append(path)
                value = f"socket,id={dict(keys(value))['id']},path={path}"
            if name in ("daemonize", "pidfile", "D", "runas", "chroot", "loadvm", "incoming", "S", "no-quit", "sandbox"):
                continue
            if name in ("qmp", "monitor", "mon", "name", "seccomp", "run-with", "full-screen", "alt-grab", "ctrl-grab"):
                continue
            if name in ("sdl", "curses"):
                name, value = "display", "none"
            if name == "display" and value and not value.startswith(("vnc", "spice-app", "none", "egl-headless")):
                value = "none"
            if name == "audiodev":
                value = f"none,id={dict(keys(value)).get('id')}"
            if name in ("machine", "M"):
                value = re.sub(r"accel=[\w:]+", f"accel={accelerator}", value)
            if name == "accel":
                value = re.sub(r"^(accel=)?(kvm|hvf|whpx|nvmm|hax|tcg|xen)\b.*", accelerator, value)
            if name == "enable-kvm" and accelerator != "kvm":
                name, value = "machine", f"accel={accelerator}"
            if name == "cpu" and accelerator == "tcg":
                value = re.sub(r"^host\b", "max", value)
            if name in ("netdev", "nic", "net") and value:
                value = self.network(value)
            if value and "/var/lib/libvirt/qemu/" in value:
                os.makedirs(self.folder / "lib/ram/-1-machine", exist_ok=True)
                value = re.sub(r"/var/lib/libvirt/qemu/ram/[^/]*", f"{self.folder}/lib/ram/-1-machine", value)
                value = value.replace("/var/lib/libvirt/qemu", f"{self.folder}/lib")
            if value and re.search(r"/dev/hugepages\S*", value):
                value = re.sub(r"/dev/hugepages[^,\"]*", f"{self.folder}", value)
            if name == "overcommit":
                value = re.sub(r"mem-lock=on", "mem-lock=off", value)
            if name == "object":
                value = value.replace("prealloc=on", "prealloc=off").replace('"prealloc":true', '"prealloc":false')
            if name == "object" and "masterKey0" in value and "keyid" not in value:
                value = '{"qom-type":"secret","id":"masterKey0","format":"base64","data":"' + "QUFB" * 10 + 'QUE="}'
            if name == "add-fd":
                continue
            if name == "chardev" and "/dev/fdset" in value:
                value = re.sub(r"/dev/fdset/\d+", "/dev/null", value)
            if name == "chardev" and re.search(r"\bfd=", value):
                value = re.sub(r"\bsocket\b.*?(id=[^,]*).*", r"null,\1", value)
            out.append((name, value))
        return [words[0]] + joined(out)

    def network(self, value):
        """Taps and bridges, whichever they were, are taps of the run."""
        given = dict(keys(value))
        kind = given.get("type") or next(iter(given))
        if kind not in ("tap", "bridge", "vhost-vdpa", "vhost-user") and "fd" not in given:
            return value
        if kind == "tap" or kind == "bridge":
            drop = ("fd fds vhostfd vhostfds ifname script downscript br helper vhost vhostforce queues type tap bridge "
                    "sndbuf poll-us").split()
            rest = [f"{k}={v}" if v is not None else k for k, v in given.items() if k not in drop]
            count = given.get("queues") or str(len((given.get("fds") or "1").split(":")))
            many = [f"queues={count}"] if count != "1" else []
            return ",".join(["tap", *rest, "script=no", "downscript=no", *many])
        return f"socket,id={given.get('id')},udp=127.0.0.1:1,localaddr=127.0.0.1:2" if "fd" in given else value

"""Two machines beside each other."""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import tempfile

from command_line import accelerators, network_keys, words_of
from facts import Facts
from machine import CannotRun, Machine, end_all, start_tpm
from stage import Stage


class Comparison:
    def __init__(self, options):
        self.options = options
        self.base = ["--offline"]
        if options.firmware_dir:
            self.base += ["--firmware-dir", options.firmware_dir]

    def capabilities(self, emulator):
        """What this emulator can do: the file that is given, or droverd's own note of it."""
        if not self.options.root:
            return ["--capabilities", self.options.capabilities] if self.options.capabilities else []
        name = os.path.basename(emulator).encode()
        for path in sorted(pathlib.Path(self.options.root, "lib/cache").glob("*.json")):
            if b"/" + name + b'"' in path.read_bytes():
                return ["--capabilities", str(path)]
        raise ValueError(f"droverd has not looked at {emulator}")

    def convert(self, words, folder):
        """The definition of a command line, what was said about it, and the command line of the definition."""
        script = pathlib.Path(folder) / "machine-diff.args"
        script.write_text(shlex.join(words) + "\n")
        base = self.base + self.capabilities(words[0])
        first = self.call(["domxml-from-native", "qemu-argv", "--report", *base, script.name], folder)
        definition = pathlib.Path(folder) / "machine-diff.xml"
        definition.write_text(first.stdout)
        second = self.call(["domxml-to-native", "qemu-argv", *base, "--output", "json", definition.name], folder)
        return first, [w for w in json.loads(second.stdout)["arguments"]]

    def call(self, arguments, folder):
        answer = subprocess.run([self.options.tool, *arguments], cwd=folder, capture_output=True, text=True, timeout=60)
        if answer.returncode:
            words = re.search(r'"message": (".*")', answer.stderr)
            raise ValueError(f"{arguments[0]}: {json.loads(words[1]) if words else answer.stderr.strip()[-800:]}")
        return answer

    def facts(self, words, stage, folder):
        last = None
        for accelerator in accelerators(words):
            runnable = stage.runnable(words, accelerator)
            tpms = [start_tpm(path) for path in stage.tpms]
            try:
                machine = Machine(runnable, folder)
            except CannotRun as error:
                last = error
                end_all(tpms)
                continue
            try:
                facts = Facts(machine).found
            finally:
                machine.end()
                end_all(tpms)
            facts["user networks"] = network_keys(words)
            return facts
        raise last

    def compare(self, path):
        """The differences as lines; raises CannotRun where QEMU does not start the line itself."""
        folder = tempfile.mkdtemp(prefix="machine-diff-", dir=self.options.keep)
        try:
            stage = Stage(folder)
            _, words = words_of(pathlib.Path(path).read_text())
            words = stage.prepare(words)
            pathlib.Path(folder, "machine-diff.words").write_text(shlex.join(words))
            before = self.facts(words, stage, folder)
            report, back = self.convert(words, folder)
            pathlib.Path(folder, "machine-diff.back").write_text("\n".join(back))
            try:
                after = self.facts(back, stage, folder)
            except CannotRun as error:
                return [f"! the machine of the definition does not start: {error}"], report.stderr
            if self.options.facts:
                print("\n".join(f"    {k}: {v}" for k, v in sorted(before.items())))
            return differences(before, after, pathlib.Path(folder, "machine-diff.xml").read_text()), report.stderr
        except (ValueError, subprocess.TimeoutExpired) as error:
            return [f"! {error}"], ""
        finally:
            if not self.options.keep:
                shutil.rmtree(folder, ignore_errors=True)


def differences(before, after, definition):
    lines, missing = [], [k for k, v in before.items() if v == "present" and k not in after]
    extra = [k for k, v in after.items() if v == "present" and k not in before]

    def below(key, gone):
        return any(key.startswith((g + "/", g + " ")) for g in gone)

    lines += [f"- {k}" for k in missing if not below(k, missing)]
    lines += [f"+ {k}" for k in extra if not below(k, extra)]
    for key in sorted(before.keys() | after.keys()):
        if key in missing or key in extra or below(key, missing) or below(key, extra):
            continue
        old, new = str(before.get(key, "")), str(after.get(key, ""))
        if key == "lines" or key.endswith(" line"):
            # A listening socket is passed open to QEMU: the definition tells where it is.
            told = [x for x in old.split() if x.startswith("unix:") and x[5:].split(",")[0] in definition]
            old, new = ([x for x in text.split() if x not in told and x not in ("null", "unix:")] for text in (old, new))
            old, new = " ".join(old), " ".join(new)
        if not alike(key, old, new):
            lines.append(f"~ {key}: {old} -> {new}")
    return lines


def alike(key, old, new):
    """Whether two facts say the same; a machine of a definition always has a uuid and a boot order of its own."""
    if key == "query-uuid" and not old:
        return True
    if key == "smbios 1.1" and old[8:40] == "0" * 32:
        old, new = old[:8] + old[40:], new[:8] + new[40:]
    if key in ("cmos 0x38", "cmos 0x3d") or (key == "machine boot"):
        # By letters there, by devices here: firmware looks at the devices first.
        return re.sub(r'"(order|once)": "\w*",? ?', "", old) == re.sub(r'"(order|once)": "\w*",? ?', "", new) or "cmos" in key
    if key == "boot order":
        return not old or new.split("\0")[0].startswith(old.replace("HALT", "").split("\0")[0].strip())
    if key == "query-vnc-servers":
        # The address of every network, with and without the newer protocol's.
        old, new = (re.sub(r'\{[^{}]*"host": "::"[^{}]*\},? ?', "", text) for text in (old, new))
    if key == "machine acpi":
        old, new = old.replace("auto", "on"), new.replace("auto", "on")
    return old == new

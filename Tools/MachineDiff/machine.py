"""A QEMU that is asked what its machine is."""

import ctypes
import json
import os
import shutil
import socket
import subprocess
import tempfile

CLONE_NEWNET = 0x40000000
LIBC = ctypes.CDLL(None, use_errno=True)


class CannotRun(Exception):
    """QEMU did not start; its words."""


class Machine:
    """A QEMU that stands still and answers."""

    def __init__(self, words, folder):
        self.folder = folder
        (ours, theirs), (tester, tested) = socket.socketpair(), socket.socketpair()
        more = ["-S", "-chardev", f"socket,id=mdqmp,fd={theirs.fileno()}", "-mon", "chardev=mdqmp,mode=control",
                "-chardev", f"socket,id=mdtest,fd={tested.fileno()}"]
        if "-display" not in words and "-nographic" not in words:
            more += ["-display", "none"]
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            words + more + ["-object", "qtest,id=mdqtest,chardev=mdtest,log=/dev/null"], cwd=folder,
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, preexec_fn=isolated,
            pass_fds=[theirs.fileno(), tested.fileno()])
        theirs.close()
        tested.close()
        ours.settimeout(30)
        tester.settimeout(30)
        self.qmp, self.qtest = ours.makefile("rw"), tester.makefile("rw")
        try:
            if not self.qmp.readline():
                raise CannotRun(self.words())
            self.ask("qmp_capabilities")
        except (OSError, ValueError) as error:
            raise CannotRun(self.words() or str(error)) from None

    def words(self):
        try:
            self.process.wait(1)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.seek(0)
        lines = self.log.read().decode(errors="replace").strip().splitlines()
        return "; ".join(l for l in lines if "warning:" not in l)[-600:]

    def ask(self, command, **arguments):
        self.qmp.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.qmp.flush()
        while True:
            line = self.qmp.readline()
            if not line:
                raise CannotRun("QEMU ended while it was asked: " + self.words())
            answer = json.loads(line)
            if "return" in answer:
                return answer["return"]
            if "error" in answer:
                return None

    def human(self, text):
        return self.ask("human-monitor-command", **{"command-line": text}) or ""

    def test(self, text):
        self.qtest.write(text + "\n")
        self.qtest.flush()
        return (self.qtest.readline().split() + ["", ""])[1]

    def end(self):
        self.process.kill()
        self.process.wait()
        for file in (self.qmp, self.qtest, self.log):
            file.close()


def isolated():
    """Network and mounts of its own, where that is allowed."""
    LIBC.prctl(1, 9)
    if os.geteuid() == 0:
        LIBC.unshare(CLONE_NEWNET)
        subprocess.run(["ip", "link", "set", "lo", "up"], check=False, stderr=subprocess.DEVNULL)


def start_tpm(path):
    """A TPM for a socket that QEMU connects to."""
    if not shutil.which("swtpm"):
        raise CannotRun("there is no swtpm here")
    state = tempfile.mkdtemp(dir=os.path.dirname(path))
    server = socket.socket(socket.AF_UNIX)
    if os.path.exists(path):
        os.unlink(path)
    server.bind(path)
    server.listen()
    process = subprocess.Popen(["swtpm", "socket", "--tpm2", "--tpmstate", f"dir={state}", "--ctrl",
                                f"type=unixio,fd={server.fileno()}"], pass_fds=[server.fileno()],
                               stderr=subprocess.DEVNULL)
    return process


def end_all(processes):
    for process in processes:
        process.kill()
        process.wait()

"""Both daemons, private ones: below a folder of their own, and gone with all that they started.

libvirtd knows no other place for its files than the host's, so it runs in a mount namespace in which these are folders
of ours; with files for the output of QEMU it needs no second daemon. As root.
"""
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time

import libvirt

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLACES = {"etc": "/etc/libvirt", "lib": "/var/lib/libvirt", "log": "/var/log/libvirt", "cache": "/var/cache/libvirt",
          "run": "/run/libvirt"}
LIBVIRTD_CONF = 'auth_unix_rw = "none"\nauth_unix_ro = "none"\nunix_sock_ro_perms = "0777"\n'
QEMU_CONF = 'stdio_handler = "file"\nuser = "root"\ngroup = "root"\nsecurity_driver = "none"\n'
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36


class PrivateDaemons:
    """Use it with `with`; it gives the URIs of libvirtd and of droverd."""

    def __init__(self, droverd=f"{ROOT}/.build/debug/droverd"):
        self.droverd = droverd
        self.processes = []
        self.made = []

    def __enter__(self):
        if os.geteuid() != 0:
            raise SystemExit("differential: needs root, or the URIs of two daemons")
        self.folder = tempfile.mkdtemp(prefix="drover-diff.")
        os.chmod(self.folder, 0o755)
        try:
            return self.start_libvirtd(), self.start_droverd()
        except BaseException:
            self.__exit__()
            raise

    def start_libvirtd(self):
        home = f"{self.folder}/libvirt"
        for name, place in PLACES.items():
            os.makedirs(f"{home}/{name}")
            if not os.path.isdir(place):
                os.makedirs(place)
                self.made.append(place)
        write(f"{home}/etc/libvirtd.conf", LIBVIRTD_CONF)
        write(f"{home}/etc/qemu.conf", QEMU_CONF)
        mounts = [f"mount --bind {home}/{name} {place}" for name, place in PLACES.items()]
        script = " && ".join(mounts + ["exec libvirtd --timeout 0"])
        self.spawn(["unshare", "-m", "sh", "-ec", script], f"{home}/libvirtd.log")
        uri = f"qemu+unix:///system?socket={home}/run/libvirt-sock"
        self.await_uri(uri, f"{home}/libvirtd.log")
        return uri

    def start_droverd(self):
        home = f"{self.folder}/drover"
        self.spawn([self.droverd, "--root", home], f"{self.folder}/droverd.log")
        uri = f"qemu+unix:///system?socket={home}/run/drover.sock"
        self.await_uri(uri, f"{self.folder}/droverd.log")
        return uri

    def spawn(self, command, log):
        with open(log, "w") as output:
            self.processes.append(subprocess.Popen(
                [sys.executable, os.path.abspath(__file__), *command], stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True))

    def await_uri(self, uri, log):
        deadline = time.monotonic() + 60
        while True:
            try:
                libvirt.open(uri).close()
                return
            except libvirt.libvirtError as error:
                if self.processes[-1].poll() is not None or time.monotonic() > deadline:
                    raise SystemExit(f"differential: no daemon at {uri}: {error}\n{open(log).read()[-2000:]}")
            time.sleep(0.1)

    def __exit__(self, *_):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        subprocess.run(["rm", "-rf", self.folder], check=False)
        for place in reversed(self.made):
            try:
                os.rmdir(place)
            except OSError:
                pass


def keep(command):
    """Runs a daemon until it is told to end, is the parent of what loses its own, and ends that too.

    QEMU leaves its starter. Where nobody takes in the dead, libvirtd waits for them.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    daemon = subprocess.Popen(command)
    signal.signal(signal.SIGTERM, lambda number, frame: os.kill(daemon.pid, number))
    # Whatever becomes of the test, its daemons end with it.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    while True:
        try:
            pid, status = os.wait()
        except ChildProcessError:
            return
        if pid == daemon.pid:
            break
    with open(f"/proc/self/task/{os.getpid()}/children") as file:
        left = [int(word) for word in file.read().split()]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


if __name__ == "__main__":
    keep(sys.argv[1:])

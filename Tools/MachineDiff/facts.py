"""What a guest sees of its machine."""

import json
import re

from command_line import flat
from device_tree import IGNORED, DeviceTree
from firmware_facts import FirmwareFacts


class Facts(DeviceTree, FirmwareFacts):
    """What there is to know about a machine, as text by name."""

    def __init__(self, machine):
        self.machine, self.found = machine, {}
        self.blocks = self.block_facts()
        self.lines = {c["label"]: c["filename"] for c in machine.ask("query-chardev") or []}
        self.nets, self.forwards = self.net_facts(), self.forward_facts()
        self.tree()
        self.properties("machine", "/machine")
        processors = machine.ask("query-cpus-fast") or []
        self.found["processors"] = len(processors)
        for index, processor in enumerate(processors):
            self.found[f"processor {index}"] = json.dumps(processor.get("props", {}), sort_keys=True)
        if processors:
            self.found["processor model"] = processors[0].get("qom-path") and self.qom_type(processors[0]["qom-path"])
            self.properties("processor", processors[0]["qom-path"])
        self.found["hotpluggable processors"] = len(machine.ask("query-hotpluggable-cpus") or [])
        for index, dimm in enumerate(machine.ask("query-memory-devices") or []):
            data = {k: v for k, v in dimm["data"].items() if k not in ("id", "memdev")}
            self.found[f"memory device {index}"] = json.dumps(data, sort_keys=True)
        for command in ("query-memory-size-summary", "query-uuid", "query-vnc-servers"):
            answer = machine.ask(command)
            if command == "query-uuid" and answer and set(answer["UUID"]) <= {"0", "-"}:
                answer = None
            self.found[command] = json.dumps(answer, sort_keys=True) if answer else ""
        spice = machine.ask("query-spice") or {}
        self.found["spice"] = json.dumps({k: spice.get(k) for k in ("enabled", "host", "port", "tls-port")})
        self.serial_lines()
        self.plain_lines()
        self.firmware()
        self.cmos()

    def block_facts(self):
        blocks = {}
        for block in self.machine.ask("query-block") or []:
            medium = block.get("inserted")
            names = [block["device"]] + ([medium.get("node-name", "")] if medium else [])
            fact = {"medium": None}
            if medium:
                name = plain(medium.get("image", {}).get("filename") or medium["file"])
                if re.search(r"/vl\.\w{6}\b", name):
                    # What is written goes into a file that vanishes; a definition says so by <transient/>.
                    name = plain((medium.get("image", {}).get("backing-image") or {}).get("filename", ""))
                    medium["cache"] = dict(medium["cache"], **{"no-flush": False})
                    medium["drv"] = (medium.get("image", {}).get("backing-image") or {}).get("format", medium["drv"])
                fact = {
                    "medium": name, "format": {"file": "raw", "host_device": "raw"}.get(medium["drv"], medium["drv"]),
                    "read only": medium["ro"], "detect zeroes": medium["detect_zeroes"],
                    "direct": medium["cache"]["direct"], "writeback": medium["cache"]["writeback"],
                    "no flush": medium["cache"]["no-flush"], "on error": block.get("io-status"),
                    "throttle": {k: v for k, v in medium.items() if k.startswith(("bps", "iops")) and v},
                    "size": medium.get("image", {}).get("virtual-size"),
                }
            for name in names:
                if name:
                    blocks[name] = fact
            # A node below the one on top may be what a device names.
            blocks[block.get("qdev", "")] = fact
        return blocks

    def net_facts(self):
        """The host's end of each interface, by the names that both have."""
        nets, front, hub = {}, None, None
        for line in self.machine.human("info network").splitlines():
            match = re.match(r"^( \\ )?\s*([^:]+(?::[^:=]+)*?): (index=\d+,)?(type=.*)$", line.rstrip())
            if line.startswith("hub "):
                hub, front = [], None
            elif match and match[4].startswith("type=nic"):
                front = match[2]
            elif match:
                # Whether it has tried to connect by now is a matter of time.
                text = re.sub(r",?(connection error)?$|fd=\d+|ifname=\w+|,?helper=[^,]*|,?(down)?script=[^,]*", "", match[4])
                nets[match[2]] = text
        return nets

    def forward_facts(self):
        forwards, name = {}, ""
        for line in self.machine.human("info usernet").splitlines():
            if line.startswith("Hub"):
                name = line.partition("(")[2].rstrip("):")
            elif "HOST_FORWARD" in line:
                part = line.split()
                forwards.setdefault(name, []).append(" ".join([part[0][:3], *part[2:6]]))
        return forwards

    def hub(self):
        return " ".join(t for n, t in self.nets.items() if "type=hubport" not in t)

    def object(self, path):
        parts = [self.qom_type(path)]
        for name in ("size", "filename", "mem-path", "share", "chardev", "path"):
            value = self.machine.ask("qom-get", path=path, property=name)
            if value is not None:
                parts.append(f"{name}={self.line(value) if name == 'chardev' else value}")
        return " ".join(parts)

    def qom_type(self, path):
        return self.machine.ask("qom-get", path=path, property="type") or ""

    def line(self, label):
        text = self.lines.get(label, "")
        if text == "mux":
            text = self.lines.get(label + "-base", text)
        # The other end, and whether it is there.
        text = re.sub(r"^disconnected:", "", text)
        return re.sub(r"^pty:.*|^pty$", "pty", re.sub(r" <-> .*", "", text)).replace(",server=on", ",server")

    def serial_lines(self):
        """The ports of the board do not tell their lines in the tree."""
        for place in ("unattached", "peripheral", "peripheral-anon"):
            for child in self.machine.ask("qom-list", path=f"/machine/{place}") or []:
                if child["type"] in ("child<isa-serial>", "child<isa-parallel>", "child<isa-debugcon>",
                                     "child<pci-serial>"):
                    path = f"/machine/{place}/{child['name']}"
                    label = self.machine.ask("qom-get", path=path, property="chardev")
                    index = self.machine.ask("qom-get", path=path, property="index")
                    self.found[f"{child['type'][6:-1]} {index} line"] = self.line(label or "")

    def plain_lines(self):
        """How many lines of which kind there are, whoever has them."""
        kinds = sorted(self.line(label) for label in self.lines if not label.startswith(("md", "compat_monitor")))
        self.found["lines"] = " ".join(k for k in kinds if k not in ("null", "vc", "stdio", ""))

    def properties(self, title, path):
        for entry in self.machine.ask("qom-list", path=path) or []:
            name, kind = entry["name"], entry["type"]
            if name in IGNORED or kind.startswith(("child<", "link<")) or "[" in name:
                continue
            value = self.machine.ask("qom-get", path=path, property=name)
            if name.startswith("pflash") and title == "machine":
                for key, fact in self.blocks.get(str(value), {}).items() if value else ():
                    self.found[f"machine {name} {key}"] = str(fact)
                continue
            if name == "pcspk-audiodev":
                # A name of the host's.
                value = bool(value)
            if isinstance(value, dict):
                value.pop("strict", None)
                value = json.dumps(value, sort_keys=True)
            if not isinstance(value, list) and value is not None:
                self.found[f"{title} {name}"] = str(value)


def plain(name):
    if name.startswith("json:"):
        nodes = flat(json.loads(name[5:]))
        return " ".join(sorted(v for k, v in nodes if not k.endswith("throttle-group") and v not in ("raw", "file")))
    return re.sub(r"^(file|raw|qcow2|host_device):", "", name)

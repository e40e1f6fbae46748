"""The devices of a machine, by their places."""

import re


# Properties that say something of the host, or the same as another fact.
IGNORED = """id share-rw account-invalid account-failed write-cache display head audiodev iothread x-config-reg-migration-enabled
 wait-for-boot pcap memory-backend dumpdtb rtc-time dump-guest-core usb phandle-start mem-merge fd vhostfd hotplugged
 graphics-id drive-cache initial-time migrate_tso_props qemu-extended-regs x-disable-legacy-check rtc_state
 suppress-vmdesc port tpmdev masterbus fsdev backend_defaults type hostfd x-use-canonical-path-for-ramblock-id""".split()


class DeviceTree:
    """`info qtree` as facts: a part of `Facts`."""

    def tree(self):
        """`info qtree` as facts: `pci.0/e1000@03.0 mac`."""
        root, stack = {"children": []}, []
        for line in self.machine.human("info qtree").splitlines():
            depth, text = len(line) - len(line.lstrip()), line.strip()
            while stack and stack[-1][0] >= depth:
                stack.pop()
            parent = stack[-1][1] if stack else root
            if text.startswith("bus: "):
                node = {"bus": text[5:], "props": {}, "children": []}
            elif text.startswith("dev: "):
                driver, name = re.match(r'dev: (.*), id "(.*)"', text).groups()
                node = {"driver": driver, "id": name, "props": {}, "children": []}
            else:
                self.property_line(parent, text)
                continue
            parent["children"].append(node)
            stack.append((depth, node))
        self.walk(root, "")

    def property_line(self, node, text):
        if not text or "props" not in node:
            return
        name, mark, value = text.partition(" = ")
        # QEMU 7.2 shows what lies behind the end of some.
        value = re.sub(r"[^ -~].*", "", value)
        if mark:
            node["props"][name] = re.sub(r' \(0x[0-9a-f]+\)$|^"(.*)"$', lambda m: m[1] or "", value)
        elif text.startswith("addr ") and "port" in text:
            port = re.search(r"port ([\d.]*)", text)[1]
            node["port"], node["props"]["usb"] = port, re.sub(r"^addr [\d.]+, ", "", text).replace(", attached", "")
        elif text.startswith(("class ", "bar ", "mmio ")):
            head, _, rest = text.partition(":") if text.startswith("bar") else text.partition(" ")
            node["props"][head] = node["props"].get(head, "") + rest

    def walk(self, node, path):
        counts = {}
        for child in node["children"]:
            if "bus" in child:
                same = [c for c in node["children"] if c["props"].get("type") == child["props"].get("type")]
                kind = child["bus"] if not path else "bus" if len(node["children"]) == 1 else bus_number(child["bus"])
                self.walk(child, f"{path}/{kind}" if path else kind)
                continue
            name = device_name(child)
            counts[name] = counts.get(name, 0) + 1
            if counts[name] > 1:
                name += f"#{counts[name]}"
            where = f"{path}/{name}"
            if not name.startswith("nvme-ns"):
                self.found[where] = "present"
            for key, value in child["props"].items():
                self.device_property(where, key, value)
            self.walk(child, where)

    def device_property(self, where, key, value):
        place = where
        if "/nvme-ns" in where:
            # A namespace of its own, or that of the controller.
            where = where[:where.index("/bus/nvme-ns")]
        if "/nvme@" in where and (key.endswith(("block_size", "io_size")) or key == "discard_granularity"):
            return
        if "/nvme@" in where and (key == "drive" and not value or where != place and key != "drive"):
            return
        if key in IGNORED or key.startswith("x-migrate"):
            return
        if key == "drive":
            facts = self.blocks.get(value, {"medium": None} if not value else {"medium": "?" + value})
            for name, fact in facts.items():
                self.found[f"{where} {name}"] = str(fact)
        elif key in ("netdev", "netdev2"):
            peer = self.nets.get(value)
            self.found[f"{where} host's end"] = str(peer if peer is not None else value and self.hub())
            forwards = self.forwards.get(value) or ("hub" in value and sum(self.forwards.values(), [])) or []
            self.found[f"{where} forwards"] = " | ".join(sorted(forwards))
        elif key == "chardev":
            self.found[f"{where} line"] = self.line(value)
        elif key == "pcspk-audiodev":
            self.found[f"{where} {key}"] = str(bool(value))
        elif value.startswith("/objects/"):
            self.found[f"{where} {key}"] = self.object(value)
        else:
            self.found[f"{where} {key}"] = value


def bus_number(name):
    match = re.search(r"\.(\d+)$", name)
    return f"bus {match[1]}" if match else name


def device_name(node):
    """A device by its driver and its place, which the guest sees, not by its id."""
    props, driver = node["props"], node["driver"]
    for names in (("channel", "scsi-id", "lun"), ("addr",), ("unit",), ("index",), ("nr",), ("cad",), ("slot",)):
        if all(n in props for n in names):
            return driver + "@" + ":".join(props.get(n, "") for n in names)
    return f"{driver}@{node['port']}" if "port" in node else driver

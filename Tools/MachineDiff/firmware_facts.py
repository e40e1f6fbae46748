"""What firmware reads: fw_cfg, the tables of ACPI and SMBIOS, the CMOS."""

import hashlib
import struct


class FirmwareFacts:
    """Read over qtest, as firmware would: a part of `Facts`."""

    BUFFER, CONTROL, CHUNK = 0x20000, 0x10000, 0x8000

    def read_item(self, selector, size):
        data, first = b"", True
        while len(data) < size:
            part = min(self.CHUNK, size - len(data))
            control = (selector << 16 | 8 if first else 0) | 2
            command = struct.pack(">IIQ", control, part, self.BUFFER).hex()
            self.machine.test(f"write {self.CONTROL:#x} 16 0x{command}")
            self.machine.test("outl 0x514 0x0")
            self.machine.test(f"outl 0x518 {int.from_bytes(struct.pack('>I', self.CONTROL), 'little'):#x}")
            data += bytes.fromhex(self.machine.test(f"read {self.BUFFER:#x} {part}")[2:])
            first = False
        return data

    def firmware(self):
        if not (self.machine.ask("qom-list", path="/machine/fw_cfg")) or self.machine.ask("query-target")["arch"] not in (
                "x86_64", "i386"):
            return
        for name, selector in (("nographic", 4), ("boot menu", 14), ("processors", 5), ("most processors", 15)):
            self.found[f"fw_cfg {name}"] = self.read_item(selector, 2).hex()
        for name, selector, size in (("kernel command line", 0x15, 0x14), ("initrd", 0x12, 0x0B), ("kernel", 0x11, 8)):
            count = struct.unpack("<I", self.read_item(size, 4))[0] if size != 8 else 0
            if 0 < count < 1 << 20:
                self.found[f"fw_cfg {name}"] = shown(self.read_item(selector, count))
        count = struct.unpack(">I", self.read_item(0x19, 4))[0]
        table = self.read_item(0x19, 4 + 64 * min(count, 512))
        for index in range(min(count, 512)):
            size, selector, _, name = struct.unpack(">IHH56s", table[4 + 64 * index: 68 + 64 * index])
            name = name.rstrip(b"\0").decode(errors="replace")
            if name == "etc/acpi/tables":
                self.acpi(self.read_item(selector, size))
            elif name == "bootorder":
                self.found["boot order"] = self.read_item(selector, size).decode(errors="replace").replace("\n", " ")
            elif name == "etc/smbios/smbios-tables":
                self.smbios(self.read_item(selector, size))
            elif not name.startswith("etc/table-loader"):
                self.found[f"fw_cfg {name}"] = shown(self.read_item(selector, size))

    def acpi(self, data):
        offset, seen = 0, {}
        while offset + 36 <= len(data):
            signature, length = data[offset: offset + 4], struct.unpack("<I", data[offset + 4: offset + 8])[0]
            if not signature.isalnum() or not 8 <= length <= len(data) - offset:
                offset += 1
                continue
            name = signature.decode()
            seen[name] = seen.get(name, 0) + 1
            table = data[offset: offset + length]
            # The order of the devices on ISA follows that in which they were plugged in; checksums follow from the rest.
            body = bytes(sorted(table)) if name in ("DSDT", "SSDT") else table
            body = body[:9] + body[10:] if name not in ("DSDT", "SSDT") else body
            text = table.hex() if length < 200 else f"{length} bytes {hashlib.sha1(body).hexdigest()[:12]}"
            if name not in ("RSDT", "XSDT"):
                self.found[f"acpi {name} {seen[name]}"] = text
            offset += length

    def smbios(self, data):
        """Each structure with its strings; handles count up and say nothing."""
        offset, seen = 0, {}
        while offset + 4 <= len(data):
            kind, length = data[offset], data[offset + 1]
            end = data.find(b"\0\0", offset + length)
            if length < 4 or end < 0:
                break
            strings = data[offset + length: end].decode(errors="replace").split("\0")
            seen[kind] = seen.get(kind, 0) + 1
            body = data[offset + 4: offset + length].hex()
            self.found[f"smbios {kind}.{seen[kind]}"] = f"{body} {strings}"
            offset = end + 2

    def cmos(self):
        if self.machine.ask("query-target")["arch"] not in ("x86_64", "i386"):
            return
        for register in range(0x0E, 0x80):
            self.machine.test(f"outb 0x70 {register:#x}")
            value = self.machine.test("inb 0x71")
            # The century is a part of the clock.
            if register not in (0x32, 0x37):
                self.found[f"cmos {register:#x}"] = value
        clock = []
        for register in (9, 8, 7, 4):
            self.machine.test(f"outb 0x70 {register:#x}")
            clock.append(self.machine.test("inb 0x71")[2:])
        self.found["clock"] = "-".join(clock)


def shown(data):
    if len(data) <= 256:
        return repr(data.rstrip(b"\0")) if all(32 <= b < 127 for b in data.rstrip(b"\0")) else data.hex()
    return f"{len(data)} bytes {hashlib.sha1(data).hexdigest()[:12]}"

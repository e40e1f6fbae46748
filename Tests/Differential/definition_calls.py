"""Definitions that are wrong, and each way to hand them in."""
import re

from comparison import connected
from machines import PREFIX, RICH, machine


def broken_definitions(run, look):
    good = machine(9)
    broken = {
        "empty": "", "no XML": "hello", "cut": good[:60], "other root": "<network><name>x</name></network>",
        "no name": re.sub("<name>.*?</name>", "", good), "empty name": re.sub("<name>.*?<", "<name><", good),
        "slash in name": machine(9, name=PREFIX + "a/b"), "newline in name": machine(9, name=PREFIX + "a\nb"),
        "blank name": machine(9, name="  "), "dot name": machine(9, name=".."),
        "wrong uuid": machine(9, uuid="x"), "no memory": re.sub("<memory.*</memory>", "", good),
        "memory zero": machine(9, memory=0), "memory negative": machine(9, memory=-1),
        "memory words": machine(9, memory="much"), "memory unit": good.replace("KiB", "furlong"),
        "memory overflow": machine(9, memory=2**64), "memory huge": machine(9, memory=2**62),
        "no type": good.replace(" type='qemu'", ""), "unknown type": machine(9, kind="vax"),
        "xen": machine(9, kind="xen"),
        "no os": re.sub("<os>.*</os>", "", good), "os type": good.replace("hvm", "uml"),
        "os arch": good.replace("x86_64'", "vax'"), "other arch": good.replace("x86_64'", "m68k'"),
        "machine type": good.replace("q35", "toaster"), "no vcpu number": good.replace("<vcpu>1", "<vcpu>one"),
        "zero vcpu": good.replace("<vcpu>1", "<vcpu>0"), "many vcpus": good.replace("<vcpu>1", "<vcpu>100000"),
        "current vcpus": good.replace("<vcpu>1", "<vcpu current='2'>1"),
        "no emulator": good.replace("/usr/bin/qemu-system-x86_64", "/nonexistent/qemu"),
        "emulator that is none": good.replace("/usr/bin/qemu-system-x86_64", "/bin/true"),
        "on_poweroff": machine(9, extra="<on_poweroff>dance</on_poweroff>"),
        "clock": machine(9, extra="<clock offset='moon'/>"), "cpu mode": machine(9, extra="<cpu mode='x'/>"),
        "cpu model": machine(9, extra="<cpu><model>Abacus</model></cpu>"),
        "unknown controller": machine(9, devices="<controller type='x'/>"),
        "unknown interface": machine(9, devices="<interface type='x'/>"),
        "mac": machine(9, devices="<interface type='user'><mac address='1'/></interface>"),
        "multicast mac": machine(9, devices="<interface type='user'><mac address='01:00:00:00:00:01'/></interface>"),
        "unknown network driver": machine(9, devices="<interface type='user'><model type='a b'/></interface>"),
        "unknown graphics": machine(9, devices="<graphics type='x'/>"),
        "vnc port": machine(9, devices="<graphics type='vnc' port='x'/>"),
        "vnc port low": machine(9, devices="<graphics type='vnc' port='17'/>"),
        "unknown console": machine(9, devices="<console type='x'/>"),
        "unknown video": machine(9, devices="<video><model type='x'/></video>"),
        "unknown input": machine(9, devices="<input type='x'/>"),
        "disk target twice": machine(9, devices=2 * "<disk type='file'><source file='/x'/><target dev='vda'/></disk>"),
        "disk bus": machine(9, devices="<disk type='file'><source file='/x'/><target dev='vda' bus='x'/></disk>"),
        "disk device": machine(9, devices="<disk device='x'><target dev='vda'/></disk>"),
        "address twice": machine(9, devices=2 * (
            "<interface type='user'><model type='virtio'/><address type='pci' slot='9'/></interface>")),
        "address wrong": machine(9, devices="<interface type='user'><address type='pci' slot='99'/></interface>"),
        "unknown feature": machine(9, extra="<features><x/></features>"),
    }
    for name, text in broken.items():
        run(f"defineXML {name}", connected("defineXML", text))
        run(f"defineXML validate {name}", connected("defineXMLFlags", text, 1))
        run(f"createXML {name}", connected("createXML", text, 0))
        run(f"after {name}", lambda side: side.clear())
    run("defineXML wrong flags", connected("defineXMLFlags", good, 1 << 10))
    run("createXML wrong flags", connected("createXML", good, 1 << 10))
    run("defineXML read-only", lambda side: side.reading.defineXML(good))
    run("createXML read-only", lambda side: side.reading.createXML(good, 0))


def natively(run, look):
    for form in ("qemu-argv", "x", ""):
        texts = {"plain": machine(5), "rich": machine(5, devices=RICH), "broken": "<domain", "empty": ""}
        for name, text in texts.items():
            def body(side):
                words = side.conn.domainXMLToNative(form, text, 0).split()
                return [word for word in words if word.startswith("-") and not re.search(r"\d", word)]
            run(f"domainXMLToNative {form} {name}", body)
    run("domainXMLToNative flags", connected("domainXMLToNative", "qemu-argv", machine(5), 1))
    run("domainXMLToNative read-only", lambda side: side.reading.domainXMLToNative("qemu-argv", machine(5), 0))

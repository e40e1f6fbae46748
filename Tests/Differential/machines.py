"""The definitions of the guests; all are named drover-diff-*."""
import os

PREFIX = "drover-diff-"
UUID = "d0d0d0d0-0000-4000-8000-00000000000%d"
NOBODY = "d0d0d0d0-ffff-4000-8000-000000000000"
QEMU = "/usr/bin/qemu-system-x86_64"
GUEST = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), ".build/guest")

PTY = "<console type='pty'/>"
VNC = "<graphics type='vnc' port='-1'/>"
NET = "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>"
BALLOON = "<memballoon model='virtio'/>"
RICH = (PTY + VNC + NET + "<input type='tablet' bus='usb'/><rng model='virtio'><backend model='random'>"
        "/dev/urandom</backend></rng>" + BALLOON)


def machine(number, memory=32768, extra="", devices="", name=None, uuid=None, kind="qemu", top="", vcpu="<vcpu>1</vcpu>",
            boot=""):
    return f"""<domain type='{kind}'>
  <name>{name or f'{PREFIX}{number}'}</name><uuid>{uuid or UUID % number}</uuid>{top}
  <memory unit='KiB'>{memory}</memory>{vcpu}
  <os><type arch='x86_64' machine='q35'>hvm</type>{boot}</os>{extra}
  <devices><emulator>{QEMU}</emulator>{devices}</devices></domain>"""


def full(number, folder, letter):
    """A guest that has one of everything that calls ask for. LETTER tells the two sides' devices on the host apart."""
    disks = f"""<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{folder}/disk.qcow2'/>
      <target dev='vda' bus='virtio'/></disk>
      <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{folder}/disk.raw'/>
      <target dev='sda' bus='sata'/><iotune><total_iops_sec>1000</total_iops_sec></iotune></disk>
      <disk type='file' device='cdrom'><target dev='sdb' bus='sata'/><readonly/></disk>"""
    net = f"""<interface type='ethernet'><mac address='52:54:00:00:00:02'/><target dev='drvdiff{letter}'/>
      <model type='virtio'/></interface>"""
    extra = """<iothreads>2</iothreads><features><acpi/><apic/></features><cputune><shares>1000</shares></cputune>
      <on_reboot>restart</on_reboot><on_poweroff>destroy</on_poweroff>"""
    # The order of elements is the schema's only in what libvirt writes; it reads any.
    return machine(
        number, memory=131072, vcpu="<vcpu current='2'>4</vcpu>", extra=extra, devices=disks + net + PTY + VNC + BALLOON,
        boot=f"<kernel>{GUEST}/vmlinuz</kernel><initrd>{GUEST}/initramfs.gz</initrd><cmdline>console=ttyS0</cmdline>",
        top="<title>the title</title><description>the description</description>"
            "<metadata><a:one xmlns:a='urn:a'>1</a:one></metadata>")

// The machine itself: processors, clocks, memory.

extension EverydayElements {
  static let machines = EverydayElements(
    name: "machines",
    elements: [
      .general("nothing but pc", ""),
      .general("nothing but q35", "", machine: "q35"),
      .general("features", "<features><acpi/><apic/><pae/></features>"),
      .general("features of Hyper-V", "<features><hyperv><relaxed state='on'/><vapic state='on'/></hyperv></features>"),
      .general("a title and a description", "<title>One</title><description>Two &amp; three</description>"),
      .general("metadata", "<metadata><a:b xmlns:a='urn:a' c='d'>e</a:b></metadata>"),
      .general("a boot order", "", boot: "<boot dev='cdrom'/><boot dev='hd'/><bootmenu enable='yes' timeout='3000'/>"),
      .general(
        "a model of the processor", "<cpu mode='custom' match='exact'><model fallback='allow'>qemu64</model></cpu>"),
      .general(
        "a model with other features",
        """
        <cpu mode='custom' match='exact'><model fallback='allow'>Nehalem</model>
        <feature policy='disable' name='vme'/><feature policy='require' name='aes'/></cpu>
        """),
      .general("the best processor", "<cpu mode='maximum'/>"),
      .general("the host's model", "<cpu mode='host-model'/>"),
      .general(
        "sockets, cores and threads",
        "<vcpu current='2'>8</vcpu><cpu><topology sockets='2' dies='1' cores='2' threads='2'/></cpu>"),
      .general("local time", "<clock offset='localtime'/>"),
      .general("a clock of its own", "<clock offset='variable' adjustment='123' basis='utc'/>"),
      .general(
        "timers",
        """
        <clock offset='utc'><timer name='rtc' tickpolicy='catchup' track='guest'/><timer name='hpet' present='no'/>
        <timer name='pit' tickpolicy='delay'/></clock>
        """),
      .general(
        "actions", "<on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash>"),
      .general(
        "sleep states", "<pm><suspend-to-mem enabled='no'/><suspend-to-disk enabled='yes'/></pm>", machine: "q35"),
      .general("a generation", "<genid>43dc0cf8-809b-4adb-9bea-a9abb5f3d90e</genid>"),
      .general(
        "what the firmware says of the machine",
        """
        <sysinfo type='smbios'><bios><entry name='vendor'>One</entry></bios>
        <system><entry name='manufacturer'>Two</entry></system><oemStrings><entry>three</entry></oemStrings></sysinfo>
        """, boot: "<smbios mode='sysinfo'/>"),
      .general("no confinement", "<seclabel type='none'/>"),
      .general("the daemon's confinement", "<seclabel type='dynamic' model='dac' relabel='yes'/>"),
      .general(
        "a user of its own",
        "<seclabel type='static' model='dac' relabel='no'><label>+0:+0</label></seclabel>"),
      .general("threads for disks", "<iothreads>2</iothreads>"),
    ])

  static let memory = EverydayElements(
    name: "memory",
    elements: [
      .general("shared memory without a file", shared),
      .general(
        "memory in a file", "<memoryBacking><source type='file'/><access mode='shared'/></memoryBacking>"),
      .general("memory that is filled", "<memoryBacking><allocation mode='immediate'/></memoryBacking>"),
      .general("memory that is not merged", "<memoryBacking><nosharepages/></memoryBacking>"),
      .general("two nodes", nodes),
      .general("two nodes that are shared", shared + nodes),
      .general(
        "memory that can be plugged",
        """
        <maxMemory slots='2' unit='MiB'>128</maxMemory>
        <vcpu>1</vcpu><cpu><numa><cell id='0' cpus='0' memory='32' unit='MiB'/></numa></cpu>
        """),
    ])

  static let shared = "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>"

  private static let nodes = """
    <vcpu>2</vcpu><cpu><numa>
    <cell id='0' cpus='0' memory='16' unit='MiB'><distances><sibling id='1' value='21'/></distances></cell>
    <cell id='1' cpus='1' memory='16' unit='MiB'/></numa></cpu>
    """
}

// Lines, screens, and the smaller devices.

extension EverydayElements {
  static let lines = EverydayElements(
    name: "lines",
    elements: sources.map { .device("a serial port: \($0)", "<serial \($1)</serial>") }
      + sources.map { .device("a channel: \($0)", "<channel \($1)<target type='virtio' name='a.b.0'/></channel>") }
      + [
        .device("a parallel port into a file", "<parallel type='file'><source path='@FOLDER@/parallel'/></parallel>"),
        .device("a parallel port on a pty", "<parallel type='pty'/>"),
        .device("a serial port and a console", "<serial type='pty'/><console type='pty'/>"),
        .device("a console of virtio", "<console type='pty'><target type='virtio'/></console>"),
        .device("the channel of an agent", agent),
        .device(
          "a channel to an address",
          """
          <channel type='unix'><source mode='bind' path='@FOLDER@/forward'/>
          <target type='guestfwd' address='10.0.2.1' port='4600'/></channel>
          """),
        .device(
          "a channel of the clipboard",
          """
          <channel type='qemu-vdagent'><source><clipboard copypaste='yes'/></source>
          <target type='virtio' name='com.redhat.spice.0'/></channel><graphics type='vnc' port='-1'/>
          """),
        .device(
          "serial ports on USB and PCI",
          "<serial type='null'><target type='usb-serial'/></serial><serial type='null'><target type='pci-serial'/></serial>"
        ),
      ])

  private static let agent =
    "<channel type='unix'><source mode='bind'/><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"

  /// The host's ends that a line can have: what it is, and the rest of the element.
  private static let sources: [(String, String)] = [
    ("a socket", "type='unix'><source mode='bind' path='@FOLDER@/line'/>"),
    ("a socket of another's", "type='unix'><source mode='connect' path='@FOLDER@/waiting'/>"),
    ("TCP", "type='tcp'><source mode='bind' host='127.0.0.1' service='0'/><protocol type='raw'/>"),
    ("TCP to another", "type='tcp'><source mode='connect' host='127.0.0.1' service='@PORT@'/>"),
    ("telnet", "type='tcp'><source mode='bind' host='127.0.0.1' service='0'/><protocol type='telnet'/>"),
    (
      "UDP",
      "type='udp'><source mode='bind' host='127.0.0.1' service='0'/><source mode='connect' host='127.0.0.1' service='9'/>"
    ),
    ("a terminal", "type='pty'>"),
    ("a file", "type='file'><source path='@FOLDER@/line.log' append='on'/>"),
    ("pipes", "type='pipe'><source path='@FOLDER@/pipe'/>"),
    ("nothing", "type='null'>"),
    ("the output", "type='stdio'>"),
    ("a device", "type='dev'><source path='@TERMINAL@'/>"),
    ("a log beside", "type='pty'><log file='@FOLDER@/beside.log' append='off'/>"),
  ]

  static let screens = EverydayElements(
    name: "screens",
    elements: [
      .device("VNC", "<graphics type='vnc' port='-1'/><video><model type='vga'/></video>"),
      .device("VNC with a password", "<graphics type='vnc' autoport='yes' passwd='secret12'/>"),
      .device("VNC on a socket", "<graphics type='vnc'><listen type='socket' socket='@FOLDER@/vnc'/></graphics>"),
      .device("VNC for nobody", "<graphics type='vnc'><listen type='none'/></graphics>"),
      .device("SPICE", "<graphics type='spice' autoport='yes'/><video><model type='qxl'/></video>"),
      .device("SPICE with a password", "<graphics type='spice' autoport='yes' passwd='secret12'/>"),
      .device("SPICE on a socket", "<graphics type='spice'><listen type='socket' socket='@FOLDER@/spice'/></graphics>"),
      .device("SPICE for nobody", "<graphics type='spice'><listen type='none'/></graphics>"),
      .device(
        "SPICE with its channels",
        """
        <graphics type='spice' autoport='yes'><image compression='off'/><streaming mode='filter'/></graphics>
        <channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>
        <channel type='spiceport'><source channel='org.example.0'/><target type='virtio' name='org.example.0'/></channel>
        <redirdev bus='usb' type='spicevmc'/><smartcard mode='passthrough' type='spicevmc'/>
        <sound model='ich9'/><audio id='1' type='spice'/>
        """),
    ]
      + ["vga", "cirrus", "virtio", "qxl", "bochs", "ramfb"].map { model in
        .device("video by \(model)", "<graphics type='vnc' autoport='yes'/><video><model type='\(model)'/></video>")
      })

  static let devices = EverydayElements(
    name: "devices",
    elements: ["e1000", "e1000e", "rtl8139", "virtio", "vmxnet3"].map { model in
      .device("a user network by \(model)", "<interface type='user'><model type='\(model)'/></interface>")
    }
      + [("tablet", "usb"), ("mouse", "usb"), ("keyboard", "usb"), ("mouse", "ps2"), ("tablet", "virtio")].map {
        .device("a \($0) on \($1)", "<input type='\($0)' bus='\($1)'/>")
      }
      + ["ich6", "ich9", "ac97", "es1370", "sb16", "usb"].map { model in
        .device("sound by \(model)", "<sound model='\(model)'/><audio id='1' type='none'/>")
      } + [
        .device("sound into a file", "<sound model='ich9'/><audio id='1' type='file' path='@FOLDER@/sound.wav'/>"),
        .device("a network card with its cable out", "<interface type='user'><link state='down'/></interface>"),
        .device("randomness", "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>"),
        .device("randomness of QEMU's own", "<rng model='virtio'><backend model='builtin'/></rng>"),
        .device("no balloon", "<memballoon model='none'/>"),
        .device("a balloon", "<memballoon model='virtio' autodeflate='on'/>", machine: "q35"),
        .device("a watchdog", "<watchdog model='i6300esb' action='poweroff'/>"),
        .device("a watchdog on ISA", "<watchdog model='ib700' action='reset'/>"),
        .device("a panic on ISA", "<panic model='isa'/>"),
        .device("a panic of its own device", "<panic model='pvpanic'/>", machine: "q35"),
        .device(
          "a cryptographic accelerator", "<crypto model='virtio' type='qemu'><backend model='builtin'/></crypto>"),
        .device(
          "a folder by 9p",
          "<filesystem type='mount' accessmode='mapped'><source dir='@FOLDER@/shared'/><target dir='tag'/></filesystem>"
        ),
        .device("a hub of USB", "<hub type='usb'/>"),
      ])
}

import DroverCore
import Logging
import Testing

@testable import DroverHost

@Suite struct ConfigurationTests {
  @Test func `keys of every kind are read`() {
    let (configuration, problems) = Configuration.parse(
      """
      # comment
      user = "qemu"   # who
      group = +107
      emulator_folders = [ "/opt/qemu/bin", # first
        '/usr/bin',
      ]
      host_uuid = "c7a5fdbd-edaf-9455-926a-d65c16db1809"
      vnc_port_max = 5000
      vnc_port_min = 4000
      unix_sock_rw_perms = "0770"
      max_client_requests = 7
      monitor_deadline_greeting = 31
      monitor_deadline_quick = 11
      monitor_deadline_block = 32
      monitor_deadline_heavy = 121
      kill_deadline = 16
      keepalive_interval = -1
      log_level = debug
      """)
    #expect(problems.isEmpty)
    #expect(configuration.user == "qemu")
    #expect(configuration.group == "+107")
    #expect(configuration.emulatorFolders == ["/opt/qemu/bin", "/usr/bin"])
    #expect(configuration.hostUUID == UUID("c7a5fdbd-edaf-9455-926a-d65c16db1809"))
    #expect(configuration.vncPorts == 4000...5000)
    #expect(configuration.readWriteMode == 0o770)
    #expect(configuration.maxClientRequests == 7)
    #expect(configuration.monitorDeadlineGreeting == 31)
    #expect(configuration.monitorDeadlineQuick == 11)
    #expect(configuration.monitorDeadlineBlock == 32)
    #expect(configuration.monitorDeadlineHeavy == 121)
    #expect(configuration.killDeadline == 16)
    #expect(configuration.keepaliveInterval == -1)
    #expect(configuration.logLevel == .debug)
  }

  @Test(
    arguments: [
      ("\n\nuserr = \"x\"", 3, "unknown key userr; is user meant?"),
      ("completely_different = 1", 1, "unknown key completely_different"),
      ("max_clients = many", 1, "max_clients takes a number from 1 to 1000000"),
      ("max_clients = 99999999999999999999", 1, "max_clients takes a number from 1 to 1000000"),
      ("user = \"a\"\nuser = \"b\"", 2, "user is set on line 1 already"),
      ("user = \"open", 1, "user has no proper value"),
      ("user = ", 1, "user has no proper value"),
      ("emulator_folders = [\"/a\"", 1, "emulator_folders has no proper value"),
      ("user = a b", 1, "something follows the value of user"),
      ("= 3", 1, "'key = value' is expected"),
      ("host_uuid = 12", 1, "host_uuid takes a UUID"),
      ("unix_sock_rw_perms = 0888", 1, "unix_sock_rw_perms takes permissions such as 0770"),
      ("vnc_port_min = 6000\nvnc_port_max = 5999", 2, "vnc_port_min is above vnc_port_max"),
    ])
  func `what is wrong is told with its line, and the default stays`(text: String, line: Int, problem: String) {
    let (configuration, problems) = Configuration.parse(text + "\njob_timeout = 3\n")
    #expect(problems == [ConfigurationProblem(line: line, text: problem)])
    #expect(configuration.jobTimeout == 3 || text.contains("["))
    #expect(configuration.maxClients == 5000)
    #expect(configuration.vncPorts == 5900...65535)
  }

  @Test func `any bytes are read without a trap`() {
    var random = SystemRandomNumberGenerator()
    let letters = Array("ab=[]\"'#,\n \t09_\u{FF}")
    for _ in 0..<2000 {
      let count = Int.random(in: 0..<40, using: &random)
      let text = String((0..<count).compactMap { _ in letters.randomElement(using: &random) })
      _ = Configuration.parse("user" + text)
    }
  }

  @Test func `no file is the defaults, an unreadable one is an error`() throws {
    #expect(try Configuration.load("/nonexistent/drover.conf").configuration == Configuration())
    #expect(throws: VirtError.self) { try Configuration.load("/tmp") }
  }
}

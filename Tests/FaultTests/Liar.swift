import Foundation
@testable import SystemHarness
import Testing

/// A guest whose emulator plays a script (`Tests/FakeQEMU`).
struct Liar: Sendable {
  let guest: Guest
  /// The file of the script; read anew at each start.
  let script: String

  /// - Parameter rest: what the definition has besides.
  init(_ name: String, on daemon: DaemonUnderTest, playing text: String, devices: String = "", rest: String = "") throws
  {
    script = daemon.file(name + ".script")
    var guest = Guest.idle(name, on: daemon)
    guest.emulator = Checkout.products + "/fake-qemu"
    guest.devices = devices
    guest.rest = """
      \(rest)
      <qemu:commandline><qemu:arg value='-script'/><qemu:arg value='\(script)'/></qemu:commandline>
      """
    self.guest = guest
    try play(text)
  }

  /// What is played from the next start on.
  func play(_ text: String) throws {
    try text.write(toFile: script, atomically: true, encoding: .utf8)
  }

  /// Deadlines short enough for tests, and long enough for a busy machine.
  static let deadlines = """
    monitor_deadline_greeting = 2
    monitor_deadline_quick = 1
    monitor_deadline_block = 1
    monitor_deadline_heavy = 1
    kill_deadline = 2
    job_timeout = 5
    """
}

/// What came of an attempt; times in milliseconds.
struct Attempt: Decodable {
  /// Number, domain and message of an error; nil where there was none.
  typealias Failure = [JSONValue]

  struct Call: Decodable {
    var error: Failure?
    var took: Double
    /// `virDomainControlInfo`: state, details, time.
    var control: [Int]
    /// State and reason.
    var state: [Int]
  }

  var start: Failure?
  var startTook: Double
  var calls: [Call]
  /// How `destroy` ended, for a guest that was up.
  var destroy: Failure?
  var destroyTook: Double
  /// Whether the process was gone when `destroy` returned.
  var gone: Bool
  /// State and reason afterwards.
  var end: [Int]
  /// How the next start, with an honest emulator, ended, and the state after it.
  var again: Failure?
  var againState: [Int]
  /// The longest that another client waited for each of its calls meanwhile, and how often it asked.
  var worst: [String: Double]
  var rounds: Int

  /// What holds for every lie: nobody else waited, and the domain is as good as new.
  func expectNoHarm(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(rounds > 0, sourceLocation: sourceLocation)
    for (call, took) in worst { #expect(took < 500, "\(call) of a bystander", sourceLocation: sourceLocation) }
    #expect(destroy == nil, sourceLocation: sourceLocation)
    #expect(destroyTook < 1000, sourceLocation: sourceLocation)
    #expect(gone, sourceLocation: sourceLocation)
    #expect(end.first == 5, sourceLocation: sourceLocation)
    #expect(again == nil, sourceLocation: sourceLocation)
    #expect(againState == [1, 1], sourceLocation: sourceLocation)
  }
}

extension DaemonUnderTest {
  /// Starts a liar, makes calls on it, destroys it, and starts it again as an honest one; another client reads meanwhile.
  ///
  /// - Parameter calls: expressions in Python that give a function of `domain`: `domain.suspend`.
  func attempt(_ liar: Liar, calls: [String] = []) async throws -> Attempt {
    try #require(try await attempt([liar], calls: calls).first)
  }

  /// The same with many at the same time.
  func attempt(_ liars: [Liar], calls: [String] = []) async throws -> [Attempt] {
    let list = liars.map { liar in
      """
      ('''\(liar.guest.xml)''', "\(liar.guest.uuid)", "\(liar.script)", "\(log(of: liar.guest))")
      """
    }
    let calls = calls.map { "lambda domain: \($0)" }.joined(separator: ", ")
    return try await python(
      liarFunctions + "tell(attempts([\(list.joined(separator: ",\n"))], [\(calls)]))", as: [Attempt].self)
  }

  /// The file in which QEMU's words and the notes of a liar are.
  func log(of guest: Guest) -> String { root + "/log/qemu/\(guest.name).log" }

  /// Waits until a liar has noted something.
  func note(_ words: String, in guest: Guest) async throws {
    let found: Bool = try await python(
      liarFunctions + "tell(wait_until(lambda: noted('\(log(of: guest))', '\(words)')))")
    try #require(found, "no '\(words)' in \(log(of: guest))")
  }

  /// Expects that the daemon has no more files open than before, once its guests and clients are gone.
  func expectNoMoreFiles(than before: Int, of liars: [Liar], sourceLocation: SourceLocation = #_sourceLocation)
    async throws
  {
    for liar in liars { try await virsh("destroy", liar.guest.name) }
    let pid = try daemon.pid
    // The last client is gone a moment before the daemon knows it.
    let end = ContinuousClock.now + .seconds(5)
    while Processes.descriptors(of: pid) > before, ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(Processes.descriptors(of: pid) <= before, sourceLocation: sourceLocation)
  }

  /// Resident memory of the daemon in KiB.
  var residentMemory: Int {
    get throws {
      let status = try String(contentsOfFile: "/proc/\(try daemon.pid)/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
      return try #require(line.split(separator: " ").dropFirst().first.flatMap { Int($0) }, "\(line)")
    }
  }
}

/// What the scripts of these tests begin with.
let liarFunctions = """
  class Bystander:
    # Another client, that reads on and on and notes how long it had to wait.
    def __init__(self, uuid):
      self.worst, self.rounds, self.over = dict(list=0, state=0, dumpxml=0), 0, threading.Event()
      self.thread = threading.Thread(target=self.look, args=(uuid,))
    def look(self, uuid):
      connection = libvirt.open(uri)
      domain = connection.lookupByUUIDString(uuid)
      calls = dict(list=connection.listAllDomains, state=domain.state, dumpxml=domain.XMLDesc)
      while not self.over.is_set():
        for name, call in calls.items():
          self.worst[name] = max(self.worst[name], timed(call)[0])
        self.rounds += 1
        self.over.wait(0.01)
      connection.close()
    def __enter__(self):
      self.thread.start()
      return self
    def __exit__(self, *error):
      self.over.set()
      self.thread.join()

  def end_children(log):
    # Ends what a liar has left behind, and says how many there were.
    with open(log) as file: found = [int(line.split()[2]) for line in file if line.startswith("fake-qemu: left ")]
    for pid in found: os.kill(pid, signal.SIGKILL)
    return len(found)

  def honest(script):
    with open(script, "w") as file: file.write("# nothing but the truth")

  def tell_balloon(domain):
    # Every answer is taken for that of its own question.
    size = domain.memoryStats()["actual"]
    assert size == 30 << 10, size

  def expect_time(told):
    # What an honest agent tells (Tests/FakeQEMU).
    assert told == dict(seconds=1700000000, nseconds=123456789), told

  def noted(log, words):
    # Whether a liar has noted that it does something.
    try:
      with open(log) as file: return words in file.read()
    except OSError: return False

  def wait_until(what, seconds=10):
    # Whether it comes true in time.
    end = time.monotonic() + seconds
    while not what():
      if time.monotonic() > end: return False
      time.sleep(0.01)
    return True

  def attempt(domain, uuid, script, log, calls):
    told = dict(calls=[], destroy=None, destroyTook=0, gone=True)
    told["startTook"], told["start"] = timed(error_of, domain.create)
    if told["start"] is None:
      pid = emulator(uuid)
      pidfd = os.pidfd_open(pid)
      for call in calls:
        took, error = timed(error_of, lambda: call(domain))
        # Who heard that the guest is gone hears it a moment before the domain is off.
        if error and error[0] == 55: wait_until(lambda: not domain.isActive(), 2)
        active = domain.isActive()
        told["calls"].append(dict(error=error, took=took, state=domain.state(),
                                  control=domain.controlInfo() if active else []))
      if domain.isActive():
        told["destroyTook"], told["destroy"] = timed(error_of, domain.destroy)
      told["gone"] = pidfd_gone(pidfd, 0)
    told["end"] = domain.state()
    end_children(log)
    honest(script)
    told["again"] = error_of(domain.create)
    told["againState"] = domain.state()
    return told

  def attempts(liars, calls):
    # All at the same time, while somebody looks on.
    told = [None] * len(liars)
    domains = [libvirt.open(uri).defineXML(liar[0]) for liar in liars]
    def run(place): told[place] = attempt(domains[place], *liars[place][1:], calls)
    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(liars))]
    with Bystander(liars[0][1]) as bystander:
      for thread in threads: thread.start()
      for thread in threads: thread.join()
    for one in told: one.update(worst=bystander.worst, rounds=bystander.rounds)
    return told


  """

import Foundation
@testable import SystemHarness
import Testing

/// One Python with libvirt's bindings for many short scripts: starting one for each would take longer than what it does.
///
/// A script finds `connection`, kept from one script to the next until `forget`, and the functions of `prelude`; what it
/// has to say is in `result` when it ends.
final class CrashClient: Sendable {
  private let program: RunningProgram
  private let uri: String

  /// What became of a script.
  enum Answer: Sendable {
    /// The last call was answered; the `result`, as JSON.
    case told(Data)
    /// The daemon refused, with libvirt's number and its words.
    case refused(code: Int, message: String)
    /// The daemon was gone before it answered.
    case lost
  }

  init(on daemon: DaemonUnderTest) throws {
    program = try daemon.startPython(Self.prelude)
    uri = daemon.uri
  }

  /// Runs a script to its end.
  func run(_ script: String) async throws -> Answer {
    let before = program.output.value.lines.count
    let request = try JSONEncoder().encode(["uri": uri, "script": script])
    program.send(String(decoding: request, as: UTF8.self))
    let line = try await program.output.wait(for: "an answer to \(script)", within: .seconds(60)) { written in
      written.isClosed ? "" : written.lines.dropFirst(before).first { $0.hasPrefix("told: ") }
    }
    try #require(!line.isEmpty, "the client ended: \(program.errors.value.lines)")
    let answer = try JSONDecoder().decode(Reply.self, from: Data(line.dropFirst(6).utf8))
    if let trouble = answer.trouble { throw CannotStart(program: script, reason: trouble) }
    guard let code = answer.code else { return .told(Data((answer.value ?? "null").utf8)) }
    // The numbers of a lost connection are those of many errors.
    return answer.isDead == true ? .lost : .refused(code: code, message: answer.error ?? "")
  }

  /// Runs a script that has to succeed.
  @discardableResult
  func value<Value: Decodable>(_ script: String, as type: Value.Type) async throws -> Value {
    let answer = try await run(script)
    guard case .told(let data) = answer else { throw CannotStart(program: script, reason: "\(answer)") }
    return try JSONDecoder().decode(type, from: data)
  }

  /// Runs a script that has to succeed and says nothing.
  func perform(_ script: String) async throws {
    let answer = try await run(script)
    guard case .told = answer else { throw CannotStart(program: script, reason: "\(answer)") }
  }

  /// Ends the connection: the daemon was, or is going to be, started anew.
  func forget() async throws { try await perform("forget()") }

  /// Ends the program.
  func end() async throws {
    program.closeInput()
    _ = try await program.exitStatus(within: .seconds(20))
  }

  private struct Reply: Decodable {
    var value: String?
    var code: Int?
    var error: String?
    var isDead: Bool?
    var trouble: String?
  }

  private static let prelude = """
    import traceback
    libvirt.virEventRegisterDefaultImpl()
    threading.Thread(daemon=True, target=lambda: [libvirt.virEventRunDefaultImpl() for _ in iter(int, 1)]).start()
    current = None
    # What lives from one script to the next.
    keep = {}

    def connect():
      global current
      if current is None: current = libvirt.open(uri)
      return current

    def forget():
      global current
      if current is not None:
        with contextlib.suppress(libvirt.libvirtError): current.close()
      current = None

    def snapshot(connection):
      found = []
      for domain in connection.listAllDomains():
        persistent = domain.isPersistent()
        xml = domain.XMLDesc(0)
        found.append(dict(
          name=domain.name(), uuid=domain.UUIDString(), id=domain.ID(), state=domain.state(),
          persistent=bool(persistent), autostart=bool(persistent and domain.autostart()),
          title=xml.split("<title>")[1].split("</title>")[0] if "<title>" in xml else ""))
      return sorted(found, key=lambda domain: domain["name"])

    def gone(pid):
      # Waits for the end of a process.
      with contextlib.suppress(ProcessLookupError):
        descriptor = os.pidfd_open(pid)
        assert pidfd_gone(descriptor, 20), "process %d goes on" % pid
        os.close(descriptor)

    def until(name, event, act=None, already=lambda domain: False):
      # Waits for a lifecycle event of a domain, or for the end of the daemon.
      connection = libvirt.open(uri)
      heard = threading.Event()
      def hear(connection, domain, what, detail, opaque):
        if domain.name() == name and what == event: heard.set()
      connection.registerCloseCallback(lambda *arguments: heard.set(), None)
      connection.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, hear, None)
      if act is not None: act()
      if already(connection): heard.set()
      assert heard.wait(30), "no event %d of %s" % (event, name)
      # Fails when it was the end of the daemon that was heard.
      connection.getLibVersion()
      with contextlib.suppress(libvirt.libvirtError): connection.close()

    for line in sys.stdin:
      request = json.loads(line)
      scope = dict(globals(), result=None)
      try:
        try:
          scope["connection"] = connect() if "forget()" not in request["script"] else None
          exec(request["script"], scope)
          tell(dict(value=json.dumps(scope["result"])))
        except libvirt.libvirtError as error:
          alive = False
          with contextlib.suppress(libvirt.libvirtError): alive = bool(libvirt.open(uri).getLibVersion())
          tell(dict(code=error.get_error_code(), error=error.get_error_message(), isDead=not alive))
      except BaseException:
        tell(dict(trouble=traceback.format_exc()))

    """
}

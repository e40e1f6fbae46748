import Foundation
import Testing

extension DaemonUnderTest {
  /// Runs a script for the system's Python with libvirt's bindings, and reads the one JSON value that it tells.
  ///
  /// The script finds `uri`, `read_only_uri`, `socket_path`, `prefix` and `folder`, and the functions of
  /// ``pythonPrelude``; it ends with `tell(value)`.
  func python<Value: Decodable>(
    _ script: String, as type: Value.Type = Value.self, within limit: Duration = .seconds(60),
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Value {
    let program = try startPython(script)
    program.closeInput()
    let result = try await program.finish(within: limit)
    try #require(result.succeeded, "\(result)", sourceLocation: sourceLocation)
    let told = try #require(result.lines.last { $0.hasPrefix("told: ") }, "\(result)", sourceLocation: sourceLocation)
    return try JSONDecoder().decode(type, from: Data(told.dropFirst(6).utf8))
  }

  /// Starts a script that goes on, to be waited for by what it writes.
  func startPython(_ script: String) throws -> RunningProgram {
    try RunningProgram(
      clientWrapper + ["/usr/bin/python3", "-u", "-c", pythonPrelude + script],
      environment: [
        "DROVER_URI": uri, "DROVER_READ_ONLY_URI": readOnlyURI, "DROVER_SOCKET": socket, "DROVER_PREFIX": prefix,
        "DROVER_FOLDER": folder, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
      ])
  }
}

/// What every script begins with.
private let pythonPrelude = """
  import contextlib, json, os, signal, socket, struct, sys, threading, time
  import libvirt, libvirt_qemu

  uri, read_only_uri = os.environ["DROVER_URI"], os.environ["DROVER_READ_ONLY_URI"]
  socket_path = os.environ["DROVER_SOCKET"]
  prefix, folder = os.environ["DROVER_PREFIX"], os.environ["DROVER_FOLDER"]
  libvirt.registerErrorHandler(lambda context, error: None, None)

  def tell(value):
    print("told: " + json.dumps(value), flush=True)

  def error_of(function, *arguments):
    # [number, domain, message] of the error that a call ends in; None if it succeeds.
    try:
      function(*arguments)
    except libvirt.libvirtError as error:
      return [error.get_error_code(), error.get_error_domain(), error.get_error_message()]
    return None

  def timed(function, *arguments):
    # Milliseconds that a call takes, and its result.
    began = time.monotonic()
    result = function(*arguments)
    return (time.monotonic() - began) * 1000, result

  def emulator(uuid):
    for pid in filter(str.isdigit, os.listdir("/proc")):
      with contextlib.suppress(OSError), open("/proc/%s/cmdline" % pid, "rb") as file:
        words = file.read().split(b"\\0")
        if b"qemu" in words[0] and uuid.encode() in words:
          return int(pid)
    return None

  def pidfd_gone(pidfd, seconds):
    # Whether a process ends within that time.
    import select
    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


  """

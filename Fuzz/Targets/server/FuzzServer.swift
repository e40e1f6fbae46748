import Domains
import DroverServer
import FuzzSupport
import Glibc
import LibvirtWire
import Logging

/// The server with nothing below it: what a client sends is dispatched to every handler.
///
/// Each call is answered exactly once, or the connection is closed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzServer(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var decisions = Decisions(UnsafeRawBufferPointer(input: input, count: count))
  let isReadOnly = decisions.byte() & 3 == 3
  let visit = Visit(isReadOnly: isReadOnly)
  while !decisions.isEmpty {
    switch decisions.byte() & 7 {
    case 0: visit.send(decisions.piece(Int(decisions.byte())))
    default: visit.call(&decisions)
    }
  }
  visit.leave()
  return Verdict.taken.code
}

/// One client of one server, from its coming to its going.
private final class Visit {
  private let transport = AnsweringTransport()
  private let server: Server
  private let time = FakeTime()
  private var wire = WireConnection()
  private var serial: UInt32 = 0

  init(isReadOnly: Bool) {
    let parts = DomainService.Parts(
      hypervisor: FakeHypervisor(), store: FakeStore(), host: FakeHost(), time: time, portProbe: FakePorts())
    let silent = Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() }
    server = Server(service: DomainService(parts: parts), time: time, logger: silent)
    server.accept(transport, peer: Peer(pid: 1, uid: 0, gid: 0, processName: "fuzz"), isReadOnly: isReadOnly)
    let open = FrameHeader(
      program: RemoteProcedure.program, procedure: RemoteProcedure.connectOpen.rawValue, kind: .call, serial: 0)
    send(frame(open, payload: [0, 0, 0, 0, 0, 0, 0, 0]))
  }

  /// Bytes as they are.
  func send(_ bytes: some Collection<UInt8>) {
    let bytes = [UInt8](bytes)
    // A connection of our own counts the calls, as the server does.
    var calls = 0
    let broken = bytes.withUnsafeBytes { (try? wire.receive($0) { if $0.isCall { calls += 1 } }) == nil }
    transport.deliver(bytes, calls: calls)
    if broken { expect(transport.isClosed, "a client that broke the protocol is still connected") }
  }

  /// A whole call of one of the procedures, with arguments that the input decides.
  func call(_ decisions: inout Decisions) {
    let isMain = decisions.byte() < 224
    let program = isMain ? RemoteProcedure.program : QEMUProcedure.program
    let procedure = isMain ? decisions.one(of: RemoteProcedure.allCases)?.rawValue : Int32(decisions.below(8))
    serial &+= 1
    let header = FrameHeader(program: program, procedure: procedure ?? 0, kind: .call, serial: serial)
    var payload = [UInt8](decisions.piece(Int(decisions.byte())))
    // Most arguments end in words of zeros: flags, empty lists.
    payload += repeatElement(0, count: -payload.count & 3 + 4 * decisions.below(8))
    send(frame(header, payload: payload))
  }

  private func frame(_ header: FrameHeader, payload: [UInt8]) -> [UInt8] {
    (try? FrameEncoding.frame(header, bytes: payload)) ?? []
  }

  /// Waits for all answers, and goes.
  func leave() {
    transport.awaitAnswers()
    time.fire()
    transport.close()
    expect(server.sessionCount == 0, "a session outlives its connection")
    // What a client owned ends in the background, and that is waited for with a deadline.
    for _ in 0..<5000 where time.count != 0 { usleep(1000) }
    expect(time.count == 0, "a timer outlives its session")
  }
}

extension WireConnection.Frame {
  fileprivate var isCall: Bool { header.kind == .call || header.kind == .callWithDescriptors }
}

import DroverCore
import DroverHost
import QEMUMonitor
import Synchronization
import Testing

@testable import QEMUProcess

/// The line to an agent that listens at a socket of the test.
@Suite struct AgentChannelTests {
  private final class Scene: Sendable {
    let host: TestHost
    let path: String
    let listener: UnixListener
    /// How many connections there were.
    let connections = Mutex(0)
    /// What the agent was asked, without the ways into step.
    let asked = Mutex<[String]>([])

    /// - Parameter answering: gives the answer to a command; nil says nothing.
    init(answering: @escaping @Sendable (String) -> String?) throws {
      host = try TestHost()
      path = host.root + "/agent.sock"
      listener = try UnixListener(path: path, mode: 0o600, reactor: host.reactor)
      try listener.start(accept: { [weak self, reactor = host.reactor] descriptor, _ in
        let socket = StreamSocket(adopting: descriptor, reactor: reactor)
        self?.connections.withLock { $0 += 1 }
        self?.serve(socket, answering)
      })
    }

    deinit { listener.close() }

    private func serve(_ socket: StreamSocket, _ answering: @escaping @Sendable (String) -> String?) {
      try? socket.start(
        receive: { [weak self] bytes, _ in
          for line in bytes.split(separator: 0x0A) {
            guard let request = try? JSON.parse(Array(line.drop { $0 == 0xFF })), let name = request["execute"]?.string
            else { continue }
            if name == "guest-sync-delimited" {
              let number = request["arguments"]?["id"]?.int64 ?? 0
              socket.send([0xFF] + Array("{\"return\": \(number)}\n".utf8))
            } else {
              self?.asked.withLock { $0.append(name) }
              if let answer = answering(name) { socket.send(Array("\(answer)\n".utf8)) }
            }
          }
        }, closed: { _ in })
    }

    func ask(_ channel: AgentChannel, _ command: AgentCommand) async -> AgentChannel.Outcome {
      await channel.ask(command, at: path, allowed: .seconds(20), syncLimit: .seconds(20))
    }
  }

  @Test(arguments: [true, false])
  func `a line that is kept has one connection, another one for each command`(keeps: Bool) async throws {
    let scene = try Scene { name in "{\"return\": \"\(name)\"}" }
    let channel = AgentChannel(reactor: scene.host.reactor, keepsSocket: keeps)
    for command in [AgentCommand.time, .hostName, .users] {
      let answer = try #require(try await scene.ask(channel, command).get())
      #expect(try AgentReply(answer, to: command.name).value() == .string(command.name))
      #expect(channel.isConnected == keeps)
    }
    #expect(scene.connections.withLock { $0 } == (keeps ? 1 : 3))
    channel.close()
  }

  @Test func `a line that is closed wakes who waits, and is not opened again`() async throws {
    let scene = try Scene { _ in nil }
    let channel = AgentChannel(reactor: scene.host.reactor, keepsSocket: true)
    async let waiting = scene.ask(channel, .time)
    while scene.asked.withLock({ $0.isEmpty }) { await Task.yield() }
    #expect(await scene.ask(channel, .hostName) == .failure(.busy))
    channel.close()
    #expect(await waiting == .failure(.closed))
    #expect(await scene.ask(channel, .time) == .failure(.closed))
  }

  @Test func `a guest that leaves, and a port that is closed, end the wait`() async throws {
    let scene = try Scene { _ in nil }
    let channel = AgentChannel(reactor: scene.host.reactor, keepsSocket: true)
    async let leaving = scene.ask(channel, .leave(reboots: false))
    while scene.asked.withLock({ $0.isEmpty }) { await Task.yield() }
    scene.host.reactor.enqueue { channel.heard(.serialPortChanged(id: "other", open: false), port: "channel0") }
    scene.host.reactor.enqueue { channel.heard(.shutdown(guest: true, reason: .guestShutdown), port: "channel0") }
    #expect(await leaving == .success(nil))
    async let waiting = scene.ask(channel, .time)
    while scene.asked.withLock({ $0.count < 2 }) { await Task.yield() }
    scene.host.reactor.enqueue { channel.heard(.serialPortChanged(id: "channel0", open: false), port: "channel0") }
    #expect(await waiting == .failure(.disappeared(command: "guest-get-time")))
    channel.close()
  }

  @Test func `where nobody listens nobody is asked`() async throws {
    let host = try TestHost()
    let channel = AgentChannel(reactor: host.reactor, keepsSocket: true)
    let outcome = await channel.ask(
      .time, at: host.root + "/nobody", allowed: .seconds(20), syncLimit: .seconds(20))
    guard case .failure(.unreachable(let reason)) = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(reason.contains("/nobody"))
  }
}

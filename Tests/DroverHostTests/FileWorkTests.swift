import Glibc
import Synchronization
import Testing

@testable import DroverHost

@Suite(.timeLimit(.minutes(1))) struct FileWorkTests {
  @Test func `work that is stuck does not hold up other work, and threads stay within the limit`() async throws {
    let work = FileWork(limit: 2, patience: .milliseconds(20))
    let folder = ScratchFolder()
    #expect(mkfifo(folder("fifo"), 0o600) == 0)
    let path = folder("fifo")
    async let stuck = work.run { () -> Int32 in
      let number = open(path, O_RDONLY)
      close(number)
      return number
    }
    let sum = await withTaskGroup(of: Int.self) { group in
      for number in 0..<100 { group.addTask { await work.run { number } } }
      return await group.reduce(0, +)
    }
    #expect(sum == 4950)
    #expect(work.threads <= 2)
    let writer = open(path, O_WRONLY)
    #expect(await stuck >= 0)
    close(writer)
  }

  @Test func `errors come back as they are`() async {
    let work = FileWork(limit: 1)
    await #expect(throws: SystemFailure(5)) {
      try await work.run { () throws(SystemFailure) -> Int in throw SystemFailure(5) }
    }
  }

  @Test func `threads without work go, and come again`() async {
    let work = FileWork(limit: 4, patience: .milliseconds(5))
    for _ in 0..<3 {
      #expect(await work.run { 1 } == 1)
      while work.threads > 0 { await Task.yield() }
    }
  }
}

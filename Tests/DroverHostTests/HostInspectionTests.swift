import Domains
import DroverCore
import Foundation
import Testing

@testable import DroverHost

@Suite struct HostInspectionTests {
  private func facts() throws -> HostFacts {
    let folder = ScratchFolder()
    return try HostFacts.gather(hostname: "h", uuid: UUID(high: 1, low: 2), uuidFile: folder("uuid"))
  }

  private typealias UUID = DroverCore.UUID

  @Test func `CPUs, their times and memory are told, and what is not there is refused`() throws {
    let facts = try facts()
    let map = try facts.processorMap()
    #expect(map.online.count == Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) && map.total >= map.online.count)
    let whole = try facts.processorTimes(nil)
    #expect(whole.user >= (try facts.processorTimes(map.online.first)).user && whole.user > 0)
    #expect(try facts.memoryFigures(cell: nil).map(\.name) == ["total", "free", "buffers", "cached"])
    for error in [
      #expect(throws: VirtError.self) { try facts.processorTimes(99_999) },
      #expect(throws: VirtError.self) { try facts.memoryFigures(cell: 99_999) },
    ] { #expect(error?.code == .invalidArg) }
  }

  @Test func `free pages of the system are the free memory, and sizes that are not there are refused`() throws {
    let facts = try facts()
    let cells = try facts.freeMemoryOfCells()
    #expect(!cells.isEmpty)
    let pages = try facts.freePages(sizes: [HostFacts.pageSize], cell: nil)
    #expect((pages.first ?? 0) > 0)
    let error = #expect(throws: VirtError.self) { try facts.freePages(sizes: [3], cell: nil) }
    #expect(error?.code == .operationFailed)
  }

  @Test func `the system's own pages are no pool to change, nor is what nobody can set`() async throws {
    let facts = try facts()
    let pages = await #expect(throws: VirtError.self) {
      try await facts.allocatePages(1, size: HostFacts.pageSize, cell: nil, adds: true)
    }
    #expect(pages?.code == .operationUnsupported)
    for parameter in [
      TypedParameter("shm_pages_shared", .ulong(1)), TypedParameter("shm_pages_to_scan", .string("many")),
      TypedParameter("none", .uint(1)),
    ] {
      await #expect(throws: VirtError.self) { try await facts.setSharedMemory([parameter]) }
    }
  }

  @Test(arguments: ["", "..", "a/b", "no-such-device0", String(repeating: "x", count: 64)])
  func `a name that is no device's has no counters`(_ name: String) throws {
    #expect(throws: VirtError.self) { try facts().counters(ofLink: name) }
  }

  @Test func `the loopback counts`() throws { _ = try facts().counters(ofLink: "lo") }

  @Test func `the firmware's tables are told with what is in them, escaped`() throws {
    let folder = ScratchFolder()
    #expect(FirmwareTables(folder: folder("none")).text == nil)
    try "Maker & <Sons>\n".write(toFile: folder("bios_vendor"), atomically: true, encoding: .utf8)
    let root = (folder("x") as NSString).deletingLastPathComponent
    let text = try #require(FirmwareTables(folder: root).text)
    #expect(text.contains("<entry name='vendor'>Maker &amp; &lt;Sons&gt;</entry>") && !text.contains("<system>"))
  }

  @Test func `the host's layout has its cells, CPUs and pages`() throws {
    let layout = HostLayout()
    let cell = try #require(layout.cells.first)
    #expect(cell.memory > 100_000 && cell.pages.first?.size == HostFacts.pageSize)
    #expect(layout.cells.flatMap(\.cpus).count == Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    #expect(layout.pageSizes.first == HostFacts.pageSize)
  }
}

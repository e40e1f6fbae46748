import ArgumentParser
import DroverClient
import DroverCore

struct ProcessorMapRow: HostRow {
  static let row = CommandRow("nodecpumap", "Show the processors of the host.")
  @Flag(help: "As a list.") var pretty = false

  func report(on connection: Connection) async throws -> Report {
    let host = try await connection.hostProcessors()
    let numbers = host.map.numbers(below: host.count)
    let map =
      pretty
      ? ProcessorList.text(numbers) : String((0..<host.count).map { host.map.contains($0) ? "y" : "-" })
    return .fields(
      [("CPUs present", "\(host.count)"), ("CPUs online", "\(host.online)"), ("CPU map", map)], width: 16,
      json: [
        "present": JSON(host.count), "online": JSON(host.online), "map": .array(numbers.map { JSON($0) }),
      ])
  }
}

struct ProcessorFiguresRow: HostRow {
  static let row = CommandRow(
    "nodecpustats", "Show what the host's processors did, in nanoseconds.", places: ["cpu"],
    failing: "Unable to get node cpu stats")
  @Argument(help: "Of one of them.") var cpu: Int32?
  @Flag(help: "As shares of the next second.") var percent = false

  func report(on connection: Connection) async throws -> Report {
    let first = try await connection.processorFigures(cpu)
    guard percent else {
      // virsh shows them in this order.
      let order = ["user", "system", "idle", "iowait", "intr"]
      let figures = first.map { (name: $0.name == "kernel" ? "system" : $0.name, value: $0.value) }
        .sorted { (order.firstIndex(of: $0.name) ?? 9) < (order.firstIndex(of: $1.name) ?? 9) }
      return Self.report(figures.map { ($0.name, "\($0.value)", JSON($0.value)) }, width: 20)
    }
    try await Task.sleep(for: .seconds(1))
    return Self.shares(first, try await connection.processorFigures(cpu))
  }

  static func shares(_ before: [HostFigure], _ after: [HostFigure]) -> Report {
    let passed = zip(before, after).map { ($1.name, Double($1.value &- min($0.value, $1.value))) }
    let total = max(1, passed.reduce(0) { $0 + $1.1 })
    func share(_ name: String) -> Double { (passed.first { $0.0 == name }?.1 ?? 0) * 100 / total }
    let shares = [
      ("usage", share("user") + share("kernel")), ("user", share("user")), ("system", share("kernel")),
      ("idle", share("idle")), ("iowait", share("iowait")),
    ]
    return report(
      shares.map { name, value in
        let tenths = Int((value * 10).rounded())
        return (name, "\(tenths / 10).\(tenths % 10)%", .double(value))
      }, width: 6)
  }

  private static func report(_ figures: [(String, String, JSON)], width: Int) -> Report {
    var text = ""
    var json = JSONObject()
    for (name, value, number) in figures {
      text += name + ":" + String(repeating: " ", count: max(0, 15 - name.count - 1))
      text += " " + String(repeating: " ", count: max(0, width - value.count)) + value + "\n"
      json[name] = number
    }
    return Report(.answer(text), json: .object(json))
  }
}

struct HostMemoryRow: HostRow {
  static let row = CommandRow(
    "nodememstats", "Show the memory of the host, or of one of its cells.", places: ["cell"],
    failing: "Unable to get memory stats")
  @Argument(help: "Of one cell.") var cell: Int32?

  func report(on connection: Connection) async throws -> Report {
    let figures = try await connection.memoryFigures(cell: cell)
    var text = ""
    var json = JSONObject()
    for figure in figures {
      let value = "\(figure.value)"
      text += figure.name + String(repeating: " ", count: max(0, 7 - figure.name.count)) + ": "
      text += String(repeating: " ", count: max(0, 20 - value.count)) + value + " KiB\n"
      json[figure.name] = JSON(figure.value)
    }
    return Report(.answer(text), json: .object(json))
  }
}

struct FreeMemoryRow: HostRow {
  static let row = CommandRow(
    "freecell", "Show the memory of the host that nobody uses.", places: ["cellno"])
  @Argument(help: "Of one cell.") var cellno: Int32?
  @Flag(help: "Of each cell.") var all = false

  mutating func validate() throws {
    if cellno != nil, all { throw ValidationError("Options --all and --cellno are mutually exclusive") }
  }

  func report(on connection: Connection) async throws -> Report {
    if let cellno {
      let free = try await connection.freeMemory(ofCellsFrom: cellno, count: 1).first ?? 0
      return Report(
        .answer("\(cellno): \(free / 1024) KiB\n"), json: ["cell": JSON(Int(cellno)), "KiB": JSON(free / 1024)])
    }
    guard all else {
      let free = try await connection.freeMemory() / 1024
      return Report(.answer("Total: \(free) KiB\n"), json: ["KiB": JSON(free)])
    }
    let cells = try await connection.hostCells()
    var lines: [(String, UInt64)] = []
    for cell in cells {
      let free = try await connection.freeMemory(ofCellsFrom: cell.number, count: 1).first ?? 0
      lines.append(("\(cell.number)", free / 1024))
    }
    let total = lines.reduce(0) { $0 + $1.1 }
    let text = lines.map { Self.line($0, $1) }.joined()
    return Report(
      .framed(head: "", text, tail: "--------------------\n" + Self.line("Total", total)),
      json: .array(lines.map { ["cell": JSON(Int($0.0) ?? 0), "KiB": JSON($0.1)] as JSON }))
  }

  private static func line(_ name: String, _ value: UInt64) -> String {
    let text = "\(value)"
    return String(repeating: " ", count: max(0, 5 - name.count)) + name + ": "
      + String(repeating: " ", count: max(0, 10 - text.count)) + text + " KiB\n"
  }
}

struct FreePagesRow: HostRow {
  static let row = CommandRow(
    "freepages", "Show the pages of the host that nobody uses.", places: ["cellno", "pagesize"])
  @Argument(help: "Of one cell.") var cellno: Int32?
  @Argument(help: "The size of the pages: KiB, or with a unit.") var pagesize: String?
  @Flag(help: "Of each cell, of all sizes or of one.") var all = false

  mutating func validate() throws {
    if all, cellno != nil { throw ValidationError("Options --all and --cellno are mutually exclusive") }
    if !all, cellno == nil { throw ValidationError("missing cellno argument") }
    if !all, pagesize == nil { throw ValidationError("missing pagesize argument") }
    if let pagesize { _ = try MemorySize.kibibytes(pagesize) }
  }

  func report(on connection: Connection) async throws -> Report {
    let wanted = try pagesize.map { UInt32(clamping: try MemorySize.kibibytes($0)) }
    if let cellno, let wanted {
      let free = try await connection.freePages(sizes: [wanted], cellsFrom: cellno, count: 1).first?.first ?? 0
      return Report(.answer("\(wanted)KiB: \(free)\n"), json: [Self.entry(cellno, wanted, free)])
    }
    var text = ""
    var json: [JSON] = []
    for cell in try await connection.hostCells() {
      let sizes = wanted.map { [$0] } ?? cell.pageSizes
      let counts = try await connection.freePages(sizes: sizes, cellsFrom: cell.number, count: 1).first ?? []
      text += "Node \(cell.number):\n"
      for (size, count) in zip(sizes, counts) {
        text += "\(size)KiB: \(count)\n"
        json.append(Self.entry(cell.number, size, count))
      }
      text += "\n"
    }
    return Report(.answer(text), json: .array(json))
  }

  private static func entry(_ cell: Int32, _ size: UInt32, _ count: UInt64) -> JSON {
    ["cell": JSON(Int(cell)), "sizeKiB": JSON(Int(size)), "free": JSON(count)]
  }
}

struct AllocatePagesRow: HostRow {
  static let row = CommandRow(
    "allocpages", "Put pages into the host's pool, or set how many it has.", places: ["pagesize", "pagecount"])
  @Argument(help: "The size of the pages: KiB, or with a unit.") var pagesize: String
  @Argument(help: "How many.") var pagecount: UInt64
  @Option(help: "Of one cell.") var cellno: Int32?
  @Flag(help: "That many more.") var add = false
  @Flag(help: "Of each cell.") var all = false

  mutating func validate() throws {
    if cellno != nil, all { throw ValidationError("Options --all and --cellno are mutually exclusive") }
    _ = try MemorySize.kibibytes(pagesize)
  }

  func report(on connection: Connection) async throws -> Report {
    let size = UInt32(clamping: try MemorySize.kibibytes(pagesize))
    let cells = all ? try await connection.hostCells().map(\.number) : [cellno ?? -1]
    for cell in cells { try await connection.allocatePages(pagecount, size: size, cellsFrom: cell, adding: add) }
    return Report(.done("Pool of pages of \(size) KiB changed"), json: ["action": "pages-allocated"])
  }
}

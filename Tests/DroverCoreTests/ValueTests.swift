import DroverCore
import Testing

@Suite struct MACAddressTests {
  @Test("reads what it writes, and short groups")
  func forms() throws {
    #expect(MACAddress("52:54:00:6D:90:02")?.description == "52:54:00:6d:90:02")
    #expect(MACAddress("0:1:2:3:4:5")?.description == "00:01:02:03:04:05")
    let random = MACAddress.random()
    #expect(MACAddress(random.description) == random)
    #expect(random.description.hasPrefix("52:54:00:"))
  }

  @Test(
    "refuses",
    arguments: [
      "", "52:54:00:6d:90", "52:54:00:6d:90:02:01", "52:54:00:6d:90:0g", "52:54:00:6d::02", "525:4:00:6d:90:02",
    ])
  func refused(text: String) {
    #expect(MACAddress(text) == nil)
  }

  @Test("knows a multicast address")
  func multicast() {
    #expect(MACAddress("01:00:5e:00:00:01")?.isMulticast == true)
    #expect(MACAddress("52:54:00:6d:90:02")?.isMulticast == false)
  }
}

@Suite struct ByteCountTests {
  @Test(
    "units of libvirt",
    arguments: [
      ("b", 1), ("bytes", 1), ("KB", 1000), ("k", 1024), ("KiB", 1024), ("MB", 1_000_000), ("M", 1_048_576),
      ("GiB", 1_073_741_824), ("TB", 1_000_000_000_000), ("EiB", 1_152_921_504_606_846_976),
    ])
  func units(unit: String, scale: UInt64) {
    #expect(ByteCount(1, unit: unit)?.bytes == scale)
  }

  @Test("an unknown unit and an overflow are refused")
  func refused() {
    #expect(ByteCount(1, unit: "XiB") == nil)
    #expect(ByteCount(1, unit: "") == nil)
    #expect(ByteCount(1, unit: "KiBi") == nil)
    #expect(ByteCount(16, unit: "EiB") == nil)
    #expect(ByteCount(.max, unit: "b")?.bytes == .max)
  }

  @Test("rounds up to KiB without an overflow")
  func rounding() {
    #expect(ByteCount(bytes: 1).kibibytes == 1)
    #expect(ByteCount(bytes: 1024).kibibytes == 1)
    #expect(ByteCount(bytes: .max).kibibytes == 18_014_398_509_481_984)
  }
}

@Suite struct VirtErrorTests {
  @Test("the words that clients match on")
  func wording() {
    #expect(VirtError.noDomain("name 'x'").message == "Domain not found: no domain with matching name 'x'")
    #expect(VirtError.notRunning.message == "Requested operation is not valid: domain is not running")
    #expect(VirtError(.noNetwork, "x").message == "Network not found: x")
    #expect(VirtError(.domExist).message == "this domain exists already")
    #expect(VirtError(.domExist, "x").message == "domain x exists already")
    #expect(VirtError(.systemError, "x").message == "x")
    #expect(VirtError(ErrorCode(rawValue: 9999), "x").message == "x")
  }

  @Test("causes follow the detail, outermost first")
  func causes() {
    let error = VirtError(.internalError, "process exited", causes: ["qemu: bad option", "signal 9"])
    #expect(error.message == "internal error: process exited: qemu: bad option: signal 9")
  }

  @Test("wrapping keeps a known error and tells a foreign one")
  func wrapping() {
    struct Foreign: Error {}
    #expect(VirtError(wrapping: VirtError.notRunning) == .notRunning)
    #expect(VirtError(wrapping: Foreign()).code == .internalError)
  }
}

@Suite struct DomainStateTests {
  @Test("each pair of state and reason is found again by its names and has numbers of its own")
  func names() {
    var numbers = Set<[Int32]>()
    for state in DomainState.all {
      #expect(DomainState(name: state.name, reasonName: state.reasonName) == state)
      numbers.insert([state.number, state.reasonNumber])
    }
    #expect(numbers.count == DomainState.all.count)
    #expect(DomainState.all.count == 43)
  }

  @Test("a reason of another state is refused")
  func foreignReason() {
    #expect(DomainState(name: "running", reasonName: "destroyed") == nil)
    #expect(DomainState(name: "gone", reasonName: "unknown") == nil)
  }

  @Test("only the shut off one has no process")
  func active() {
    for state in DomainState.all { #expect(state.isActive == (state.number != 5)) }
  }
}

@Suite struct DeadlineTests {
  @Test("the earlier wins and never loses to none")
  func earlier() {
    let soon = Deadline.after(.seconds(1))
    let late = Deadline.after(.seconds(100))
    #expect(Deadline.earlier(soon, late) == soon)
    #expect(Deadline.earlier(nil, late) == late)
    #expect(Deadline.earlier(soon, nil) == soon)
    #expect(Deadline.earlier(nil, nil) == nil)
  }

  @Test("what is past has nothing left")
  func past() {
    let past = Deadline.after(.seconds(-1))
    #expect(past.isPast)
    #expect(past.remaining == .zero)
  }
}

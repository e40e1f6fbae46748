import DroverCore
import Testing

@Suite struct UUIDTests {
  @Test("reads what it writes")
  func roundTrip() throws {
    for _ in 0..<200 {
      let uuid = UUID.random()
      #expect(UUID(uuid.description) == uuid)
      #expect(UUID(bytes: uuid.bytes) == uuid)
    }
  }

  @Test("a random one says that it is of version 4 and of the RFC's variant")
  func version() {
    for _ in 0..<50 {
      let uuid = UUID.random()
      #expect((uuid.high >> 12) & 15 == 4)
      #expect(uuid.low >> 62 == 2)
    }
  }

  @Test(
    "forms that libvirt reads too",
    arguments: [
      "c7a5fdbd-edaf-9455-926a-d65c16db1809", "C7A5FDBDEDAF9455926AD65C16DB1809",
      "  c7a5fdbd-edaf-9455-926a-d65c16db1809\n", "c7-a5-fd-bd-ed-af-94-55-92-6a-d6-5c-16-db-18-09",
    ])
  func accepted(text: String) {
    #expect(UUID(text)?.description == "c7a5fdbd-edaf-9455-926a-d65c16db1809")
  }

  @Test(
    "what is no identifier is refused",
    arguments: [
      "", "c7a5fdbd", "c7a5fdbd-edaf-9455-926a-d65c16db180", "c7a5fdbd-edaf-9455-926a-d65c16db18091",
      "c7a5fdbg-edaf-9455-926a-d65c16db1809", "c-7a5fdbdedaf9455926ad65c16db1809", "-c7a5fdbdedaf9455926ad65c16db1809",
      "c7a5fdbd edaf-9455-926a-d65c16db1809",
    ])
  func refused(text: String) {
    #expect(UUID(text) == nil)
  }

  @Test("takes sixteen bytes and no other count", arguments: [0, 1, 15, 17])
  func byteCount(count: Int) {
    #expect(UUID(bytes: [UInt8](repeating: 1, count: count)) == nil)
  }
}

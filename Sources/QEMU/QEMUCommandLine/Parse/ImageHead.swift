public import DomainModel

/// Tells the format of an image by its first bytes, as QEMU does when nobody says it.
public enum ImageHead {
  /// The format; raw for what begins like no other.
  public static func format(of head: some Sequence<UInt8>) -> StorageFormat {
    let bytes = Array(head.prefix(80))
    func begins(_ text: String) -> Bool { bytes.starts(with: Array(text.utf8)) }
    if bytes.starts(with: [0x51, 0x46, 0x49, 0xFB]) {
      // The version follows in big-endian order.
      return bytes.count >= 8 && bytes[7] == 1 ? .qcow : .qcow2
    }
    if begins("KDMV") || begins("COWD") || begins("# Disk DescriptorFile") { return .vmdk }
    if begins("conectix") || begins("cxsparse") { return .vpc }
    if begins("QED\0") { return .qed }
    if bytes.count >= 68, Array(bytes[64..<68]) == [0x7F, 0x10, 0xDA, 0xBE] { return .vdi }
    if begins("Bochs Virtual HD Image") { return .bochs }
    return .raw
  }
}

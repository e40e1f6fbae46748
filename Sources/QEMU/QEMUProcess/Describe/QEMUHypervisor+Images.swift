public import DomainModel
public import Domains
public import DroverCore
import DroverHost
import Glibc
import QEMUCommandLine

extension QEMUHypervisor {
  /// The sizes of an image that no QEMU is asked about. A file that did not answer last time is not looked at again until
  /// it does.
  public func imageSizes(path: String, format: StorageFormat?) async throws(VirtError) -> ImageSizes {
    var files = ForeignFiles(reactor: context.reactor)
    files.work = Self.imageWork
    files.patience = Self.imagePatience
    let (looks, silence) = (
      Self.looks,
      VirtError(
        .operationTimeout, "the file system of '\(path)' has not answered an earlier question", origin: .storage)
    )
    // Not even a thread is taken for what is known to be stuck.
    guard looks.mayBegin(path) else { throw silence }
    return try await files.run(path) { () throws(VirtError) in
      guard let look = looks.begin(path) else { throw silence }
      defer { looks.end(look) }
      do throws(SystemFailure) {
        return try ImageFile(path: path).sizes(format: format)
      } catch {
        throw error.error("look at '\(path)'")
      }
    }
  }

  /// Who only looks must not keep threads from those who start guests.
  private static let imageWork = FileWork(limit: 8, name: "images")
  private static let imagePatience = Duration.seconds(2)
  private static let looks = ImageLooks(patience: imagePatience, limit: 4)
}

/// An image as the file or device that it is. Blocks.
struct ImageFile {
  let path: String

  /// Its sizes. A format that is not read here has the size of its file.
  func sizes(format: StorageFormat?) throws(SystemFailure) -> ImageSizes {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw SystemFailure(errno) }
    // To open anything else may do something.
    guard [S_IFREG, S_IFBLK].contains(facts.st_mode & S_IFMT) else { throw SystemFailure(EINVAL) }
    let file = try Descriptor.reading(path)
    let number = file.rawValue
    guard fstat(number, &facts) == 0 else { throw SystemFailure(errno) }
    var allocation = UInt64(max(0, facts.st_blocks)) &* 512
    var physical = UInt64(max(0, facts.st_size))
    if facts.st_mode & S_IFMT == S_IFBLK {
      let end = lseek(number, 0, SEEK_END)
      physical = UInt64(max(0, end))
      allocation = physical
    }
    let capacity = format == .raw ? nil : Self.capacity(in: number, format: format)
    return ImageSizes(capacity: capacity ?? physical, allocation: allocation, physical: physical)
  }

  /// What the head of an image says of its size; nil when it says nothing.
  private static func capacity(in file: Int32, format: StorageFormat?) -> UInt64? {
    var head = [UInt8](repeating: 0, count: 512)
    let count = head.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
    guard count > 0 else { return nil }
    head = Array(head.prefix(count))
    return capacity(head, format: format ?? ImageHead.format(of: head))
  }

  static func capacity(_ head: [UInt8], format: StorageFormat) -> UInt64? {
    func number(at offset: Int, isBig: Bool) -> UInt64? {
      guard head.count >= offset + 8 else { return nil }
      let bytes = head[offset..<(offset + 8)]
      return (isBig ? Array(bytes) : Array(bytes.reversed())).reduce(0) { $0 << 8 | UInt64($1) }
    }
    // Nothing is believed of what does not begin as its format does.
    guard ImageHead.format(of: head) == format else { return nil }
    switch format {
    case .qcow, .qcow2: return number(at: 24, isBig: true)
    case .qed: return number(at: 48, isBig: false)
    case .vdi: return number(at: 368, isBig: false)
    case .vmdk: return number(at: 12, isBig: false).map { $0 &* 512 }
    default: return nil
    }
  }
}

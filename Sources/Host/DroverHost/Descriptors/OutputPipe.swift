import CShims
public import DroverCore

/// A pipe that takes the output of a process. Whoever writes is never kept waiting: what does not fit is refused.
public struct OutputPipe: ~Copyable, Sendable {
  /// Where the output comes out.
  public let reading: Descriptor
  /// What the process gets.
  public let writing: Descriptor

  /// Makes the pipe, with room for 256 KiB where the kernel allows it.
  public init() throws(VirtError) {
    var numbers: (Int32, Int32) = (-1, -1)
    let result = withUnsafeMutableBytes(of: &numbers) { bytes in
      drover_output_pipe(bytes.assumingMemoryBound(to: Int32.self).baseAddress, 256 << 10)
    }
    if result < 0 { throw SystemFailure(0 &- result).error("make a pipe") }
    reading = Descriptor(adopting: numbers.0)
    writing = Descriptor(adopting: numbers.1)
  }

  /// Gives both ends to owners that can be shared.
  public consuming func share() -> (reading: SharedDescriptor, writing: SharedDescriptor) {
    (SharedDescriptor(reading), SharedDescriptor(writing))
  }
}

/// Memory that one thread uses again and again.
// Safety: only the reactor's thread touches it, and no handler runs inside another.
final class ScratchBuffer: @unchecked Sendable {
  let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)

  deinit { bytes.deallocate() }
}

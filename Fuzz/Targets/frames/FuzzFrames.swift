import FuzzSupport
import LibvirtWire

/// The stream of a connection, arriving whole and in pieces that the input decides: both must give the same frames.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrames(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var decisions = Decisions(UnsafeRawBufferPointer(input: input, count: count))
  let descriptors = Int(decisions.byte() % 40)
  let seed = decisions.word()
  let limit = decisions.byte() & 1 == 0 ? FrameHeader.maximumLength : 4096
  let stream = decisions.rest()
  let whole = Stream.read(stream, descriptors: descriptors, limit: limit) { $0 }
  var random = seed
  let pieces = Stream.read(stream, descriptors: descriptors, limit: limit) { left in
    random = random &* 1_664_525 &+ 1_013_904_223
    return min(left, Int(random >> 24) % (random & 0x80_0000 == 0 ? 5 : 97) + 1)
  }
  Stream.compare(whole, pieces)
  for frame in whole.frames { Stream.check(frame) }
  return Verdict.taken.code
}

/// What came of a stream.
private struct Stream {
  var frames: [OwnedFrame] = []
  var answers: [UInt8] = []
  var error: WireError?

  /// Hands a stream over in pieces; `next` is told how many bytes are left. All descriptors come with the first.
  static func read(
    _ bytes: UnsafeRawBufferPointer, descriptors: Int, limit: Int, _ next: (Int) -> Int
  ) -> Stream {
    var connection = WireConnection(maximumLength: limit)
    var stream = Stream()
    var position = 0
    while position < bytes.count {
      let end = position + next(bytes.count - position)
      let piece = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
      do throws(WireError) {
        stream.answers += try connection.receive(piece, descriptors: position == 0 ? descriptors : 0) { frame in
          stream.frames.append(OwnedFrame(frame))
        }
      } catch {
        stream.error = error
        expect(connection.heldBytes == 0, "a broken connection holds bytes")
        break
      }
      position = end
      expect(connection.heldBytes <= position, "more bytes are held than came")
    }
    return stream
  }

  /// An error may come earlier in pieces, and descriptors without their frame are an error as soon as they wait for
  /// none; apart from that the way of arriving makes no difference.
  static func compare(_ whole: Stream, _ pieces: Stream) {
    if whole.error == nil, pieces.error == nil {
      expect(whole.frames == pieces.frames, "pieces gave other frames")
      expect(whole.answers == pieces.answers, "pieces gave other answers")
    } else {
      let common = min(whole.frames.count, pieces.frames.count)
      expect(whole.frames.prefix(common) == pieces.frames.prefix(common), "pieces gave other frames before the error")
    }
  }

  /// A frame that was taken can be written again, and read again.
  static func check(_ frame: OwnedFrame) {
    expect(frame.payload.count <= FrameHeader.maximumLength, "a payload is longer than a frame")
    expect(frame.header.program != .keepalive, "a ping was handed on")
    guard !frame.header.kind.hasDescriptors else { return }
    do throws(WireError) {
      let again = try FrameEncoding.frame(frame.header, bytes: frame.payload)
      let read = again.withUnsafeBytes { Stream.read($0, descriptors: 0, limit: .max) { $0 } }
      expect(read.frames == [frame] && read.error == nil, "a frame is not what was written")
    } catch {
      unexpected(error, "a frame that was taken cannot be written")
    }
  }
}

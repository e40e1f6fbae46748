import Glibc

extension SharedDescriptor {
  /// Copies of descriptors that somebody else keeps, with owners of their own; none of them when one fails.
  public static func copies(of numbers: [Int32]) throws(SystemFailure) -> [SharedDescriptor] {
    var copies: [SharedDescriptor] = []
    for number in numbers {
      let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
      guard copy >= 0 else { throw SystemFailure(errno) }
      copies.append(SharedDescriptor(Descriptor(adopting: copy)))
    }
    return copies
  }
}

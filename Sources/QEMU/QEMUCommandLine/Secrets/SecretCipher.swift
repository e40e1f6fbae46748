/// AES with keys of 256 bits in CBC mode (FIPS 197, SP 800-38A), for encrypting only.
///
/// QEMU takes secrets on its command line encrypted under a key that it reads from a file of its own, so that they
/// show neither in the list of processes nor in the log.
public struct SecretCipher: Sendable {
  /// How many bytes a key has.
  public static let keySize = 32
  /// How many bytes an initialisation vector has.
  public static let blockSize = 16

  private let roundKeys: [UInt32]

  /// Takes a key; nil unless it has 32 bytes.
  public init?(key: [UInt8]) {
    guard key.count == Self.keySize else { return nil }
    var words = stride(from: 0, to: 32, by: 4).map { place in
      key[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    var constant: UInt32 = 1
    for index in 8..<60 {
      var word = words[index - 1]
      if index % 8 == 0 {
        word = Self.substituted(word << 8 | word >> 24) ^ constant << 24
        constant = UInt32(Self.doubled(UInt8(truncatingIfNeeded: constant)))
      } else if index % 8 == 4 {
        word = Self.substituted(word)
      }
      words.append(words[index - 8] ^ word)
    }
    roundKeys = words
  }

  /// Encrypts a text, padded to whole blocks as PKCS #7 says; nil unless the vector has 16 bytes.
  public func encrypt(_ text: [UInt8], vector: [UInt8]) -> [UInt8]? {
    guard vector.count == Self.blockSize else { return nil }
    let padding = Self.blockSize - text.count % Self.blockSize
    let padded = text + [UInt8](repeating: UInt8(padding), count: padding)
    var previous = vector
    var result: [UInt8] = []
    result.reserveCapacity(padded.count)
    for start in stride(from: 0, to: padded.count, by: Self.blockSize) {
      let mixed = zip(padded[start..<start + Self.blockSize], previous).map { $0 ^ $1 }
      previous = encrypt(block: mixed)
      result += previous
    }
    return result
  }

  private func encrypt(block: [UInt8]) -> [UInt8] {
    var state = block
    addRoundKey(0, to: &state)
    for round in 1...14 {
      state = state.map { Self.box[Int($0)] }
      // Row r of the state, whose columns are stored one after another, moves left by r.
      state = state.indices.map { state[($0 + 4 * ($0 % 4)) % 16] }
      if round < 14 { mixColumns(&state) }
      addRoundKey(round, to: &state)
    }
    return state
  }

  private func addRoundKey(_ round: Int, to state: inout [UInt8]) {
    for index in state.indices {
      let word = roundKeys[round * 4 + index / 4]
      state[index] ^= UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * (index % 4)))
    }
  }

  private func mixColumns(_ state: inout [UInt8]) {
    for column in stride(from: 0, to: 16, by: 4) {
      let old = Array(state[column..<column + 4])
      for row in 0..<4 {
        let next = old[(row + 1) % 4]
        state[column + row] =
          Self.doubled(old[row]) ^ Self.doubled(next) ^ next ^ old[(row + 2) % 4] ^ old[(row + 3) % 4]
      }
    }
  }

  /// Twice a number in the field of the cipher.
  private static func doubled(_ byte: UInt8) -> UInt8 { byte << 1 ^ (byte & 0x80 != 0 ? 0x1B : 0) }

  private static func substituted(_ word: UInt32) -> UInt32 {
    (0..<4).reduce(UInt32(0)) { result, place in
      result << 8 | UInt32(box[Int(UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * place)))])
    }
  }

  /// The substitution, computed as the standard defines it: the inverse in the field, then an affine map.
  private static let box: [UInt8] = {
    var box = [UInt8](repeating: 0, count: 256)
    var number: UInt8 = 1
    var inverse: UInt8 = 1
    repeat {
      // Times three and divided by three, which generates the whole field.
      number = number ^ doubled(number)
      inverse ^= inverse << 1
      inverse ^= inverse << 2
      inverse ^= inverse << 4
      if inverse & 0x80 != 0 { inverse ^= 0x09 }
      func turned(_ by: UInt8) -> UInt8 { inverse << by | inverse >> (8 - by) }
      box[Int(number)] = inverse ^ turned(1) ^ turned(2) ^ turned(3) ^ turned(4) ^ 0x63
    } while number != 1
    box[0] = 0x63
    return box
  }()
}

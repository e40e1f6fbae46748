/// The value of a hexadecimal digit in ASCII; nil for any other byte.
package func hexadecimalValue(of character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
  default: nil
  }
}

/// The lower-case ASCII digit of the low four bits of a value.
package func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  let nibble = value & 15
  return nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
}

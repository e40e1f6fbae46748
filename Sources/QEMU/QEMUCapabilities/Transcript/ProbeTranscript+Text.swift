import DroverCore

/// Why a text is no transcript.
public struct TranscriptError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public let reason: String
  /// The byte at which the offending object begins.
  public let offset: Int

  /// The reason and its place.
  public var description: String { "transcript, byte \(offset): \(reason)" }
}

extension ProbeTranscript {
  /// Reads a recorded transcript.
  public init(parsing bytes: [UInt8]) throws(TranscriptError) {
    self.init()
    var pending: ProbeCommand?
    var position = 0
    while let range = try Self.nextObject(in: bytes, from: position) {
      position = range.upperBound
      let object = try Self.object(in: bytes, range)
      if let command = pending {
        guard let reply = Self.reply(object) else {
          throw TranscriptError(reason: "neither return nor error", offset: range.lowerBound)
        }
        if command.name == "qmp_capabilities" || conversations.isEmpty { conversations.append([]) }
        conversations[conversations.count - 1].append(Exchange(command: command, reply: reply))
        pending = nil
      } else {
        guard let name = object["execute"]?.string else {
          throw TranscriptError(reason: "no command", offset: range.lowerBound)
        }
        pending = ProbeCommand(name, object["arguments"]?.object ?? [:])
      }
    }
    if pending != nil { throw TranscriptError(reason: "the last command has no reply", offset: bytes.count) }
  }

  /// The transcript as text that `init(parsing:)` reads.
  public var text: String {
    var text = ""
    for exchange in conversations.joined() {
      var request: JSONObject = ["execute": .string(exchange.command.name)]
      if !exchange.command.arguments.isEmpty { request["arguments"] = .object(exchange.command.arguments) }
      text += JSON.object(request).description + "\n\n"
      switch exchange.reply {
      case .value(let value):
        text += JSON.object(["return": value]).description + "\n\n"
      case .failure(let type, let description):
        let error: JSON = ["class": .string(type), "desc": .string(description)]
        text += JSON.object(["error": error]).description + "\n\n"
      }
    }
    return text
  }

  private static func reply(_ object: JSONObject) -> Reply? {
    if let value = object["return"] { return .value(value) }
    guard let error = object["error"] else { return nil }
    return .failure(type: error["class"]?.string ?? "GenericError", description: error["desc"]?.string ?? "")
  }

  private static func object(in bytes: [UInt8], _ range: Range<Int>) throws(TranscriptError) -> JSONObject {
    let parsed: Result<JSON, JSONError> = bytes.withUnsafeBytes { buffer in
      do throws(JSONError) {
        return .success(try JSON.parse(UnsafeRawBufferPointer(rebasing: buffer[range])))
      } catch {
        return .failure(error)
      }
    }
    switch parsed {
    case .success(.object(let object)): return object
    case .success: throw TranscriptError(reason: "no object", offset: range.lowerBound)
    case .failure(let error): throw TranscriptError(reason: "\(error)", offset: range.lowerBound)
    }
  }

  /// Finds the next object by counting braces outside strings; nil when only white space is left.
  private static func nextObject(in bytes: [UInt8], from start: Int) throws(TranscriptError) -> Range<Int>? {
    let end = bytes.withUnsafeBufferPointer { bytes -> (start: Int, end: Int?)? in
      var first = start
      while first < bytes.count, bytes[first] <= UInt8(ascii: " ") { first += 1 }
      guard first < bytes.count else { return nil }
      var depth = 0
      var inString = false
      var place = first
      while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "\\") where inString: place += 1
        case UInt8(ascii: "\""): inString.toggle()
        case UInt8(ascii: "{") where !inString: depth += 1
        case UInt8(ascii: "}") where !inString:
          depth -= 1
          if depth <= 0 { return (first, place + 1) }
        default: break
        }
        place += 1
      }
      return (first, nil)
    }
    guard let end else { return nil }
    guard let upper = end.end else { throw TranscriptError(reason: "an object without end", offset: end.start) }
    return end.start..<upper
  }
}

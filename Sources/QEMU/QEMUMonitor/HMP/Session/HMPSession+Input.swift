public import DroverCore

// What arrives from the terminal.
extension HMPSession {
  /// Takes bytes from QEMU, in whatever pieces they arrive.
  public mutating func received(_ bytes: UnsafeRawBufferPointer, now: Deadline) -> [HMPAction] { received(bytes) }

  /// The same: an answer counts whenever it comes.
  public mutating func received(_ bytes: UnsafeRawBufferPointer) -> [HMPAction] {
    if case .closed = condition { return [] }
    screen.feed(bytes)
    if condition == .connecting { return greeted() }
    // What comes while nothing was asked belongs to nothing.
    guard let current else {
      screen = HMPScreen(limit: limits.answer)
      return []
    }
    // A command that asks for a password is not carried out without one; an empty line lets the terminal go on.
    if screen.asksForPassword { return [.send([0x0A])] }
    guard screen.showsPrompt else { return [] }
    let (text, isWhole) = (screen.text, screen.isWhole)
    self.current = nil
    screen = HMPScreen(limit: limits.answer)
    var actions: [HMPAction] = []
    if condition == .notAnswering {
      condition = .answering
      silence = nil
      actions.append(.answersAgain)
    }
    if isAwaited {
      isAwaited = false
      let failure = HMPFailure.answerTooLong(command: current.command, limit: limits.answer)
      actions.append(.finished(current.id, isWhole ? .success(text) : .failure(failure)))
    }
    return actions + launchNext()
  }

  private mutating func greeted() -> [HMPAction] {
    screen.dropNegotiation()
    if screen.beginning.hasPrefix("{") { return end(.speaksQMP) }
    guard screen.mayGreet, screen.isWhole else { return end(.notHuman(screen.beginning)) }
    guard screen.showsPrompt else { return [] }
    guard let greeting = screen.text.split(whereSeparator: \.isNewline).lazy.compactMap({ HMPGreeting(line: $0) }).first
    else { return end(.notHuman(screen.beginning)) }
    self.greeting = greeting
    condition = .answering
    screen = HMPScreen(limit: limits.answer)
    return [.ready(greeting)] + launchNext()
  }
}

import Domains
import DroverCore
import FuzzSupport
import QEMUMonitor

@testable import QEMUProcess

/// What is concluded from what QEMU sends, beyond the session.
enum Interpretation {
  /// Any event has a raw form that is JSON again, and may have a meaning.
  static func check(_ event: QMPEvent) {
    let raw = MonitorEvent(event)
    if let data = raw.data { expect((try? JSON.parse(data)) != nil, "the data of an event are no JSON") }
    _ = GuestEvent(event)
    // The data of events are as good as any answer: whatever asks for numbers and names takes anything.
    let answer = JSON.object(event.data)
    _ = QMPCPU.list(answer["a"] ?? answer)
    _ = QMPCharacterDevice.list(answer["a"] ?? answer)
    _ = QMPRunStatus(answer)
    _ = QMPVNCServer(answer)
    _ = QMPVersion(answer)
    _ = BlockStatistics.list(answer["a"] ?? answer, images: BlockStatistics.images(answer["a"] ?? answer))
    var balloon = BalloonStatistics(actual: 0)
    balloon.add(answer)
  }
}

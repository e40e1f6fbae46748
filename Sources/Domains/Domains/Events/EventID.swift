/// The kinds of event that can be subscribed to (`virDomainEventID`); the raw value is the number on the wire.
public enum EventID: Int32, CaseIterable, Sendable {
  case lifecycle = 0
  case reboot = 1
  case rtcChange = 2
  case watchdog = 3
  case ioError = 4
  case graphics = 5
  case ioErrorReason = 6
  case controlError = 7
  case blockJob = 8
  case diskChange = 9
  case trayChange = 10
  case pmWakeup = 11
  case pmSuspend = 12
  case balloonChange = 13
  case pmSuspendDisk = 14
  case deviceRemoved = 15
  case blockJob2 = 16
  case tunable = 17
  case agentLifecycle = 18
  case deviceAdded = 19
  case migrationIteration = 20
  case jobCompleted = 21
  case deviceRemovalFailed = 22
  case metadataChange = 23
  case blockThreshold = 24
  case memoryFailure = 25
  case memoryDeviceSizeChange = 26
  case nicMACChange = 27
}

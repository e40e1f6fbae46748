/// A kind of event of domains (`virDomainEventID`).
public enum DomainEventKind: Int32, Sendable, CaseIterable {
  case lifecycle = 0
  case reboot, rtcChange, watchdog, ioError, graphics, ioErrorReason, controlError, blockJob, diskChange, trayChange,
    pmWakeup, pmSuspend, balloonChange, pmSuspendDisk, deviceRemoved, blockJob2, tunable, agentLifecycle,
    deviceAdded, migrationIteration, jobCompleted, deviceRemovalFailed, metadataChange, blockThreshold,
    memoryFailure, memoryDeviceSizeChange, nicMACChange
}

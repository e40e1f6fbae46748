// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension Remote.DomainGetXMLDescArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainRebootArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainAttachDeviceFlagsArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainDetachDeviceFlagsArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainUpdateDeviceFlagsArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSnapshotCreateXMLArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSnapshotGetXMLDescArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetMemoryParametersArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetVCPUsFlagsArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainGetVCPUsFlagsArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetMemoryFlagsArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetBlkioParametersArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetSchedulerParametersFlagsArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainPinVCPUFlagsArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetBlockIOTuneArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetNUMAParametersArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetInterfaceParametersArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainShutdownFlagsArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetMetadataArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainPinEmulatorArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.NetworkUpdateArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetMemoryStatsPeriodArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainPinIOThreadArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainInterfaceAddressesArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
  package var conditionSource: UInt32 { source }
}

extension Remote.DomainAddIOThreadArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainDelIOThreadArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetVCPUArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainManagedSaveGetXMLDescArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainDetachDeviceAliasArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetIOThreadParamsArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainCheckpointCreateXMLArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainCheckpointGetXMLDescArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.NetworkSetMetadataArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.NodeDeviceUpdateArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainSetThrottleGroupArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}

extension Remote.DomainDelThrottleGroupArguments: ConditionalArguments {
  package var conditionFlags: UInt32 { flags }
}
